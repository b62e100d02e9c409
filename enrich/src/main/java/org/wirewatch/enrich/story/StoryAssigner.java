package org.wirewatch.enrich.story;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.wirewatch.enrich.story.StoryRecords.Written;
import org.wirewatch.wire.EnrichedArticle;

/**
 * Gives each article its story when it comes: single pass, never revised. An article joins the open
 * story whose terms are most similar to its own, weighted by rarity and decayed with time, or opens
 * a new one. The same articles in the same order give the same stories, also across {@link
 * #restore}. Not thread-safe.
 */
public final class StoryAssigner {
  private static final int QUERY_TERMS = 40;
  private static final int CANDIDATES_MAX = 20;
  private static final int STORY_TERMS_MAX = 200;
  private static final int MEMBERS_MAX = 2_000;

  /** Share of the article's names, by rarity, that a story must have. */
  private static final double NAMES_SHARED_MIN = 0.15;

  private final StorySettings settings;
  private final OpenStories open = new OpenStories();
  private final StoryRecords records = new StoryRecords(open::weighted);

  public StoryAssigner(StorySettings settings) {
    this.settings = settings;
  }

  /** Takes back an open story from a store; in any order, before the first article. */
  void restore(StoryState state) {
    open.put(state);
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
    ArticleTerms found = ArticleTerms.of(article);
    TermVector terms = found.vector();
    StoryState known = known(article);
    StoryState after;
    if (known != null && known.members().contains(article.articleId())) {
      after = revised(known, article, terms, at);
    } else {
      StoryState before = known != null ? known : mostSimilar(found, at);
      after = before == null ? opened(article, terms, at) : joined(before, article, terms, at);
    }
    open.put(after);
    return after;
  }

  /** Closes the stories that are over; returns their ids, to be removed from the store. */
  public List<String> close(Instant now) {
    List<String> closed = new ArrayList<>();
    StoryState oldest = open.oldest();
    while (oldest != null && (open.size() > settings.storiesMax() || over(oldest, now))) {
      open.remove(oldest);
      closed.add(oldest.id());
      oldest = open.oldest();
    }
    return closed;
  }

  /** How many stories are open. */
  public int openStories() {
    return open.size();
  }

  /**
   * The story that an earlier revision, the original of a copy or what it updates is in; null when
   * not open.
   */
  private StoryState known(EnrichedArticle article) {
    StoryState own = open.ofArticle(article.articleId());
    String original =
        article.duplicate() != null ? article.duplicate().originalId() : article.duplicateOf();
    return own != null || original == null ? own : open.ofArticle(original);
  }

  private StoryState mostSimilar(ArticleTerms terms, Instant at) {
    TermVector weighted = open.weighted(terms.vector());
    StoryState best = null;
    double bestSimilarity = settings.threshold();
    for (String storyId : open.sharing(weighted, QUERY_TERMS, CANDIDATES_MAX)) {
      StoryState story = open.get(storyId);
      if (over(story, at) || !namesAgree(terms, weighted, story)) {
        continue;
      }
      double similarity = weighted.cosine(open.weighted(story.terms())) * decay(story, at);
      if (similarity > bestSimilarity) {
        best = story;
        bestSimilarity = similarity;
      }
    }
    return best;
  }

  /** Template articles share all words but the names: those of another place are another event. */
  private static boolean namesAgree(ArticleTerms terms, TermVector weighted, StoryState story) {
    double all = 0;
    double shared = 0;
    for (String name : terms.names()) {
      double weight = weighted.weight(name);
      all += weight;
      shared += story.terms().weight(name) > 0 ? weight : 0;
    }
    return all == 0 || shared / all >= NAMES_SHARED_MIN;
  }

  private double decay(StoryState story, Instant at) {
    double age = Math.abs(Duration.between(story.lastArticleAt(), at).toMillis());
    return Math.pow(0.5, age / settings.halfLife().toMillis());
  }

  private boolean over(StoryState story, Instant now) {
    return story.lastArticleAt().plus(settings.window()).isBefore(now);
  }

  private StoryState opened(EnrichedArticle article, TermVector terms, Instant at) {
    Written written = records.opened(article, terms, at);
    return new StoryState(
        written.story(),
        written.memory(),
        terms.heaviest(STORY_TERMS_MAX),
        List.of(article.articleId()),
        at);
  }

  private StoryState joined(
      StoryState before, EnrichedArticle article, TermVector terms, Instant at) {
    TermVector sum = before.terms().plus(terms).heaviest(STORY_TERMS_MAX);
    Written written = records.joined(before.written(), article, terms, sum, at);
    return new StoryState(
            written.story(),
            written.memory(),
            sum,
            StoryRecords.appended(before.members(), article.articleId(), MEMBERS_MAX),
            before.lastArticleAt())
        .seenAt(at);
  }

  private StoryState revised(
      StoryState before, EnrichedArticle article, TermVector terms, Instant at) {
    Written written = records.revised(before.written(), article, terms, before.terms(), at);
    return new StoryState(
            written.story(),
            written.memory(),
            before.terms(),
            before.members(),
            before.lastArticleAt())
        .seenAt(at);
  }
}
