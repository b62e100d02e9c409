package org.wirewatch.alerts.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.Notification;
import org.wirewatch.wire.Subscription.Channel;
import org.wirewatch.wire.Subscription.Receiver;
import org.wirewatch.wire.net.AddressGuard;
import org.wirewatch.wire.net.AllowList;

/** What chat and push services are sent, as a real HTTP server receives it. */
class ChannelFormatsTest {
  private static final InstantSource CLOCK = () -> Instant.parse("2026-03-02T09:00:02Z");
  private static final DeskLinks DESK = new DeskLinks(URI.create("https://desk.example"), null);
  private static final String HOSTILE =
      "<!channel> <@U123> <http://evil.test|bbc.co.uk> @everyone **x** [a](http://evil.test) & more";

  private Receiving receiving;

  @BeforeEach
  void start() throws IOException {
    receiving = Receiving.start();
  }

  @AfterEach
  void close() {
    receiving.close();
  }

  @Test
  void tellsSlackWithMarksAndLinks() throws IOException {
    JsonNode body = send(new SlackFormat(DESK), Notifications.to(to(Channel.SLACK, null)));

    assertThat(body.path("text").asText()).isEqualTo("[Open letters] An open letter");
    assertThat(body.at("/blocks/1/text/text").asText())
        .isEqualTo(
            """
            *<https://outlet.example/a?b=1&amp;c=2|An open letter>*
            The Example Post · <https://desk.example/articles/article|desk>
            >Workers *signed* the letter.
            Matched “open letter” in the title.""");
    assertThat(body.at("/blocks/2/elements/0/text").asText())
        .isEqualTo(
            "Query: \"open letter\" · <https://desk.example/subscriptions/sub+1|Subscription>");
  }

  @Test
  void mentionsNobodyOnSlack() throws IOException {
    JsonNode body =
        send(new SlackFormat(DESK), Notifications.of(to(Channel.SLACK, null), HOSTILE, HOSTILE));

    assertThat(body.toString())
        .doesNotContain("<!channel>", "<@U123>", "<http://evil.test")
        .contains("&lt;!channel&gt; &lt;@U123&gt;", "&amp; more");
    body.path("blocks")
        .findValues("verbatim")
        .forEach(verbatim -> assertThat(verbatim.asBoolean()).isTrue());
  }

  @Test
  void mentionsNobodyOnDiscord() throws IOException {
    JsonNode body =
        send(
            new DiscordFormat(DESK), Notifications.of(to(Channel.DISCORD, null), HOSTILE, HOSTILE));

    assertThat(body.at("/allowed_mentions/parse")).isEmpty();
    assertThat(body.path("allowed_mentions").has("parse")).isTrue();
    assertThat(body.toString()).doesNotContain("@everyone", "[a](", " **x**", "<@U123>");
  }

  @Test
  void tellsDiscordWithMarksAndLinks() throws IOException {
    JsonNode body = send(new DiscordFormat(DESK), Notifications.to(to(Channel.DISCORD, null)));

    assertThat(body.path("content").asText())
        .startsWith("**\\[Open letters\\] An open letter**")
        .contains("Query: \"open letter\"", "<https://desk.example/subscriptions/sub+1>");
    JsonNode embed = body.at("/embeds/0");
    assertThat(embed.path("title").asText()).isEqualTo("An open letter");
    assertThat(embed.path("url").asText()).isEqualTo("https://outlet.example/a?b=1&c=2");
    assertThat(embed.path("description").asText())
        .contains(
            "> Workers **signed** the letter.",
            "Matched “open letter” in the title.",
            "[On the desk](https://desk.example/articles/article)");
  }

  @Test
  void staysWithinWhatDiscordTakes() throws IOException {
    String longest = "[*]".repeat(1_000);
    JsonNode body =
        send(
            new DiscordFormat(DESK), Notifications.of(to(Channel.DISCORD, null), longest, longest));
    JsonNode digest =
        send(new DiscordFormat(DESK), Notifications.digest(to(Channel.DISCORD, null), 41));

    assertThat(body.path("content").asText()).hasSizeLessThanOrEqualTo(2_000);
    assertThat(body.at("/embeds/0/title").asText()).hasSizeLessThanOrEqualTo(256);
    assertThat(body.at("/embeds/0/description").asText()).hasSizeLessThanOrEqualTo(4_096);
    assertThat(digest.path("embeds")).hasSize(4);
    assertThat(digest.path("content").asText())
        .contains(
            "41 articles since the last message",
            "+37 more: <https://desk.example/alerts?subscription=sub+1>");
  }

