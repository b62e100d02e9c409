package org.wirewatch.enrich.story;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.wirewatch.enrich.term.DocumentFrequencies;

/**
 * The stories that articles can still join, found by term, by article and by age, and how much a
 * shared term says among them. Not thread-safe.
 */
final class OpenStories {
  /** The frequencies of general news count as so many stories. */
  private static final double BACKGROUND = 400;

  /** Sharpens the difference between rare and common terms; chosen on the development data. */
  private static final double SHARPNESS = 1.2;

  /** Newest articles of a story that others are compared with. */
  static final int COMPARED_MAX = 16;

  private static final Set<String> NONE = Set.of();

  private final DocumentFrequencies news = DocumentFrequencies.ofNews();
  private final Map<String, StoryState> byId = new HashMap<>();
  private final Map<String, Set<String>> byTerm = new HashMap<>();
  private final Map<String, String> byArticle = new HashMap<>();
  private final Map<String, ArticleTraits> traits = new HashMap<>();
  private final StoryJournal journal;
  private final TreeMap<Age, String> byAge = new TreeMap<>();

  private record Age(Instant lastArticleAt, String storyId) implements Comparable<Age> {
    private static final Comparator<Age> ORDER =
        Comparator.comparing(Age::lastArticleAt).thenComparing(Age::storyId);

    static Age of(StoryState story) {
      return new Age(story.lastArticleAt(), story.id());
    }

    @Override
    public int compareTo(Age other) {
      return ORDER.compare(this, other);
    }
  }

  OpenStories() {
    this(StoryJournal.NONE);
  }

  OpenStories(StoryJournal journal) {
    this.journal = journal;
  }

  int size() {
    return byId.size();
  }

  /** How many articles they have. */
  int articles() {
    return byArticle.size();
  }

  /** The open story with that id; null when there is none. */
  StoryState get(String storyId) {
    return byId.get(storyId);
  }

  /** The open story of an article; null when there is none. */
  StoryState ofArticle(String articleId) {
    String storyId = byArticle.get(articleId);
    return storyId == null ? null : byId.get(storyId);
  }

  /** The story longest without an article; null when none is open. */
  StoryState oldest() {
    return byAge.isEmpty() ? null : byId.get(byAge.firstEntry().getValue());
  }

  /** The articles of a story that others are compared with, oldest first. */
  List<ArticleTraits> compared(StoryState story) {
    return comparedIds(story).stream().map(traits::get).filter(Objects::nonNull).toList();
  }

  /** Whether others are compared with that article. */
  boolean isCompared(String articleId) {
    return traits.containsKey(articleId);
  }

  /** The articles of both: the compared ones last, by arrival. */
  List<String> together(StoryState one, StoryState other, int max) {
    List<ArticleTraits> compared = new ArrayList<>(compared(one));
    compared.addAll(compared(other));
    compared.sort(Comparator.comparing(ArticleTraits::at).thenComparing(ArticleTraits::articleId));
    Set<String> last =
        compared.stream()
            .map(ArticleTraits::articleId)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    List<String> all = new ArrayList<>(one.members());
    all.addAll(other.members());
    all.removeIf(last::contains);
    all.addAll(last);
    return List.copyOf(all.subList(Math.max(0, all.size() - max), all.size()));
  }

  /** Takes a story back from the store. */
  void restore(StoryState story) {
    index(story);
  }

  /** Takes an article back from the store. */
  void restore(ArticleTraits article) {
    traits.put(article.articleId(), article);
  }

  /** Remembers what an article is compared by; its story is put afterwards. */
  void put(ArticleTraits article) {
    traits.put(article.articleId(), article);
    journal.article(article.articleId(), article);
  }

  /** Adds a story or replaces its former state. */
  void put(StoryState story) {
    StoryState before = byId.get(story.id());
    replace(before == null ? List.of() : List.of(before), List.of(story));
  }

  void remove(StoryState story) {
    replace(List.of(story), List.of());
  }

  /** Puts stories in the place of others, and forgets articles that are no longer compared. */
  void replace(List<StoryState> gone, List<StoryState> come) {
    Set<String> forgotten = new LinkedHashSet<>();
    for (StoryState story : gone) {
      forgotten.addAll(comparedIds(story));
      forget(story);
    }
    for (StoryState story : come) {
      comparedIds(story).forEach(forgotten::remove);
      index(story);
      journal.story(story.id(), story);
    }
    Set<String> staying = come.stream().map(StoryState::id).collect(Collectors.toSet());
    for (StoryState story : gone) {
      if (!staying.contains(story.id())) {
        journal.story(story.id(), null);
      }
    }
    for (String articleId : forgotten) {
      traits.remove(articleId);
      journal.article(articleId, null);
    }
  }

  /** How much a term says: the fewer of the open stories and of general news have it, the more. */
  double rarity(String term) {
    return rarity(news, term, byTerm.getOrDefault(term, NONE).size(), byId.size());
  }

  /** The rarity of a term that so many of so many stories have. */
  static double rarity(DocumentFrequencies news, String term, int having, int stories) {
    double general = BACKGROUND * news.of(term) / news.documents();
    double inverse = (1 + BACKGROUND + stories) / (1 + general + having);
    return Math.pow(Math.log(inverse), SHARPNESS);
  }

  /** The vector with each weight multiplied by its term's rarity. */
  TermVector weighted(TermVector terms) {
    return terms.scaled(this::rarity);
  }

  /** Ids of the stories that share most of the vector's heaviest terms, in a fixed order. */
  List<String> sharing(TermVector weighted, int termsMax, int storiesMax) {
    Map<String, Double> shared = new HashMap<>();
    for (int i : weighted.ranked(termsMax)) {
      String term = weighted.term(i);
      for (String storyId : byTerm.getOrDefault(term, NONE)) {
        double weight = weighted.weight(i) * byId.get(storyId).terms().weight(term);
        shared.merge(storyId, weight, Double::sum);
      }
    }
    return shared.entrySet().stream()
        .sorted(
            Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(storiesMax)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static List<String> comparedIds(StoryState story) {
    List<String> members = story.members();
    return members.subList(Math.max(0, members.size() - COMPARED_MAX), members.size());
  }

  private void index(StoryState story) {
    byId.put(story.id(), story);
    byAge.put(Age.of(story), story.id());
    for (int i = 0; i < story.terms().size(); i++) {
      byTerm.computeIfAbsent(story.terms().term(i), term -> new HashSet<>()).add(story.id());
    }
    story.members().forEach(articleId -> byArticle.put(articleId, story.id()));
  }

  private void forget(StoryState story) {
    byId.remove(story.id());
    byAge.remove(Age.of(story));
    for (int i = 0; i < story.terms().size(); i++) {
      byTerm.computeIfPresent(
          story.terms().term(i),
          (term, stories) -> {
            stories.remove(story.id());
            return stories.isEmpty() ? null : stories;
          });
    }
    story.members().forEach(articleId -> byArticle.remove(articleId, story.id()));
  }
}
