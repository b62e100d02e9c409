package org.wirewatch.alerts.deliver;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.Notification;

/**
 * Slack's incoming webhook, as blocks of mrkdwn. {@code &}, {@code <} and {@code >} of what is told
 * become entities, so that it mentions nobody and links nowhere.
 *
 * @see "https://docs.slack.dev/messaging/formatting-message-text#escaping"
 */
record SlackFormat(DeskLinks desk) implements Format {
  private static final int ENTRIES_MAX = 10;

  @Override
  public Request.Builder request(HttpUrl address, Notification notification) {
    AlertMessage message = AlertMessage.of(notification, ENTRIES_MAX, desk);
    ObjectNode body = Json.mapper().createObjectNode();
    body.put("text", escape(message.heading()));
    body.put("unfurl_links", false);
    ArrayNode blocks = body.putArray("blocks");
    section(blocks, lines("*" + escape(message.heading()) + "*", escape(message.lead())));
    for (AlertMessage.Entry entry : message.entries()) {
      section(blocks, entry(entry));
    }
    List<String> foot = new ArrayList<>();
    if (message.more() > 0) {
      foot.add(link(message.all(), message.moreText()));
    }
    if (!message.query().isBlank()) {
      foot.add("Query: " + escape(message.query()));
    }
    if (message.subscription() != null) {
      foot.add(link(message.subscription(), "Subscription"));
    }
    if (!foot.isEmpty()) {
      text(blocks.addObject().put("type", "context").putArray("elements").addObject(), foot);
    }
    return new Request.Builder().url(address).post(RequestBody.create(Json.bytes(body), JSON));
  }

  /** Also in the attribute of a link. */
  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String entry(AlertMessage.Entry entry) {
    return lines(
        entry.url() == null
            ? "*" + escape(entry.title()) + "*"
            : "*" + link(entry.url(), entry.title()) + "*",
        escape(entry.outlet()) + (entry.page() == null ? "" : " · " + link(entry.page(), "desk")),
        entry.news().isBlank() ? "" : "New: " + escape(entry.news()),
        entry.excerpt().isBlank()
            ? ""
            : ">"
                + Marks.render(
                    entry.excerpt(), entry.excerptSpans(), SlackFormat::escape, "*", "*"),
        escape(entry.why()));
  }

  /** The label alone where there is no link. */
  private static String link(URI url, String label) {
    String text = escape(label);
    return url == null ? text : "<" + escape(url.toString()).replace("|", "%7C") + "|" + text + ">";
  }

  private static void section(ArrayNode blocks, String lines) {
    text(blocks.addObject().put("type", "section").putObject("text"), List.of(lines));
  }

  private static void text(ObjectNode node, List<String> parts) {
    node.put("type", "mrkdwn").put("text", String.join(" · ", parts)).put("verbatim", true);
  }

  private static String lines(String... lines) {
    List<String> full = new ArrayList<>();
    for (String line : lines) {
      if (!line.isBlank()) {
        full.add(line);
      }
    }
    return String.join("\n", full);
  }
}
