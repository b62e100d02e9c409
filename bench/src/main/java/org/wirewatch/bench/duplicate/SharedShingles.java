package org.wirewatch.bench.duplicate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wirewatch.wire.EnrichedArticle;

/** Ways that compare sets of hashes and need a threshold of how much two must share. */
abstract class SharedShingles implements DuplicateFinder {
  private final double threshold;
  private final List<long[]> sets = new ArrayList<>();
  private final List<String> roots = new ArrayList<>();
  private final Map<Long, List<Integer>> byHash = new HashMap<>();
  private long bytes;

  SharedShingles(double threshold) {
    this.threshold = threshold;
  }

  /** What is kept of an article; the place may matter. */
  abstract long[] keep(EnrichedArticle article);

  /** How alike two are of which so many hashes are equal, 0 to 1. */
  abstract double similarity(int shared, int first, int second);

  @Override
  public String find(EnrichedArticle article) {
    long[] kept = keep(article);
    Map<Integer, Integer> shared = new HashMap<>();
    for (long hash : kept) {
      byHash.getOrDefault(hash, List.of()).forEach(i -> shared.merge(i, 1, Integer::sum));
    }
    int best = -1;
    double most = threshold;
    for (Map.Entry<Integer, Integer> entry : shared.entrySet()) {
      int i = entry.getKey();
      double similarity = similarity(entry.getValue(), sets.get(i).length, kept.length);
      if (similarity > most || (similarity == most && (best < 0 || i < best))) {
        best = i;
        most = similarity;
      }
    }
    for (long hash : kept) {
      byHash.computeIfAbsent(hash, key -> new ArrayList<>()).add(sets.size());
    }
    sets.add(kept);
    bytes += (long) Integer.BYTES * kept.length;
    String root = best < 0 ? null : roots.get(best);
    roots.add(root == null ? article.articleId() : root);
    return root;
  }

  /** Taking 4 bytes for a hash. */
  @Override
  public long bytes() {
    return bytes;
  }

  /**
   * The least of 128 permutations of three-word shingles: the share of equal ones estimates Jaccard
   * similarity.
   *
   * @see "Broder, On the resemblance and containment of documents, 1997"
   */
  static DuplicateFinder minHash(double threshold) {
    return new SharedShingles(threshold) {
      private static final int PERMUTATIONS = 128;

      @Override
      long[] keep(EnrichedArticle article) {
        long[] least = new long[PERMUTATIONS];
        long[] shingles = WordShingles.of(article, 3);
        for (int p = 0; p < PERMUTATIONS; p++) {
          long min = Long.MAX_VALUE;
          for (long shingle : shingles) {
            min = Math.min(min, WordShingles.mix(shingle + 0x9E3779B97F4A7C15L * (p + 1)));
          }
          least[p] = WordShingles.mix(min + p);
        }
        return least;
      }

      @Override
      double similarity(int shared, int first, int second) {
        return (double) shared / PERMUTATIONS;
      }
    };
  }

  /**
   * Every fourth of the five-word shingles by its hash, whatever the text: the share of the smaller
   * set estimates containment. No look at names or numbers.
   */
  static DuplicateFinder containment(double threshold) {
    return new SharedShingles(threshold) {
      private static final int EVERY = 4;
      private static final int SHARED_MIN = 2;

      @Override
      long[] keep(EnrichedArticle article) {
        return java.util.Arrays.stream(WordShingles.of(article, 5))
            .filter(shingle -> WordShingles.mix(shingle) % EVERY == 0)
            .toArray();
      }

      @Override
      double similarity(int shared, int first, int second) {
        return shared < SHARED_MIN ? 0 : (double) shared / Math.min(first, second);
      }
    };
  }
}
