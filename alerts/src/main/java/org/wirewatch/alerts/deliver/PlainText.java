package org.wirewatch.alerts.deliver;

import java.util.List;
import java.util.function.UnaryOperator;
import org.wirewatch.wire.Span;

/** A message as plain text, matched words between asterisks. */
final class PlainText {
  private PlainText() {}

  static String of(AlertMessage message) {
    StringBuilder text = new StringBuilder();
    line(text, message.lead());
    for (AlertMessage.Entry entry : message.entries()) {
      text.append(text.isEmpty() ? "" : "\n");
      line(text, mark(entry.title(), entry.titleSpans()));
      line(text, entry.outlet());
      line(text, entry.news().isEmpty() ? "" : "New: " + entry.news());
      line(text, entry.url() == null ? "" : entry.url().toString());
      line(text, mark(entry.excerpt(), entry.excerptSpans()));
      line(text, entry.why());
    }
    if (message.more() > 0) {
      line(text, message.moreText() + (message.all() == null ? "" : ": " + message.all()));
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String line) {
    if (!line.isBlank()) {
      text.append(line.strip()).append('\n');
    }
  }

  private static String mark(String text, List<Span> spans) {
    return Marks.render(text, spans, UnaryOperator.identity(), "*", "*");
  }
}
