package org.wirewatch.wire;

/**
 * A piece of an article, UTF-16 {@code [start, end)}.
 *
 * @param field {@code title} or {@code text}, or another field of the article that matched as a
 *     whole ({@code outlet}, {@code lang}, {@code topic}), where the offsets are 0 and its length
 */
public record Span(String field, int start, int end) {
  public static final String TITLE = "title";
  public static final String TEXT = "text";

  /** Of {@link Notification#excerpt}. */
  public static final String EXCERPT = "excerpt";

  public Span {
    Checks.present(field, "field");
    Checks.range(start, end);
  }

  public static Span title(int start, int end) {
    return new Span(TITLE, start, end);
  }

  public static Span text(int start, int end) {
    return new Span(TEXT, start, end);
  }
}
