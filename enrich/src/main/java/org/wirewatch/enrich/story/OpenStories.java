package org.wirewatch.enrich.story;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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

  private static final Set<String> NONE = Set.of();

  private final DocumentFrequencies news = DocumentFrequencies.ofNews();
  private final Map<String, StoryState> byId = new HashMap<>();
  private final Map<String, Set<String>> byTerm = new HashMap<>();
  private final Map<String, String> byArticle = new HashMap<>();
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

  int size() {
    return byId.size();
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

  /** Adds a story or replaces its former state. */
  void put(StoryState story) {
    StoryState before = byId.put(story.id(), story);
    if (before != null) {
      byAge.remove(Age.of(before));
      removeTerms(before);
    }
    byAge.put(Age.of(story), story.id());
    for (int i = 0; i < story.terms().size(); i++) {
      byTerm.computeIfAbsent(story.terms().term(i), term -> new HashSet<>()).add(story.id());
    }
    story.members().forEach(articleId -> byArticle.put(articleId, story.id()));
  }

  void remove(StoryState story) {
    byId.remove(story.id());
    byAge.remove(Age.of(story));
    removeTerms(story);
    story.members().forEach(articleId -> byArticle.remove(articleId, story.id()));
  }

  /** How much a term says: the fewer of the open stories and of general news have it, the more. */
  double rarity(String term) {
    double general = BACKGROUND * news.of(term) / news.documents();
    int stories = byTerm.getOrDefault(term, NONE).size();
    double inverse = (1 + BACKGROUND + byId.size()) / (1 + general + stories);
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

  private void removeTerms(StoryState story) {
    for (int i = 0; i < story.terms().size(); i++) {
      byTerm.computeIfPresent(
          story.terms().term(i),
          (term, stories) -> {
            stories.remove(story.id());
            return stories.isEmpty() ? null : stories;
          });
    }
  }
}
