package org.wirewatch.enrich.dedupe;

import java.util.Set;

/** Which words tell when a page was published or updated: {@code Updated 2 May, 10:42 am}. */
final class Stamps {
  private static final Set<String> STAMPED = Set.of("updated", "published", "posted");
  private static final Set<String> VOCABULARY =
      words(
          """
          updated published posted edited modified last first at on a m p am pm time
          et est edt pt pst pdt ct cst cdt gmt bst utc cet cest ist
          jan feb mar apr jun jul aug sep sept oct nov dec
          mon tue tues wed thu thur thurs fri sat sun
          """);

  /** Words of a line of nothing but a date from which on it is one. */
  private static final int LINE_WORDS_MIN = 3;

  private final boolean[] stamped;
  private final boolean[] dated;

  private Stamps(int words) {
    stamped = new boolean[words];
    dated = new boolean[words];
  }

  /** Finds them in words without case and accents. */
  static Stamps of(String[] folded, int[] codes, boolean[] lines, int count) {
    Stamps stamps = new Stamps(count);
    for (int from = 0, to = 0; from < count; from = Math.max(to, from + 1)) {
      boolean said = false;
      for (to = from; to < count && isPart(folded[to], codes[to]); to++) {
        said |= STAMPED.contains(folded[to]);
      }
      boolean line = to - from >= LINE_WORDS_MIN && lines[from] && (to == count || lines[to]);
      for (int i = from; i < to; i++) {
        stamps.stamped[i] = said;
        stamps.dated[i] = said || line;
      }
    }
    return stamps;
  }

  /** Whether a word is part of what is said to be the time of publication. */
  boolean isSaid(int word) {
    return stamped[word];
  }

  /** The same, or a line of nothing but a date. */
  boolean isDate(int word) {
    return dated[word];
  }

  private static boolean isPart(String folded, int code) {
    return WordCode.kind(code) >= WordCode.NUMBER || VOCABULARY.contains(folded);
  }

  private static Set<String> words(String list) {
    return Set.of(list.strip().split("\\s+"));
  }
}
