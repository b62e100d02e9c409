package org.wirewatch.alerts.deliver;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import org.wirewatch.wire.Ids;
import org.wirewatch.wire.Notification;
import org.wirewatch.wire.Notification.Kind;
import org.wirewatch.wire.net.SignedLinks.Action;

/**
 * A notification as a mail: plain text and HTML, no images, no remote content. What comes from
 * articles can reach a header only as one line of plain text.
 *
 * @see "RFC 5322; RFC 2369 and 8058 (List-Unsubscribe); RFC 3834 (Auto-Submitted)"
 */
final class AlertMail extends MimeMessage {
  private static final int ENTRIES_MAX = 40;

  private final String messageId;

  private AlertMail(Session session, String messageId) {
    super(session);
    this.messageId = messageId;
  }

  /**
   * Builds the mail.
   *
   * @throws AddressException if the receiver's address is not exactly one address
   */
  static AlertMail of(
      Session session, Notification notification, String from, DeskLinks desk, Instant now)
      throws MessagingException {
    InternetAddress sender = single(from);
    String domain = sender.getAddress().substring(sender.getAddress().lastIndexOf('@') + 1);
    AlertMail mail = new AlertMail(session, id(notification.notificationId(), domain));
    mail.setFrom(sender);
    mail.setRecipient(RecipientType.TO, single(notification.receiver().address()));
    AlertMessage message = AlertMessage.of(notification, ENTRIES_MAX, desk);
    // an encoded word in a headline would be decoded by the reader's program
    mail.setSubject(message.heading().replace("=?", "= ?"), "UTF-8");
    mail.setSentDate(Date.from(now));
    mail.setHeader("Auto-Submitted", "auto-generated");
    mail.setHeader("X-Wirewatch-Notification", notification.notificationId());
    if (notification.kind() == Kind.UPDATE && notification.storyId() != null) {
      String first =
          Ids.of(
              notification.subscriptionId(),
              notification.storyId(),
              notification.receiver().receiverId());
      mail.setHeader("In-Reply-To", id(first, domain));
      mail.setHeader("References", id(first, domain));
    }
    mail.setUnsubscribe(desk.signed(Action.UNSUBSCRIBE, notification), message.subscription());
    Map<String, URI> links = links(notification, message, desk);
    MimeBodyPart text = new MimeBodyPart();
    text.setText(text(message, links), "UTF-8", "plain");
    MimeBodyPart html = new MimeBodyPart();
    html.setText(html(message, links), "UTF-8", "html");
    mail.setContent(new MimeMultipart("alternative", text, html));
    mail.saveChanges();
    return mail;
  }

  /** Keeps our own id, the same at every attempt, where the library would make a new one. */
  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", messageId);
  }

  /** Exactly one address, without a name and without control characters. */
  static InternetAddress single(String address) throws AddressException {
    if (address == null || address.chars().anyMatch(c -> c < 0x20 || c == 0x7f)) {
      throw new AddressException("no address, or control characters in it");
    }
    InternetAddress[] parsed = InternetAddress.parse(address, true);
    if (parsed.length != 1 || parsed[0].isGroup()) {
      throw new AddressException("must be exactly one address");
    }
    parsed[0].validate();
    if (parsed[0].getAddress().indexOf('@') < 1) {
      throw new AddressException("must be name@domain");
    }
    return new InternetAddress(parsed[0].getAddress());
  }

  private static String id(String notificationId, String domain) {
    return "<" + notificationId + "@" + domain + ">";
  }

  /** With one click only where the link needs no login. */
  private void setUnsubscribe(URI oneClick, URI page) throws MessagingException {
    if (oneClick != null) {
      setHeader("List-Unsubscribe", "<" + oneClick + ">");
      setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    } else if (page != null) {
      setHeader("List-Unsubscribe", "<" + page + ">");
    }
  }

  /** What the reader can do, by its label. */
  private static Map<String, URI> links(
      Notification notification, AlertMessage message, DeskLinks desk) {
    Map<String, URI> links = new LinkedHashMap<>();
    if (notification.kind() != Kind.NOTICE) {
      URI page = desk.article(notification.articleId());
      put(links, "Open it on the desk", message.entries().size() == 1 ? page : message.all());
      if (message.entries().size() == 1) {
        put(links, "I take charge of this", desk.signed(Action.ACKNOWLEDGE, notification));
        put(links, "Good alert", desk.signed(Action.GOOD, notification));
        put(links, "Bad alert", desk.signed(Action.BAD, notification));
      }
    }
    put(links, "Change or end this subscription", message.subscription());
    put(links, "Send me no more of these", desk.signed(Action.UNSUBSCRIBE, notification));
    return links;
  }

  private static void put(Map<String, URI> links, String label, URI link) {
    if (link != null) {
      links.put(label, link);
    }
  }

  private static String text(AlertMessage message, Map<String, URI> links) {
    StringBuilder text = new StringBuilder(PlainText.of(message));
    if (!message.query().isBlank()) {
      text.append("\nQuery: ").append(message.query()).append('\n');
    }
    links.forEach((label, link) -> text.append(label).append(": ").append(link).append('\n'));
    return text.toString();
  }

  private static String html(AlertMessage message, Map<String, URI> links) {
    StringBuilder html = new StringBuilder("<!DOCTYPE html>\n<html><body>\n");
    paragraph(html, message.lead());
    for (AlertMessage.Entry entry : message.entries()) {
      String title = Html.mark(entry.title(), entry.titleSpans());
      html.append("<h2>").append(link(entry.url(), title)).append("</h2>\n");
      paragraph(html, entry.outlet());
      paragraph(html, entry.news().isBlank() ? "" : "New: " + entry.news());
      if (!entry.excerpt().isBlank()) {
        html.append("<blockquote>")
            .append(Html.mark(entry.excerpt(), entry.excerptSpans()))
            .append("</blockquote>\n");
      }
      paragraph(html, entry.why());
    }
    if (message.more() > 0) {
      html.append("<p>").append(link(message.all(), message.moreText())).append("</p>\n");
    }
    if (!message.query().isBlank()) {
      html.append("<p>Query: <code>").append(Html.escape(message.query())).append("</code></p>\n");
    }
    links.forEach((label, link) -> html.append("<p>").append(link(link, label)).append("</p>\n"));
    return html.append("</body></html>\n").toString();
  }

  private static void paragraph(StringBuilder html, String text) {
    if (!text.isBlank()) {
      html.append("<p>").append(Html.escape(text)).append("</p>\n");
    }
  }

  /** The label, already HTML, alone where there is no link. */
  private static String link(URI url, String label) {
    return url == null
        ? label
        : "<a href=\"" + Html.escape(url.toString()) + "\">" + label + "</a>";
  }
}
