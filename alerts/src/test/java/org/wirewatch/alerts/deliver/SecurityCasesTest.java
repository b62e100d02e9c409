package org.wirewatch.alerts.deliver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wirewatch.alerts.TestSubscriptions;
import org.wirewatch.alerts.subscription.SubscriptionFile;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.ReceiverCheck;
import org.wirewatch.wire.Subscription.Channel;
import org.wirewatch.wire.Subscription.Receiver;
import org.wirewatch.wire.net.AddressGuard;
import org.wirewatch.wire.net.AllowList;
import org.wirewatch.wire.net.Resolver;

/** Every security case that concerns deliveries, through the real senders. */
class SecurityCasesTest {
  private static final Path SHARED = Path.of("shared/data/security/cases.json");
  private static final Set<String> OURS =
      Set.of("webhook", "fetch+webhook", "email", "ui+email", "slack", "template", "all");
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:02Z");
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final String OUR_TAG =
      "<!DOCTYPE html>|</?(html|body|h2|p|a|blockquote|mark|code)( href=\"https?://[^\"<>]*\")?>";
  private static final DeskLinks DESK = new DeskLinks(URI.create("https://desk.example"), null);

  private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
  private Receiving receiving;

  static Stream<JsonNode> cases() throws IOException {
    List<JsonNode> cases = new ArrayList<>();
    try (InputStream in = SecurityCasesTest.class.getResourceAsStream("/security-cases.json")) {
      Json.mapper().readTree(in).get("cases").forEach(cases::add);
    }
    Optional<Path> shared = shared();
    if (shared.isPresent()) {
      Json.mapper().readTree(shared.get().toFile()).get("cases").forEach(cases::add);
    } else {
      System.out.println("skipped: no ../" + SHARED + " beside the repository; our own cases run");
    }
    return cases.stream().filter(one -> OURS.contains(one.path("applies_to").asText()));
  }

