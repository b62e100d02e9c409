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

  /** Escaped, with the spans marked; spans are in order, those that overlap an earlier are left. */
  static String mark(String text, List<Span> spans) {
    StringBuilder html = new StringBuilder();
    int at = 0;
    for (Span span : spans) {
      if (span.start() >= at && span.end() <= text.length() && span.end() > span.start()) {
        html.append(escape(text.substring(at, span.start())))
            .append("<mark>")
            .append(escape(text.substring(span.start(), span.end())))
            .append("</mark>");
        at = span.end();
      }
    }
    return html.append(escape(text.substring(at))).toString();
  }
}
