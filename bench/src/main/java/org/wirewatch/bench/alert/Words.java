package org.wirewatch.bench.alert;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Invented words, drawn by Zipf's law for texts and evenly for queries. */
final class Words {
  private static final int VOCABULARY = 20_000;
  private static final int TEXT_WORDS = 600;

  /** A query asks for no word that is more common, so that it matches rarely. */
  private static final int COMMON = 100;

  private final Random random;
  private final double[] shares = new double[VOCABULARY];

  Words(long seed) {
    random = new Random(seed);
    double sum = 0;
    for (int rank = 0; rank < VOCABULARY; rank++) {
      sum += 1.0 / (rank + 1);
      shares[rank] = sum;
    }
  }

  /** Two words or three. */
  List<String> query() {
    return IntStream.range(0, 2 + random.nextInt(2))
        .mapToObj(i -> word(COMMON + random.nextInt(VOCABULARY - COMMON)))
        .toList();
  }

  /** The words of an article. */
  List<String> text() {
    return IntStream.range(0, TEXT_WORDS)
        .map(i -> Arrays.binarySearch(shares, random.nextDouble() * shares[VOCABULARY - 1]))
        .mapToObj(rank -> word(rank < 0 ? -rank - 1 : rank))
        .toList();
  }

  private static String word(int rank) {
    return "word" + rank + "x";
  }
}
