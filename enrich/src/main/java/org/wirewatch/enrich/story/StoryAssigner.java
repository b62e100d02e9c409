package org.wirewatch.enrich.story;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.Ids;
import org.wirewatch.wire.Story;

/**
 * Gives each article its story when it comes: single pass, never revised. An article joins the open
 * story whose terms are most similar to its own, weighted by rarity and decayed with time, or opens
 * a new one. The same articles in the same order give the same stories, also across {@link
 * #restore}. Not thread-safe.
 */
public final class StoryAssigner {
  private static final int QUERY_TERMS = 40;
  private static final int CANDIDATES_MAX = 60;
  private static final int STORY_TERMS_MAX = 200;
  private static final int CENTROID_TERMS_MAX = 20;
  private static final int TIMELINE_MAX = 200;
  private static final int MEMBERS_MAX = 2_000;

  private final StorySettings settings;
  private final Rarity rarity = new Rarity();
  private final Map<String, StoryState> open = new HashMap<>();
  private final Map<String, Set<String>> storiesByTerm = new HashMap<>();
  private final Map<String, String> storyByArticle = new HashMap<>();

  /** Oldest first. */
  private final TreeMap<Age, String> byAge = new TreeMap<>();

  private record Age(Instant lastArticleAt, String storyId) implements Comparable<Age> {
    private static final Comparator<Age> ORDER =
        Comparator.comparing(Age::lastArticleAt).thenComparing(Age::storyId);

    @Override
    public int compareTo(Age other) {
      return ORDER.compare(this, other);
    }
  }

  public StoryAssigner(StorySettings settings) {
    this.settings = settings;
  }

  /** Takes back an open story from a store; in any order, before the first article. */
  void restore(StoryState state) {
    remember(null, state);
  }

  /**
   * Assigns an article.
   *
   * @param at event time of the article's arrival; decides decay and what is still open
   */
  public Assigned assign(EnrichedArticle article, Instant at) {
    StoryState state = decide(article, at);
    return new Assigned(article.inStory(state.id()), state.story());
  }

  /** As {@link #assign}, with all that is to be stored. */
  StoryState decide(EnrichedArticle article, Instant at) {
    StoryState known = knownStory(article);
    TermVector terms = ArticleTerms.of(article);
    StoryState before = known != null ? known : mostSimilar(terms, at);
    StoryState after =
        before == null ? opened(article, terms, at) : joined(before, article, terms, at);
    remember(before, after);
    return after;
  }

  /** Closes what is over; returns the ids to be removed from the store. */
  public List<String> close(Instant now) {
    List<String> closed = new ArrayList<>();
    while (!byAge.isEmpty()
        && (open.size() > settings.storiesMax() || over(byAge.firstKey().lastArticleAt(), now))) {
      String storyId = byAge.firstEntry().getValue();
      forget(open.get(storyId));
      closed.add(storyId);
    }
    return closed;
  }

  /** How many stories are open. */
  public int openStories() {
    return open.size();
  }

  private StoryState knownStory(EnrichedArticle article) {
    String storyId = storyByArticle.get(article.articleId());
    if (storyId == null && article.duplicateOf() != null) {
      storyId = storyByArticle.get(article.duplicateOf());
    }
    return storyId == null ? null : open.get(storyId);
  }

  private StoryState mostSimilar(TermVector article, Instant at) {
    TermVector weighted = rarity.weigh(article, storiesByTerm, open.size());
    StoryState best = null;
    double bestSimilarity = settings.threshold();
    for (String storyId : candidates(weighted)) {
      StoryState story = open.get(storyId);
      if (over(story.lastArticleAt(), at)) {
        continue;
      }
      double similarity =
          weighted.cosine(rarity.weigh(story.terms(), storiesByTerm, open.size()))
              * decay(story.lastArticleAt(), at);
      if (similarity > bestSimilarity) {
        best = story;
        bestSimilarity = similarity;
      }
    }
    return best;
  }

