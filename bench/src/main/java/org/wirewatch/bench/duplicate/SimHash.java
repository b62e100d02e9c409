package org.wirewatch.bench.duplicate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wirewatch.wire.EnrichedArticle;

/**
 * 64 bits of the words' weighted votes, at most three of them different; found by four blocks of 16
 * bits, one of which must then be equal.
 *
 * @see "Manku, Jain and Das Sarma, Detecting near-duplicates for web crawling, WWW 2007"
 */
final class SimHash implements DuplicateFinder {
  private static final int BITS_MAX = 3;
  private static final int BLOCKS = 4;

  private final List<Long> hashes = new ArrayList<>();
  private final List<String> roots = new ArrayList<>();
  private final Map<Long, List<Integer>> byBlock = new HashMap<>();

  @Override
  public String find(EnrichedArticle article) {
    long hash = hash(article);
    Set<Integer> candidates = new HashSet<>();
    for (int block = 0; block < BLOCKS; block++) {
      candidates.addAll(byBlock.getOrDefault(block(hash, block), List.of()));
    }
    int first =
        candidates.stream()
            .filter(i -> Long.bitCount(hashes.get(i) ^ hash) <= BITS_MAX)
            .mapToInt(i -> i)
            .min()
            .orElse(-1);
    for (int block = 0; block < BLOCKS; block++) {
      byBlock.computeIfAbsent(block(hash, block), key -> new ArrayList<>()).add(hashes.size());
    }
    hashes.add(hash);
    String root = first < 0 ? null : roots.get(first);
    roots.add(root == null ? article.articleId() : root);
    return root;
  }

  @Override
  public long bytes() {
    return (long) Long.BYTES * hashes.size();
  }

  private static long hash(EnrichedArticle article) {
    int[] votes = new int[Long.SIZE];
    for (long word : WordShingles.of(article, 1)) {
      for (int bit = 0; bit < Long.SIZE; bit++) {
        votes[bit] += (word >>> bit & 1) == 1 ? 1 : -1;
      }
    }
    long hash = 0;
    for (int bit = 0; bit < Long.SIZE; bit++) {
      hash |= votes[bit] > 0 ? 1L << bit : 0;
    }
    return hash;
  }

  private static long block(long hash, int block) {
    return ((long) block << 16) | ((hash >>> (16 * block)) & 0xffff);
  }
}
