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
import org.wirewatch.wire.Notification;
import org.wirewatch.wire.Span;

/**
 * A notification as a mail: plain text and HTML, no images, no remote content. What comes from
 * articles can reach a header only as one line of plain text.
 *
 * @see "RFC 5322; RFC 2369 (List-Unsubscribe); RFC 3834 (Auto-Submitted)"
 */
final class AlertMail extends MimeMessage {
  private static final int SUBJECT_CHARS_MAX = 180;

  private final String messageId;

  private AlertMail(Session session, String messageId) {
    super(session);
    this.messageId = messageId;
  }

  /**
   * Builds the mail.
   *
   * @param desk address of the desk; null leaves its links out
   * @throws AddressException if the receiver's address is not exactly one address
   */
  static AlertMail of(
      Session session, Notification notification, String from, URI desk, Instant now)
      throws MessagingException {
    InternetAddress sender = single(from);
    String domain = sender.getAddress().substring(sender.getAddress().lastIndexOf('@') + 1);
    AlertMail mail =
        new AlertMail(session, "<" + notification.notificationId() + "@" + domain + ">");
    mail.setFrom(sender);
    mail.setRecipient(RecipientType.TO, single(notification.receiver().address()));
    mail.setSubject(subject(notification), "UTF-8");
    mail.setSentDate(Date.from(now));
    mail.setHeader("Auto-Submitted", "auto-generated");
    mail.setHeader("X-Wirewatch-Notification", notification.notificationId());
    String manage = manage(notification, desk);
    if (manage != null) {
      mail.setHeader("List-Unsubscribe", "<" + manage + ">");
    }
    MimeBodyPart text = new MimeBodyPart();
    text.setText(text(notification, manage), "UTF-8", "plain");
    MimeBodyPart html = new MimeBodyPart();
    html.setText(html(notification, manage), "UTF-8", "html");
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

  private static String subject(Notification notification) {
    String line = oneLine(notification.title());
    String subject = "[" + oneLine(notification.subscriptionName()) + "] " + line;
    if (subject.length() <= SUBJECT_CHARS_MAX) {
      return subject;
    }
    int end = SUBJECT_CHARS_MAX - 1;
    return subject.substring(0, Character.isHighSurrogate(subject.charAt(end - 1)) ? end - 1 : end)
        + "…";
  }

  private static String oneLine(String text) {
    return text == null
        ? ""
        : text.replaceAll("[\\p{Cntrl}\\s\\u2028\\u2029\\u0085]+", " ").strip();
  }

  private static String manage(Notification notification, URI desk) {
    if (desk == null) {
      return null;
    }
    String base = desk.toString().replaceAll("/+$", "");
    String id =
        java.net.URLEncoder.encode(
            notification.subscriptionId(), java.nio.charset.StandardCharsets.UTF_8);
    return base + "/subscriptions/" + id;
  }

  private static String text(Notification notification, String manage) {
    StringBuilder text = new StringBuilder();
    text.append(oneLine(notification.title())).append('\n');
    text.append(oneLine(notification.outlet())).append('\n');
    if (notification.url() != null) {
      text.append(notification.url()).append('\n');
    }
    text.append('\n').append(oneLine(notification.excerpt())).append("\n\n");
    text.append(oneLine(notification.match().why())).append('\n');
    text.append("Query: ").append(oneLine(notification.query())).append('\n');
    if (manage != null) {
      text.append("Change or end this subscription: ").append(manage).append('\n');
    }
    return text.toString();
  }

  private static String html(Notification notification, String manage) {
    var titleSpans =
        notification.match().spans().stream()
            .filter(span -> span.field().equals(Span.TITLE))
            .toList();
    String title = Html.mark(notification.title(), titleSpans);
    String link = link(notification.url());
    StringBuilder html = new StringBuilder("<!DOCTYPE html>\n<html><body>\n<h2>");
    html.append(link == null ? title : "<a href=\"" + Html.escape(link) + "\">" + title + "</a>");
    html.append("</h2>\n<p>").append(Html.escape(oneLine(notification.outlet()))).append("</p>\n");
    html.append("<blockquote>")
        .append(Html.mark(notification.excerpt(), notification.excerptSpans()))
        .append("</blockquote>\n<p>")
        .append(Html.escape(notification.match().why()))
        .append("</p>\n<p>Query: <code>")
        .append(Html.escape(notification.query()))
        .append("</code></p>\n");
    if (manage != null) {
      html.append("<p><a href=\"")
          .append(Html.escape(manage))
          .append("\">Change or end this subscription</a></p>\n");
    }
    return html.append("</body></html>\n").toString();
  }

  /** Only web addresses become links. */
  private static String link(URI url) {
    boolean web =
        url != null
            && ("http".equalsIgnoreCase(url.getScheme())
                || "https".equalsIgnoreCase(url.getScheme()));
    return web ? url.toString() : null;
  }
}