  /** Stories that share the article's weightiest terms, in a fixed order. */
  private List<String> candidates(TermVector weighted) {
    Map<String, Double> shared = new HashMap<>();
    for (int i : weighted.ranked(QUERY_TERMS)) {
      for (String storyId : storiesByTerm.getOrDefault(weighted.term(i), Set.of())) {
        double weight = weighted.weight(i) * open.get(storyId).terms().weight(weighted.term(i));
        shared.merge(storyId, weight, Double::sum);
      }
    }
    return shared.entrySet().stream()
        .sorted(
            Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(CANDIDATES_MAX)
        .map(Map.Entry::getKey)
        .toList();
  }

  private double decay(Instant last, Instant at) {
    double age = Math.abs(Duration.between(last, at).toMillis());
    return Math.pow(0.5, age / settings.halfLife().toMillis());
  }

  private boolean over(Instant last, Instant now) {
    return last.plus(settings.window()).isBefore(now);
  }

  private static StoryState opened(EnrichedArticle article, TermVector terms, Instant at) {
    String storyId = Ids.of("story", article.articleId());
    Story story =
        new Story(
            Story.SCHEMA_VERSION,
            storyId,
            headline(article),
            1,
            at,
            at,
            centroid(terms),
            Map.of(article.outlet(), 1),
            List.of(step(article, at)));
    return new StoryState(story, terms.heaviest(STORY_TERMS_MAX), List.of(article.articleId()), at);
  }

  private StoryState joined(
      StoryState before, EnrichedArticle article, TermVector terms, Instant at) {
    Story old = before.story();
    Instant last = at.isAfter(before.lastArticleAt()) ? at : before.lastArticleAt();
    boolean revision = before.members().contains(article.articleId());
    if (revision) {
      return new StoryState(old, before.terms(), before.members(), last);
    }
    TermVector sum = before.terms().plus(terms).heaviest(STORY_TERMS_MAX);
    Map<String, Integer> outlets = new LinkedHashMap<>(old.outlets());
    outlets.merge(article.outlet(), 1, Integer::sum);
    Story story =
        new Story(
            Story.SCHEMA_VERSION,
            old.storyId(),
            old.title(),
            old.articleCount() + 1,
            old.firstSeenAt().isBefore(at) ? old.firstSeenAt() : at,
            last,
            centroid(sum),
            outlets,
            appended(old.timeline(), step(article, at), TIMELINE_MAX));
    return new StoryState(
        story, sum, appended(before.members(), article.articleId(), MEMBERS_MAX), last);
  }

  private static <T> List<T> appended(List<T> list, T element, int max) {
    List<T> longer = new ArrayList<>(list);
    longer.add(element);
    return longer.size() > max ? longer.subList(longer.size() - max, longer.size()) : longer;
  }

  private static Story.Step step(EnrichedArticle article, Instant at) {
    return new Story.Step(
        article.articleId(), article.outlet(), article.title(), at, article.duplicateOf());
  }

  private static String headline(EnrichedArticle article) {
    return article.title();
  }

  private static Map<String, Double> centroid(TermVector terms) {
    return terms.heaviest(CENTROID_TERMS_MAX).toMap();
  }

  private void remember(StoryState before, StoryState after) {
    if (before != null) {
      byAge.remove(new Age(before.lastArticleAt(), before.id()));
      unindex(before);
    }
    open.put(after.id(), after);
    byAge.put(new Age(after.lastArticleAt(), after.id()), after.id());
    for (int i = 0; i < after.terms().size(); i++) {
      storiesByTerm.computeIfAbsent(after.terms().term(i), t -> new HashSet<>()).add(after.id());
    }
    after.members().forEach(articleId -> storyByArticle.put(articleId, after.id()));
  }

  private void forget(StoryState state) {
    byAge.remove(new Age(state.lastArticleAt(), state.id()));
    open.remove(state.id());
    unindex(state);
    state.members().forEach(storyByArticle::remove);
  }

  private void unindex(StoryState state) {
    for (int i = 0; i < state.terms().size(); i++) {
      String term = state.terms().term(i);
      storiesByTerm.computeIfPresent(
          term,
          (t, stories) -> {
            stories.remove(state.id());
            return stories.isEmpty() ? null : stories;
          });
    }
  }
}
