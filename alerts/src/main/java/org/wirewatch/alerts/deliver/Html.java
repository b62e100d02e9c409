package org.wirewatch.alerts.deliver;

import java.util.List;
import org.wirewatch.wire.Span;

/** Text to HTML text: nothing of what is given becomes markup. */
final class Html {
  private Html() {}

  static String escape(String text) {
    StringBuilder html = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '&' -> html.append("&amp;");
        case '"' -> html.append("&quot;");
        case '\'' -> html.append("&#39;");
        default -> html.append(c);
      }
    }
    return html.toString();
  }

  /** Escaped, with the spans marked. */
  static String mark(String text, List<Span> spans) {
    return Marks.render(text, spans, Html::escape, "<mark>", "</mark>");
  }
}
