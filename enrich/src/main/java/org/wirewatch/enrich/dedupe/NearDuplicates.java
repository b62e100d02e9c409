package org.wirewatch.enrich.dedupe;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.EnrichedArticle.Duplicate;
import org.wirewatch.wire.EnrichedArticle.DuplicateKind;

/**
 * Tells whether an article repeats or updates one that came before it within a window. The same
 * articles in the same order give the same answers, also across a restart. Not thread-safe. See
 * docs/duplicates.md.
 */
public final class NearDuplicates {
  /** Earlier articles that are compared word by word. */
  private static final int COMPARED_MAX = 5;

  /** Texts of fewer UTF-16 characters, such as that of an empty page, repeat nobody. */
  private static final int TEXT_CHARS_MIN = 20;

  private final Duration window;
  private final ArticleMemory memory;
  private final Candidates candidates;

  /**
   * Remembers nothing yet, and then in memory only.
   *
   * @param window how long articles are remembered, in time of the articles' arrival
   */
  public NearDuplicates(Duration window) {
    this(DuplicateSettings.within(window), RememberedArticles.inMemory());
  }

  /** Goes on with what a store has. */
  public NearDuplicates(DuplicateSettings settings, RememberedArticles store) {
    window = settings.window();
    memory = new ArticleMemory(settings, store);
    candidates = new Candidates(memory);
  }

  /** An earlier article and how the new one compares with it. */
  private record Found(long number, RememberedArticle article, Comparison comparison) {
    DuplicateKind kind() {
      return comparison.kind();
    }

    boolean betterThan(Found other) {
      if (other == null || kind().repeats() != other.kind().repeats()) {
        return other == null || kind().repeats();
      }
      return comparison.matched() > other.comparison.matched();
    }
  }

  /**
   * What the article repeats or updates, if anything; remembers it for those that follow. An
   * article that the first step found to be a verbatim copy is one here, too.
   *
   * @param at event time of the article's arrival
   */
  public Optional<Duplicate> find(EnrichedArticle article, Instant at) {
    long atMs = at.toEpochMilli();
    if (article.duplicateOf() != null) {
      RememberedArticle original = memory.earlier(article.duplicateOf());
      boolean isFirst = original == null || original.rootId().equals(article.duplicateOf());
      if (isFirst) {
        return Optional.of(new Duplicate(article.duplicateOf(), DuplicateKind.EXACT, 1, List.of()));
      }
    }
    if (article.text().length() < TEXT_CHARS_MIN) {
      return Optional.empty();
    }
    Words words = WordReader.read(article);
    int[] shingles = Shingles.all(words.codes());
    candidates.find(words.count(), shingles);
    Found found = best(article.articleId(), atMs, words);
    boolean repeats = found != null && found.kind().repeats();
    Duplicate result = found == null ? null : duplicate(found, words);
    memory.add(article.articleId(), atMs, repeats ? found.article() : null, words, shingles);
    return Optional.ofNullable(result);
  }

  /**
   * The earlier article that decides: of each text the version with most words in common, and of
   * the texts first those that are repeated.
   */
  private Found best(String articleId, long atMs, Words words) {
    Map<Long, Found> byRoot = new LinkedHashMap<>();
    for (long number : candidates.best(COMPARED_MAX)) {
      RememberedArticle earlier = memory.get(number);
      if (earlier == null
          || earlier.rootId().equals(articleId)
          || earlier.articleId().equals(articleId)
          || atMs - earlier.atMs() > window.toMillis()) {
        continue;
      }
      Comparison comparison = new Comparison(earlier, words, candidates.common());
      Found found = new Found(number, earlier, comparison);
      byRoot.merge(
          earlier.root(),
          found,
          (a, b) -> b.comparison().matched() > a.comparison().matched() ? b : a);
    }
    Found best = null;
    for (Found found : byRoot.values()) {
      if (found.kind() != null && found.betterThan(best)) {
        best = found;
      }
    }
    return best;
  }

  /** Describes it by the first article with the text, if that is still known. */
  private Duplicate duplicate(Found found, Words words) {
    RememberedArticle root =
        found.number() == found.article().root() ? null : memory.get(found.article().root());
    Comparison comparison = found.comparison();
    DuplicateKind kind = found.kind();
    if (root != null) {
      comparison = new Comparison(root, words, candidates.common());
      boolean agrees = comparison.kind() != null && comparison.kind().repeats() == kind.repeats();
      kind = agrees ? comparison.kind() : kind.repeats() ? DuplicateKind.EDITED : kind;
    }
    return new Duplicate(
        found.article().rootId(), kind, comparison.containment(), comparison.changes());
  }

  /** Articles that are remembered. */
  public int remembered() {
    return memory.size();
  }

  /** What they take in the store, in bytes. */
  public long storedBytes() {
    return memory.storedBytes();
  }

  /** What they take on the heap besides a store in memory, in bytes. */
  public long heapBytes() {
    return memory.heapBytes();
  }
}