  private static Optional<Path> shared() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(SHARED))) {
        return Optional.of(at.resolve(SHARED));
      }
    }
    return Optional.empty();
  }

  @BeforeEach
  void start() throws IOException {
    receiving = Receiving.start();
    mail.start();
  }

  @AfterEach
  void close() {
    receiving.close();
    mail.stop();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void behavesAsTheCaseSays(JsonNode one) throws Exception {
    JsonNode input = one.get("input");
    switch (one.get("area").asText().replaceAll("\\..*", "")) {
      case "ssrf", "url" -> {
        if (input.has("url")) {
          neverConnects(input);
        } else {
          followsNoRedirect(input);
        }
      }
      case "html" -> showsText(input);
      case "inject" -> injectsNothing(input);
      case "secrets" -> hidesThePassword(input.get("url").asText());
      case "webhook" -> delivers(input, one.get("expect"));
      case "dos" -> waitsForNobodyLong();
      default -> throw new AssertionError("nobody runs " + one.get("id"));
    }
  }

  private void neverConnects(JsonNode input) {
    String url = input.get("url").asText().replace("a*65536", "a".repeat(65_536));
    AddressGuard guard = new AddressGuard(AllowList.publicWeb(), stub(input));
    for (Format format :
        List.of(new WebhookFormat(() -> NOW), new SlackFormat(DESK), new NtfyFormat(DESK))) {
      Attempt attempt =
          new HttpSender(HttpSender.client(guard, TIMEOUT), format, () -> NOW)
              .send(Notifications.to(new Receiver("r", Channel.WEBHOOK, url, null)));
      assertThat(attempt).isInstanceOf(Attempt.GiveUp.class);
    }
  }

  /** That others are not delayed meanwhile, AlertsServiceIT shows. */
  private void waitsForNobodyLong() {
    CountDownLatch never = new CountDownLatch(1);
    receiving.answer(
        exchange -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    AddressGuard guard = AddressGuard.of(AllowList.of(List.of("127.0.0.1")));
    Attempt attempt =
        new HttpSender(
                HttpSender.client(guard, Duration.ofMillis(300)),
                new WebhookFormat(() -> NOW),
                () -> NOW)
            .send(Notifications.to(TestSubscriptions.webhook("r", receiving.url("/hook"))));
    assertThat(attempt)
        .isInstanceOfSatisfying(
            Attempt.TryAgain.class,
            again -> assertThat(again.scope()).isEqualTo(Attempt.Scope.HOST));
    assertThat(DeliveryConfig.defaults().httpTimeout()).isLessThanOrEqualTo(Duration.ofSeconds(15));
    never.countDown();
  }

  private void followsNoRedirect(JsonNode input) {
    JsonNode response = input.at("/responses/0");
    receiving.answer(
        Receiving.status(
            response.get("status").asInt(), "Location", response.get("location").asText()));

    assertThat(send()).isInstanceOf(Attempt.TryAgain.class);
    assertThat(receiving.hooks()).hasSize(1);
  }

  private void showsText(JsonNode input) throws Exception {
    String text = input.path("article_html").asText(input.path("title").asText());
    MimeMessage message = mail(text);

    String html = part(message, 1);
    assertThat(html.replaceAll(OUR_TAG, "")).as("no tag but ours").doesNotContain("<");
    String shown = html.replaceAll("</?mark>", "");
    assertThat(shown).contains(Html.escape(text));
    assertThat(message.getSubject()).contains(text.substring(0, Math.min(40, text.length())));
  }

  private void injectsNothing(JsonNode input) throws Exception {
    if (input.has("to")) {
      Receiver receiver = TestSubscriptions.mail("r", input.get("to").asText());
      assertThat(ReceiverCheck.fault(receiver)).isPresent();
      assertThat(mailSender().send(Notifications.to(receiver))).isInstanceOf(Attempt.GiveUp.class);
      assertThat(mail.getReceivedMessages()).isEmpty();
    } else if (input.has("header")) {
      String yaml =
          "[{id: a, query: b, receivers: [{channel: webhook, address: 'https://a.example',"
              + " header: "
              + Json.write(input.get("header"))
              + "}]}]";
      assertThatThrownBy(() -> SubscriptionFile.parse("f", yaml)).hasMessageContaining("header");
    } else {
      String title = input.path("title").asText(input.path("template").asText());
      MimeMessage message = mail(title);
      assertThat(message.getHeader("Subject")).hasSize(1);
      assertThat(message.getHeader("Bcc")).isNull();
      assertThat(message.getHeader("Cc")).isNull();
      assertThat(message.getAllRecipients()).hasSize(1);
      assertThat(message.getSubject().replaceAll("\\s+", " "))
          .isEqualTo(
              "[Open letters] " + title.replaceAll("[\\s\\u2028]+", " ").replace("=?", "= ?"));
      slack(title);
    }
  }

  private void slack(String title) throws IOException {
    HttpSender sender = new HttpSender(client(), new SlackFormat(DESK), () -> NOW);
    Receiver receiver = new Receiver("r", Channel.SLACK, receiving.url("/slack"), null);
    assertThat(sender.send(Notifications.of(receiver, title, title)))
        .isEqualTo(new Attempt.Arrived(204));
    JsonNode body = Json.mapper().readTree(receiving.hooks().getLast().body());
    for (String text : body.findValuesAsText("text")) {
      assertThat(text.replaceAll("<https://(outlet|desk)\\.example/[^<>|]*\\|[^<>]*>", ""))
          .doesNotContain("<")
          .matches("(?s)>?[^>]*(\n>[^>]*)?");
    }
  }

  private void hidesThePassword(String url) {
    String password = URI.create(url).getUserInfo().replaceAll(".*:", "");
    Receiver receiver = new Receiver("r", Channel.WEBHOOK, url, null);
    assertThat(ReceiverCheck.fault(receiver))
        .hasValueSatisfying(fault -> assertThat(fault).doesNotContain(url));
    HttpSender sender = new HttpSender(client(), new WebhookFormat(() -> NOW), () -> NOW);
    assertThat(sender.send(Notifications.to(receiver)))
        .isInstanceOfSatisfying(
            Attempt.GiveUp.class,
            end -> assertThat(end.error()).doesNotContain(":" + password + "@"));
    assertThat(receiver.toString()).doesNotContain(url);
    assertThat(sender.host(receiver)).doesNotContain(password + "@");
  }

  private void delivers(JsonNode input, JsonNode expected) {
    if (input.has("secret")) {
      assertThat(
              WebhookSignature.of(
                  input.get("secret").asText(),
                  input.get("id").asText(),
                  input.get("timestamp").asLong(),
                  input.get("body").asText().getBytes(UTF_8)))
          .isEqualTo(expected.get("webhook-signature").asText());
    } else if (input.has("secrets")) {
      List<String> secrets = new ArrayList<>();
      for (JsonNode secret : input.get("secrets")) {
        secrets.add("whsec_" + Base64.getEncoder().encodeToString(secret.asText().getBytes(UTF_8)));
      }
      assertThat(send(String.join(" ", secrets))).isEqualTo(new Attempt.Arrived(204));
      Receiving.Hook hook = receiving.hooks().getFirst();
      assertThat(hook.headers().getFirst("webhook-signature").split(" ", -1)).hasSize(2);
      assertThat(hook.signedWith(String.join(" ", secrets))).isTrue();
    } else if (input.has("recipe")) {
      receiving.answer(SecurityCasesTest::endless);
      assertThat(send()).isEqualTo(new Attempt.Arrived(200));
    } else {
      answers(input.at("/responses/0"));
    }
  }

  private void answers(JsonNode response) {
    int status = response.get("status").asInt();
    receiving.answer(
        Receiving.status(status, "Retry-After", response.path("retry-after").asText("0")));
    switch (send()) {
      case Attempt.GiveUp end -> {
        assertThat(status).isEqualTo(410);
        assertThat(end.receiverGone()).isTrue();
      }
      case Attempt.TryAgain again -> {
        Duration asked = Duration.ofSeconds(response.get("retry-after").asLong());
        Duration most = Duration.ofHours(24);
        assertThat(RetryPolicy.defaults().delay(1, again.retryAfter()))
            .isEqualTo(asked.compareTo(most) > 0 ? most : asked);
      }
      case Attempt.Arrived arrived -> throw new AssertionError("a failure arrived: " + arrived);
    }
  }

  private static void endless(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    while (!Thread.currentThread().isInterrupted()) {
      exchange.getResponseBody().write(new byte[8_192]);
    }
  }

  private Attempt send() {
    return send(TestSubscriptions.SECRET);
  }

  private Attempt send(String secret) {
    return new HttpSender(client(), new WebhookFormat(() -> NOW), () -> NOW)
        .send(Notifications.to(new Receiver("r", Channel.WEBHOOK, receiving.url("/hook"), secret)));
  }

  private static OkHttpClient client() {
    return HttpSender.client(AddressGuard.of(AllowList.of(List.of("127.0.0.1"))), TIMEOUT);
  }

  private MimeMessage mail(String text) {
    assertThat(
            mailSender()
                .send(Notifications.of(TestSubscriptions.mail("r", "me@mail.example"), text, text)))
        .isEqualTo(new Attempt.Arrived(250));
    return mail.getReceivedMessages()[0];
  }

  private MailSender mailSender() {
    return new MailSender(
        new SmtpConfig(
            "127.0.0.1",
            mail.getSmtp().getPort(),
            null,
            null,
            SmtpConfig.Security.NONE,
            "alerts@wirewatch.example",
            TIMEOUT),
        DESK,
        () -> NOW);
  }

  private static String part(MimeMessage message, int index) throws Exception {
    return ((MimeMultipart) message.getContent()).getBodyPart(index).getContent().toString();
  }

  /** Answers from the case's own records, following its CNAMEs. */
  private static Resolver stub(JsonNode input) {
    return host -> {
      List<InetAddress> addresses = new ArrayList<>();
      for (String records : List.of("dns", "dns_sequence")) {
        for (JsonNode pair : input.path(records).path(host)) {
          if (pair.get(0).asText().equals("CNAME")) {
            addresses.addAll(stub(input).resolve(pair.get(1).asText()));
          } else {
            addresses.add(InetAddress.getByName(pair.get(1).asText()));
          }
        }
      }
      if (addresses.isEmpty()) {
        throw new UnknownHostException(host);
      }
      return addresses;
    };
  }
}