  @Test
  void tellsTeamsByACardWithoutMarkdown() throws IOException {
    JsonNode body =
        send(new TeamsFormat(DESK), Notifications.update(to(Channel.TEAMS, null), "two dead"));

    JsonNode attachment = body.at("/attachments/0");
    assertThat(attachment.path("contentType").asText())
        .isEqualTo("application/vnd.microsoft.card.adaptive");
    JsonNode card = attachment.path("content");
    assertThat(card.path("type").asText()).isEqualTo("AdaptiveCard");
    assertThat(card.path("body").findValuesAsText("type"))
        .containsOnly("RichTextBlock", "TextRun", "Action.OpenUrl");
    assertThat(card.path("body").findValuesAsText("text"))
        .contains("[Open letters] Update: An open letter", "New: two dead", "signed");
    assertThat(card.at("/body/4/inlines/1/text").asText()).isEqualTo("signed");
    assertThat(card.at("/body/4/inlines/1/highlight").asBoolean()).isTrue();
    assertThat(card.path("actions").findValuesAsText("url"))
        .containsExactly(
            "https://outlet.example/a?b=1&c=2",
            "https://desk.example/articles/article",
            "https://desk.example/subscriptions/sub+1");
  }

  @Test
  void keepsACardOfADigestSmall() throws IOException {
    send(new TeamsFormat(DESK), Notifications.digest(to(Channel.TEAMS, null), 45));

    assertThat(receiving.hooks().getLast().body())
        .hasSizeLessThan(28_000)
        .contains("No. 8 of the articles", "+37 more")
        .doesNotContain("No. 9 of the articles");
  }

  @Test
  void publishesToTheTopicOfAnNtfyServer() throws IOException {
    JsonNode body =
        send(
            new NtfyFormat(DESK),
            Notifications.escalation(
                new Receiver("r", Channel.NTFY, receiving.url("/push/newsroom"), "tk_secret")));

    assertThat(receiving.hooks().getLast().path()).isEqualTo("/push");
    assertThat(receiving.hooks().getLast().headers().getFirst("Authorization"))
        .isEqualTo("Bearer tk_secret");
    assertThat(body.path("topic").asText()).isEqualTo("newsroom");
    assertThat(body.path("title").asText())
        .isEqualTo("[Open letters] Not acknowledged: An open letter");
    assertThat(body.path("message").asText())
        .contains("Workers *signed* the letter.", "Matched “open letter”");
    assertThat(body.path("priority").asInt()).isEqualTo(5);
    assertThat(body.at("/tags/0").asText()).isEqualTo("rotating_light");
    assertThat(body.path("click").asText()).isEqualTo("https://outlet.example/a?b=1&c=2");
    assertThat(body.toString()).doesNotContain("tk_secret");
  }

  @Test
  void sendsEveryKindOnEveryChannel() throws IOException {
    for (Format format :
        List.of(
            new SlackFormat(DESK),
            new DiscordFormat(DESK),
            new TeamsFormat(DESK),
            new NtfyFormat(DESK))) {
      Receiver receiver = to(Channel.NTFY, null);
      assertThat(send(format, Notifications.notice(receiver)).toString())
          .contains("An alert was given up");
      assertThat(send(format, Notifications.digest(receiver, 45)).toString()).contains(" more");
      assertThat(send(format, Notifications.escalation(receiver)).toString())
          .contains("Nobody has acknowledged");
      assertThat(send(format, Notifications.update(receiver, "two dead")).toString())
          .contains("two dead");
    }
  }

  @Test
  void takes404AsTheEndOfAChatWebhook() {
    receiving.answer(Receiving.status(404));

    Attempt attempt = sender(new SlackFormat(DESK)).send(Notifications.to(to(Channel.SLACK, null)));

    assertThat(attempt)
        .isInstanceOfSatisfying(
            Attempt.GiveUp.class, end -> assertThat(end.receiverGone()).isTrue());
  }

  private Receiver to(Channel channel, String secret) {
    return new Receiver("r", channel, receiving.url("/x/topic"), secret);
  }

  private JsonNode send(Format format, Notification notification) throws IOException {
    assertThat(sender(format).send(notification)).isEqualTo(new Attempt.Arrived(204));
    return Json.mapper().readTree(receiving.hooks().getLast().body());
  }

  private static HttpSender sender(Format format) {
    return new HttpSender(
        HttpSender.client(
            AddressGuard.of(AllowList.of(List.of("127.0.0.1"))), Duration.ofSeconds(10)),
        format,
        CLOCK);
  }
}
