package org.wirewatch.enrich.story;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The place and agency before a report's first sentence: {@code JAKARTA (Agency) - }. */
final class Dateline {
  private static final int CHARS_MAX = 80;
  private static final String PLACE = "\\p{Lu}[\\p{Lu}.' ]{2,30}(?:, [^()\\u2013\\u2014]{2,30}?)?";
  private static final String AGENCY = "\\([^()]{1,30}\\)";
  private static final String DASH = "[-\\u2013\\u2014]{1,2}";
  private static final Pattern PATTERN =
      Pattern.compile(
          "(?:%s ?(?:%s)? ?%s|%s ?(?:%s)?) +(?=[\\p{L}\\p{N}\"'\\u201c])"
              .formatted(PLACE, AGENCY, DASH, AGENCY, DASH));

  private Dateline() {}

  /** Where the sentence that starts there begins behind its dateline. */
  static int behind(String text, int start, int end) {
    Matcher matcher = PATTERN.matcher(text).region(start, Math.min(end, start + CHARS_MAX));
    return matcher.lookingAt() ? matcher.end() : start;
  }
}
