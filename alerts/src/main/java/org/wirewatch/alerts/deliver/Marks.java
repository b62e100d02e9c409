package org.wirewatch.alerts.deliver;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.wirewatch.wire.Span;

/** Text in which some words are marked. */
final class Marks {
  private Marks() {}

  /** A piece that is marked as a whole or not at all. */
  record Piece(String text, boolean marked) {}

  /** The text in pieces; spans are in order, those that overlap an earlier one are left out. */
  static List<Piece> pieces(String text, List<Span> spans) {
    List<Piece> pieces = new ArrayList<>();
    int at = 0;
    for (Span span : spans) {
      if (span.start() >= at && span.end() <= text.length() && span.end() > span.start()) {
        if (span.start() > at) {
          pieces.add(new Piece(text.substring(at, span.start()), false));
        }
        pieces.add(new Piece(text.substring(span.start(), span.end()), true));
        at = span.end();
      }
    }
    if (at < text.length()) {
      pieces.add(new Piece(text.substring(at), false));
    }
    return pieces;
  }

  /** The text, escaped, with signs around what is marked. */
  static String render(
      String text, List<Span> spans, UnaryOperator<String> escape, String open, String close) {
    StringBuilder rendered = new StringBuilder(text.length() + 16);
    for (Piece piece : pieces(text, spans)) {
      String escaped = escape.apply(piece.text());
      if (piece.marked()) {
        rendered.append(open).append(escaped).append(close);
      } else {
        rendered.append(escaped);
      }
    }
    return rendered.toString();
  }
}
