package org.wirewatch.alerts.deliver;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.Notification;

/**
 * A webhook of a Discord channel, an embed for each article. Markdown in what is told is escaped;
 * nobody is mentioned, whatever the text says.
 *
 * @see "https://discord.com/developers/docs/resources/webhook#execute-webhook"
 */
record DiscordFormat(DeskLinks desk) implements Format {
  /** Embeds share 6,000 characters. */
  private static final int ENTRIES_MAX = 4;

  private static final int CONTENT_CHARS_MAX = 1_900;
  private static final int TITLE_CHARS_MAX = 256;
  private static final int DESCRIPTION_CHARS_MAX = 1_100;

  @Override
  public Request.Builder request(HttpUrl address, Notification notification) {
    AlertMessage message = AlertMessage.of(notification, ENTRIES_MAX, desk);
    ObjectNode body = Json.mapper().createObjectNode();
    body.put("content", AlertMessage.cut(content(message), CONTENT_CHARS_MAX));
    body.putObject("allowed_mentions").putArray("parse");
    ArrayNode embeds = body.putArray("embeds");
    for (AlertMessage.Entry entry : message.entries()) {
      ObjectNode embed = embeds.addObject();
      embed.put("title", AlertMessage.cut(escape(entry.title()), TITLE_CHARS_MAX));
      if (entry.url() != null) {
        embed.put("url", entry.url().toString());
      }
      embed.put("description", AlertMessage.cut(description(entry), DESCRIPTION_CHARS_MAX));
    }
    return new Request.Builder().url(address).post(RequestBody.create(Json.bytes(body), JSON));
  }

  /** No markdown, and no mention even for a client that would make one of plain text. */
  static String escape(String text) {
    return text.replaceAll("([\\\\`*_~|<>\\[\\]()#:-])", "\\\\$1").replace("@", "@\u200b");
  }

  private static String content(AlertMessage message) {
    List<String> lines = new ArrayList<>();
    lines.add("**" + escape(message.heading()) + "**");
    lines.add(escape(message.lead()));
    if (message.more() > 0) {
      lines.add(
          escape(message.moreText()) + (message.all() == null ? "" : ": <" + message.all() + ">"));
    }
    lines.add(message.query().isBlank() ? "" : "Query: " + escape(message.query()));
    lines.add(message.subscription() == null ? "" : "<" + message.subscription() + ">");
    lines.removeIf(String::isBlank);
    return String.join("\n", lines);
  }

  private static String description(AlertMessage.Entry entry) {
    List<String> lines = new ArrayList<>();
    lines.add(escape(entry.outlet()));
    lines.add(entry.news().isBlank() ? "" : "New: " + escape(entry.news()));
    lines.add(
        entry.excerpt().isBlank()
            ? ""
            : "> "
                + Marks.render(
                    entry.excerpt(), entry.excerptSpans(), DiscordFormat::escape, "**", "**"));
    lines.add(escape(entry.why()));
    lines.add(entry.page() == null ? "" : "[On the desk](" + entry.page() + ")");
    lines.removeIf(String::isBlank);
    return String.join("\n", lines);
  }
}
