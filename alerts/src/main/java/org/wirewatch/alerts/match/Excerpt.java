package org.wirewatch.alerts.match;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.Match;
import org.wirewatch.wire.Span;

/**
 * The sentence of an article that shows a match best.
 *
 * @param text at most {@link #CHARS_MAX} characters and the ellipses of a cut
 * @param spans what matched in it, field {@code excerpt}
 */
public record Excerpt(String text, List<Span> spans) {
  static final int CHARS_MAX = 320;

  /** Text looked at around the first match; a sentence ends within. */
  private static final int REACH = 1_000;

  private static final String CUT = "…";

  /** The sentence of the first match in the text; the first sentence when the text has none. */
  public static Excerpt of(EnrichedArticle article, Match match) {
    List<Span> found =
        match.spans().stream().filter(span -> span.field().equals(Span.TEXT)).toList();
    String text = article.text();
    int at = found.isEmpty() ? 0 : Math.min(found.getFirst().start(), text.length());
    int from = Math.max(0, at - REACH);
    int to = Math.min(text.length(), at + REACH);
    BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ENGLISH);
    sentences.setText(text.substring(from, to));
    int end = at == to ? to : from + sentences.following(at - from);
    int start = from + Math.max(0, sentences.previous());
    int paragraphEnd = text.indexOf("\n\n", at);
    return cut(
        text,
        at,
        Math.max(start, paragraphStart(text, at)),
        paragraphEnd < 0 ? end : Math.min(end, paragraphEnd),
        found);
  }

  private static int paragraphStart(String text, int at) {
    int gap = text.lastIndexOf("\n\n", at);
    return gap < 0 ? 0 : gap + 2;
  }

  private static Excerpt cut(String text, int at, int start, int end, List<Span> found) {
    String before = "";
    String after = "";
    if (end - start > CHARS_MAX) {
      if (at - start > CHARS_MAX / 2) {
        start = wordStart(text, at - CHARS_MAX / 2, at);
        before = CUT;
      }
      if (end - start > CHARS_MAX) {
        end = wordEnd(text, start + CHARS_MAX, at);
        after = CUT;
      }
    }
    while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    String body = text.substring(start, end).replace('\n', ' ').replace('\r', ' ');
    List<Span> spans = new ArrayList<>();
    for (Span span : found) {
      if (span.start() >= start && span.end() <= end) {
        int shift = before.length() - start;
        spans.add(new Span(Span.EXCERPT, span.start() + shift, span.end() + shift));
      }
    }
    return new Excerpt(before + body + after, spans);
  }

  private static int wordStart(String text, int from, int limit) {
    int space = text.indexOf(' ', from);
    return space < 0 || space >= limit ? from : space + 1;
  }

  private static int wordEnd(String text, int to, int limit) {
    int space = text.lastIndexOf(' ', to);
    return space <= limit ? to : space;
  }
}
