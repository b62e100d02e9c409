package org.wirewatch.desk.web;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * Puts marks into plain text. Marks may overlap, nest, lie outside the text or cut a surrogate
 * pair; the markup that comes out is always well nested and reads as the text. Pure.
 */
final class Highlighter {
  private static final int MARKS_MAX = 5_000;

  private Highlighter() {}

  /**
   * A marked piece of the text.
   *
   * @param start UTF-16 offset, as {@code end}
   * @param tag {@code span}, {@code mark} or {@code q}
   * @param title what the reader sees when pointing at it; empty for nothing
   * @param id anchor of the first piece; null for none
   */
  record Mark(int start, int end, String tag, String css, String title, String id) {}

  /** The whole text with its marks. */
  static Html mark(String text, List<Mark> marks) {
    return mark(text, 0, text.length(), marks);
  }

  /** The piece {@code [from, to)} of the text; the marks' offsets are into the whole text. */
  static Html mark(String text, int from, int to, List<Mark> marks) {
    List<Mark> inside = clip(text, from, to, marks);
    List<Html> out = new ArrayList<>();
    Deque<Mark> open = new ArrayDeque<>();
    int at = from;
    int next = 0;
    while (at < to || !open.isEmpty()) {
      close(open, at, out);
      while (next < inside.size() && inside.get(next).start() == at) {
        push(open, inside.get(next++), out);
      }
      int stop = next < inside.size() ? inside.get(next).start() : to;
      for (Mark mark : open) {
        stop = Math.min(stop, mark.end());
      }
      if (stop <= at) {
        break;
      }
      out.add(Html.text(text.substring(at, stop)));
      at = stop;
    }
    return Html.join(out);
  }

  /** Paragraphs ({@code "\n\n"}) of the text as {@code <p>}. */
  static Html paragraphs(String text, List<Mark> marks) {
    List<Html> out = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int end = text.indexOf("\n\n", from);
      int to = end < 0 ? text.length() : end;
      if (!text.substring(from, to).isBlank()) {
        out.add(Html.of("<p>{}</p>\n", mark(text, from, to, marks)));
      }
      from = to + 2;
    }
    return Html.join(out);
  }

  private static List<Mark> clip(String text, int from, int to, List<Mark> marks) {
    List<Mark> inside = new ArrayList<>();
    for (Mark mark : marks) {
      int start = whole(text, Math.max(mark.start(), from));
      int end = whole(text, Math.min(mark.end(), to));
      if (start < end && inside.size() < MARKS_MAX) {
        String id = mark.start() >= from ? mark.id() : null;
        inside.add(new Mark(start, end, mark.tag(), mark.css(), mark.title(), id));
      }
    }
    inside.sort(
        Comparator.comparingInt(Mark::start)
            .thenComparing(Comparator.comparingInt(Mark::end).reversed()));
    return inside;
  }

  /** An offset moved back to the start of a surrogate pair. */
  private static int whole(String text, int offset) {
    boolean cuts =
        offset > 0
            && offset < text.length()
            && Character.isLowSurrogate(text.charAt(offset))
            && Character.isHighSurrogate(text.charAt(offset - 1));
    return cuts ? offset - 1 : offset;
  }

  /** Closes what ends here; what lies inside it and goes on is closed and opened again. */
  private static void close(Deque<Mark> open, int at, List<Html> out) {
    if (open.stream().noneMatch(mark -> mark.end() <= at)) {
      return;
    }
    Deque<Mark> again = new ArrayDeque<>();
    while (open.stream().anyMatch(mark -> mark.end() <= at)) {
      Mark top = open.pop();
      out.add(closing(top));
      if (top.end() > at) {
        again.push(new Mark(top.start(), top.end(), top.tag(), top.css(), top.title(), null));
      }
    }
    again.forEach(mark -> push(open, mark, out));
  }

  private static void push(Deque<Mark> open, Mark mark, List<Html> out) {
    open.push(mark);
    String title = mark.title();
    String id = mark.id();
    Html opening;
    if (mark.tag().equals("mark")) {
      opening =
          id == null
              ? Html.of("<mark class=\"{}\" title=\"{}\">", mark.css(), title)
              : Html.of("<mark class=\"{}\" title=\"{}\" id=\"{}\">", mark.css(), title, id);
    } else {
      opening =
          id == null
              ? Html.of("<span class=\"{}\" title=\"{}\">", mark.css(), title)
              : Html.of("<span class=\"{}\" title=\"{}\" id=\"{}\">", mark.css(), title, id);
    }
    out.add(opening);
  }

  private static Html closing(Mark mark) {
    return mark.tag().equals("mark") ? Html.of("</mark>") : Html.of("</span>");
  }
}
