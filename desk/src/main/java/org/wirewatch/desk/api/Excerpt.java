package org.wirewatch.desk.api;

import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.wirewatch.wire.Span;

/**
 * The piece of a text to show for a match.
 *
 * @param start UTF-16 offset into the text, as {@code end}
 */
public record Excerpt(int start, int end) {
  private static final int CHARS_MAX = 420;

  /** The sentence around the first span in the text; empty when no span is in the text. */
  public static Optional<Excerpt> around(String text, List<Span> spans) {
    return spans.stream()
        .filter(span -> span.field().equals(Span.TEXT) && span.end() <= text.length())
        .findFirst()
        .map(span -> sentence(text, span.start(), span.end()));
  }

  /** Where an excerpt made elsewhere stands in the text, if a span lies in it. */
  public static Optional<Excerpt> locate(String text, String excerpt, List<Span> spans) {
    String wanted = excerpt.strip();
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    for (int at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
      int from = at;
      int to = at + wanted.length();
      boolean holds =
          spans.stream()
              .anyMatch(
                  span ->
                      span.field().equals(Span.TEXT) && span.start() >= from && span.end() <= to);
      if (holds) {
        return Optional.of(new Excerpt(from, to));
      }
    }
    return Optional.empty();
  }

  private static Excerpt sentence(String text, int start, int end) {
    int paragraph = text.lastIndexOf("\n\n", start);
    int from = paragraph < 0 ? 0 : paragraph + 2;
    int next = text.indexOf("\n\n", end);
    int to = next < 0 ? text.length() : next;
    BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ENGLISH);
    sentences.setText(text.substring(from, to));
    int first = sentences.preceding(Math.min(start - from + 1, to - from));
    int last = sentences.following(Math.max(0, Math.min(end - from - 1, to - from - 1)));
    int left = first == BreakIterator.DONE ? from : from + first;
    int right = last == BreakIterator.DONE ? to : from + last;
    if (right - left > CHARS_MAX) {
      left = Math.max(left, start - CHARS_MAX / 3);
      right = Math.min(right, Math.max(end, left + CHARS_MAX));
    }
    while (right > left && Character.isWhitespace(text.charAt(right - 1))) {
      right--;
    }
    return new Excerpt(left, right);
  }
}
