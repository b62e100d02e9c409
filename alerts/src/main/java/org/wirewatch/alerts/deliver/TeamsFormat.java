package org.wirewatch.alerts.deliver;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.Notification;
import org.wirewatch.wire.Span;

/**
 * An Adaptive Card for a Teams workflow "when a webhook request is received". What is told stands
 * in text runs only, which know no markdown.
 *
 * @see "https://learn.microsoft.com/connectors/teams/, https://adaptivecards.io/explorer, 1.4"
 */
record TeamsFormat(DeskLinks desk) implements Format {
  /** Teams takes messages of 28 KB. */
  private static final int ENTRIES_MAX = 8;

  @Override
  public Request.Builder request(HttpUrl address, Notification notification) {
    AlertMessage message = AlertMessage.of(notification, ENTRIES_MAX, desk);
    ObjectNode body = Json.mapper().createObjectNode().put("type", "message");
    ObjectNode attachment = body.putArray("attachments").addObject();
    attachment.put("contentType", "application/vnd.microsoft.card.adaptive").putNull("contentUrl");
    ObjectNode card = attachment.putObject("content");
    card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
    card.put("type", "AdaptiveCard").put("version", "1.4");
    ArrayNode blocks = card.putArray("body");
    text(blocks, message.heading(), List.of(), true);
    text(blocks, message.lead(), List.of(), false);
    for (AlertMessage.Entry entry : message.entries()) {
      entry(blocks, entry);
    }
    text(blocks, message.moreText(), List.of(), false);
    text(blocks, message.query().isBlank() ? "" : "Query: " + message.query(), List.of(), false);
    ArrayNode actions = card.putArray("actions");
    action(actions, message.more() == 0 ? null : message.all(), "All of them");
    if (message.entries().size() == 1) {
      action(actions, message.entries().getFirst().url(), "Read the article");
      action(actions, message.entries().getFirst().page(), "On the desk");
    }
    action(actions, message.subscription(), "Subscription");
    return new Request.Builder().url(address).post(RequestBody.create(Json.bytes(body), JSON));
  }

  private static void entry(ArrayNode blocks, AlertMessage.Entry entry) {
    ArrayNode title = text(blocks, entry.title(), entry.titleSpans(), true);
    URI link = entry.url() == null ? entry.page() : entry.url();
    if (title != null && link != null) {
      title.forEach(
          run ->
              ((ObjectNode) run)
                  .putObject("selectAction")
                  .put("type", "Action.OpenUrl")
                  .put("url", link.toString()));
    }
    text(blocks, entry.outlet(), List.of(), false);
    text(blocks, entry.news().isBlank() ? "" : "New: " + entry.news(), List.of(), false);
    text(blocks, entry.excerpt(), entry.excerptSpans(), false);
    text(blocks, entry.why(), List.of(), false);
  }

  /** The runs; null when there is nothing to say. */
  private static ArrayNode text(ArrayNode blocks, String text, List<Span> spans, boolean bold) {
    if (text.isBlank()) {
      return null;
    }
    ArrayNode runs = blocks.addObject().put("type", "RichTextBlock").putArray("inlines");
    for (Marks.Piece piece : Marks.pieces(text, spans)) {
      ObjectNode run = runs.addObject().put("type", "TextRun").put("text", piece.text());
      if (bold || piece.marked()) {
        run.put("weight", "Bolder");
      }
      if (piece.marked()) {
        run.put("highlight", true);
      }
    }
    return runs;
  }

  private static void action(ArrayNode actions, URI url, String title) {
    if (url != null) {
      actions
          .addObject()
          .put("type", "Action.OpenUrl")
          .put("title", title)
          .put("url", url.toString());
    }
  }
}
