package org.wirewatch.bench.duplicate;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.wirewatch.wire.EnrichedArticle;

/** Hashes of runs of words of an article, each once. */
final class WordShingles {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

  private WordShingles() {}

  static long[] of(EnrichedArticle article, int words) {
    String text = (article.title() + "\n" + article.text()).toLowerCase(Locale.ROOT);
    Matcher matcher = WORD.matcher(text);
    long[] hashes = new long[text.length()];
    int count = 0;
    while (matcher.find()) {
      hashes[count++] = hash(matcher.group());
    }
    int all = Math.max(count == 0 ? 0 : 1, count - words + 1);
    int length = count;
    return IntStream.range(0, all)
        .mapToLong(i -> run(hashes, i, Math.min(length, i + words)))
        .distinct()
        .toArray();
  }

  static long mix(long value) {
    long h = (value ^ value >>> 33) * 0xff51afd7ed558ccdL;
    h = (h ^ h >>> 33) * 0xc4ceb9fe1a85ec53L;
    return h ^ h >>> 33;
  }

  private static long run(long[] hashes, int from, int to) {
    return Arrays.stream(hashes, from, to).reduce(7, (h, word) -> mix(h * 31 + word));
  }

  private static long hash(String word) {
    long h = 1125899906842597L;
    for (int i = 0; i < word.length(); i++) {
      h = 31 * h + word.charAt(i);
    }
    return mix(h);
  }
}
