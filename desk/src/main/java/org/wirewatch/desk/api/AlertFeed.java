package org.wirewatch.desk.api;

import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.wirewatch.desk.state.Alert;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.Notification;
import org.wirewatch.wire.Subscription;

/**
 * Alerts written as a feed. An entry keeps its id for good and is updated when its story is.
 *
 * @param alerts newest first
 * @param desk address of the desk, without a slash at the end
 * @param path of the feed
 */
record AlertFeed(Subscription subscription, List<Alert> alerts, String desk, String path) {
  private static final String TITLE = "Wirewatch: ";

  String atom() {
    StringWriter out = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
      xml.writeStartDocument("utf-8", "1.0");
      xml.writeStartElement("feed");
      xml.writeDefaultNamespace("http://www.w3.org/2005/Atom");
      text(xml, "id", "urn:wirewatch:subscription:" + subscription.subscriptionId());
      text(xml, "title", TITLE + subscription.name());
      text(xml, "updated", updated().toString());
      link(xml, "self", desk + path);
      link(xml, "alternate", desk + "/alerts?subscription=" + subscription.subscriptionId());
      for (Alert alert : alerts) {
        entry(xml, alert);
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a string takes all XML", e);
    }
    return out.toString();
  }

  String json() {
    List<Map<String, Object>> items = new ArrayList<>();
    for (Alert alert : alerts) {
      Notification first = alert.notification();
      Map<String, Object> item = new LinkedHashMap<>();
      item.put("id", id(alert));
      item.put("url", page(alert));
      if (first.url() != null) {
        item.put("external_url", first.url().toString());
      }
      item.put("title", title(first));
      item.put("content_text", content(alert));
      item.put("date_published", alert.at().toString());
      item.put("date_modified", alert.changedAt().toString());
      if (first.outlet() != null) {
        item.put("authors", List.of(Map.of("name", first.outlet())));
      }
      items.add(item);
    }
    Map<String, Object> feed = new LinkedHashMap<>();
    feed.put("version", "https://jsonfeed.org/version/1.1");
    feed.put("title", TITLE + subscription.name());
    feed.put("home_page_url", desk + "/alerts?subscription=" + subscription.subscriptionId());
    feed.put("feed_url", desk + path);
    feed.put("items", items);
    return Json.write(feed);
  }

  private void entry(XMLStreamWriter xml, Alert alert) throws XMLStreamException {
    Notification first = alert.notification();
    xml.writeStartElement("entry");
    text(xml, "id", id(alert));
    text(xml, "title", title(first));
    text(xml, "published", alert.at().toString());
    text(xml, "updated", alert.changedAt().toString());
    link(xml, "alternate", page(alert));
    if (first.url() != null) {
      link(xml, "related", first.url().toString());
    }
    xml.writeStartElement("author");
    text(xml, "name", first.outlet() == null ? "Wirewatch" : first.outlet());
    xml.writeEndElement();
    text(xml, "summary", content(alert));
    xml.writeEndElement();
  }

  /** The sentence, why, and what was new since. */
  private static String content(Alert alert) {
    Notification first = alert.notification();
    List<String> lines = new ArrayList<>();
    if (!first.excerpt().isBlank()) {
      lines.add(first.excerpt());
    }
    if (first.match().why() != null) {
      lines.add(first.match().why());
    }
    for (Notification update : alert.updates()) {
      lines.add("Update: " + (update.news() == null ? title(update) : update.news()));
    }
    return String.join("\n\n", lines);
  }

  private Instant updated() {
    Instant made = subscription.createdAt() == null ? Instant.EPOCH : subscription.createdAt();
    return alerts.stream().map(Alert::changedAt).max(Instant::compareTo).orElse(made);
  }

  private static String id(Alert alert) {
    return "urn:wirewatch:alert:" + alert.alertId();
  }

  private String page(Alert alert) {
    return desk + "/alerts/" + alert.alertId();
  }

  private static String title(Notification notification) {
    return notification.title() == null ? "Untitled" : notification.title();
  }

  private static void text(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(printable(text));
    xml.writeEndElement();
  }

  private static void link(XMLStreamWriter xml, String rel, String href) throws XMLStreamException {
    xml.writeEmptyElement("link");
    xml.writeAttribute("rel", rel);
    xml.writeAttribute("href", printable(href));
  }

  /** Without the characters that XML 1.0 cannot carry. */
  private static String printable(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .filter(
            c ->
                c == '\t'
                    || c == '\n'
                    || c == '\r'
                    || (c >= ' ' && c < 0xd800)
                    || (c > 0xdfff && c != 0xfffe && c != 0xffff))
        .forEach(out::appendCodePoint);
    return out.toString();
  }
}
