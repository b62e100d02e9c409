package org.wirewatch.enrich.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wirewatch.wire.Span;

/**
 * Where a text says what did not or will not happen, so that "no plans to unionise" does not speak
 * for a union. Immutable.
 */
final class Negation {
  private static final String WORD = "[\\p{L}\\p{N}'\u2019-]{1,40}";

  /** A cue, then at most three words up to the next punctuation. */
  private static final Pattern NEGATED =
      Pattern.compile(
          "(?i)\\b(?:no (?:current |immediate )?(?:plans?|intention|desire|need|appetite)"
              + " (?:to|for|of)|(?:will|would|did|do|does|has|have|had|is|are|was|were)(?: not|n['\u2019]t)"
              + "|won['\u2019]t|cannot|can['\u2019]t|never|ruled out|rules out|rule out|refused to"
              + "|declined to|voted (?:against|not to)|instead of|rather than|without)"
              + "(?! only)((?: "
              + WORD
              + "){1,3})");

  private final String text;
  private final List<Span> ranges;

  private Negation(String text, List<Span> ranges) {
    this.text = text;
    this.ranges = ranges;
  }

  static Negation in(String text) {
    List<Span> ranges = new ArrayList<>(2);
    Matcher matcher = NEGATED.matcher(text);
    while (matcher.find()) {
      ranges.add(Span.text(matcher.start(1), matcher.end(1)));
    }
    return new Negation(text, ranges);
  }

  /** Whether what stands there is negated. */
  boolean covers(int offset) {
    for (Span range : ranges) {
      if (offset >= range.start() && offset < range.end()) {
        return true;
      }
    }
    return false;
  }

  /** The same text, of the same length, with blanks where something is negated. */
  String blanked() {
    StringBuilder kept = new StringBuilder(text);
    for (Span range : ranges) {
      for (int i = range.start(); i < range.end(); i++) {
        kept.setCharAt(i, ' ');
      }
    }
    return ranges.isEmpty() ? text : kept.toString();
  }
}
