package org.wirewatch.alerts.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wirewatch.alerts.TestSubscriptions;
import org.wirewatch.wire.Ids;
import org.wirewatch.wire.net.SignedLinks;
import org.wirewatch.wire.net.SignedLinks.Action;
import org.wirewatch.wire.net.SignedLinks.Target;

class MailSenderTest {
  private static final URI DESK = URI.create("https://desk.example/");
  private static final String KEY = "a key of some length for the links";

  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private MailSender sender;

  @BeforeEach
  void start() {
    server.start();
    sender = sender(server.getSmtp().getPort());
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void sendsTextAndHtmlWithAStableId() throws Exception {
    assertThat(send("An open letter", "Workers signed the letter."))
        .isEqualTo(new Attempt.Arrived(250));

    MimeMessage mail = received();
    assertThat(mail.getSubject()).isEqualTo("[Open letters] An open letter");
    assertThat(mail.getMessageID()).isEqualTo("<n-1@wirewatch.example>");
    assertThat(mail.getHeader("List-Unsubscribe"))
        .containsExactly("<https://desk.example/subscriptions/sub+1>");
    assertThat(mail.getHeader("List-Unsubscribe-Post")).isNull();
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(part(mail, 0))
        .contains("Workers *signed* the letter.", "https://outlet.example/a?b=1&c=2", "Matched");
    assertThat(part(mail, 1))
        .contains("Workers <mark>signed</mark> the letter.", "An <mark>open</mark> letter")
        .contains("href=\"https://outlet.example/a?b=1&amp;c=2\"");
  }

  @Test
  void unsubscribesWithOneClickAndAsksForAnAnswer() throws Exception {
    SignedLinks links = new SignedLinks(DESK, KEY);
    sender = sender(server.getSmtp().getPort(), new DeskLinks(DESK, links));

    send("An open letter", "Workers signed the letter.");

    MimeMessage mail = received();
    Target target = new Target("sub 1", "r", "story", "article");
    assertThat(mail.getHeader("List-Unsubscribe")[0].replaceAll("\\s+", ""))
        .isEqualTo("<" + links.link(Action.UNSUBSCRIBE, target) + ">");
    assertThat(mail.getHeader("List-Unsubscribe-Post"))
        .containsExactly("List-Unsubscribe=One-Click");
    for (Action action : Action.values()) {
      String link = links.link(action, target).toString();
      assertThat(part(mail, 0)).contains(link);
      assertThat(part(mail, 1)).contains("href=\"" + link.replace("&", "&amp;") + "\"");
    }
  }

  @Test
  void putsAnUpdateIntoTheThreadOfItsStory() throws Exception {
    sender.send(Notifications.update(TestSubscriptions.mail("r", "me@mail.example"), "a figure"));

    MimeMessage mail = received();
    String first = "<" + Ids.of("sub 1", "story", "r") + "@wirewatch.example>";
    assertThat(mail.getHeader("In-Reply-To")).containsExactly(first);
    assertThat(mail.getHeader("References")).containsExactly(first);
    assertThat(mail.getMessageID()).isEqualTo("<n-2@wirewatch.example>");
    assertThat(mail.getSubject()).isEqualTo("[Open letters] Update: An open letter");
    assertThat(part(mail, 0)).startsWith("New: a figure");
    assertThat(part(mail, 1)).contains("<p>New: a figure</p>");
  }

  @Test
  void listsADigestUpToABound() throws Exception {
    sender.send(Notifications.digest(TestSubscriptions.mail("r", "me@mail.example"), 77));

    MimeMessage mail = received();
    assertThat(mail.getSubject())
        .isEqualTo("[Open letters] Digest, 77 articles: No. 1 of the articles");
    assertThat(part(mail, 0))
        .contains(
            "No. 40 of the articles", "+37 more: https://desk.example/alerts?subscription=sub+1")
        .doesNotContain("No. 41 of the articles");
    assertThat(part(mail, 1))
        .contains("<a href=\"https://desk.example/alerts?subscription=sub+1\">+37 more</a>");
  }

  @Test
  void saysWhyItEscalatesAndWhatFails() throws Exception {
    sender.send(Notifications.escalation(TestSubscriptions.mail("r", "me@mail.example")));
    sender.send(Notifications.notice(TestSubscriptions.mail("r", "me@mail.example")));

    MimeMessage escalation = server.getReceivedMessages()[0];
    assertThat(escalation.getSubject())
        .isEqualTo("[Open letters] Not acknowledged: An open letter");
    assertThat(part(escalation, 0)).startsWith("Nobody has acknowledged this alert");
    MimeMessage notice = server.getReceivedMessages()[1];
    assertThat(notice.getSubject())
        .isEqualTo("[Open letters] Alerts do not reach Slack (hooks.example)");
    assertThat(part(notice, 0)).startsWith("An alert was given up: status 500.");
  }

  @Test
  void keepsHeadersOfOneLine() throws Exception {
    send("Breaking\r\nBcc: victim@example.org\u2028and\u0000more", "x");

    MimeMessage mail = received();
    assertThat(mail.getHeader("Bcc")).isNull();
    assertThat(mail.getHeader("Subject")).hasSize(1);
    assertThat(mail.getSubject())
        .isEqualTo("[Open letters] Breaking Bcc: victim@example.org and more");
    assertThat(mail.getAllRecipients()).hasSize(1);
  }

  @Test
  void showsMarkupOfAnArticleAsText() throws Exception {
    send(
        "<b>Bank</b><script>x</script> & Co",
        "<img src=x onerror=alert(1)><iframe src=//evil.test></iframe>\"'");

    String html = part(received(), 1);
    assertThat(html)
        .doesNotContain("<script", "<img", "<iframe", "<b>")
        .contains("&lt;script&gt;", "&amp; Co");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "a@example.org, b@evil.test",
        "a@example.org\r\nBcc: b@evil.test",
        "nobody",
        "group: a@example.org, b@evil.test;",
        "@example.org"
      })
  void takesExactlyOneAddress(String address) {
    Attempt attempt = sender.send(Notifications.to(TestSubscriptions.mail("r", address)));

    assertThat(attempt).isInstanceOf(Attempt.GiveUp.class);
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void triesAgainWhenTheServerIsDown() {
    server.stop();

    assertThat(send("Title", "x")).isInstanceOf(Attempt.TryAgain.class);
  }

  @Test
  void cutsALongSubject() throws Exception {
    send("\ud83d\ude00".repeat(500), "x");

    assertThat(received().getSubject()).hasSizeLessThanOrEqualTo(180).endsWith("…");
  }

  private Attempt send(String title, String excerpt) {
    return sender.send(
        Notifications.of(TestSubscriptions.mail("r", "me@mail.example"), title, excerpt));
  }

  private MimeMessage received() {
    assertThat(server.getReceivedMessages()).hasSize(1);
    return server.getReceivedMessages()[0];
  }

  private static String part(MimeMessage mail, int index) throws Exception {
    return GreenMailUtil.getBody(((MimeMultipart) mail.getContent()).getBodyPart(index)).isEmpty()
        ? ""
        : ((MimeMultipart) mail.getContent()).getBodyPart(index).getContent().toString();
  }

  private static MailSender sender(int port) {
    return sender(port, new DeskLinks(DESK, null));
  }

  private static MailSender sender(int port, DeskLinks desk) {
    return new MailSender(
        new SmtpConfig(
            "127.0.0.1",
            port,
            null,
            null,
            SmtpConfig.Security.NONE,
            "alerts@wirewatch.example",
            Duration.ofSeconds(5)),
        desk,
        () -> Instant.parse("2026-03-02T09:00:02Z"));
  }
}
