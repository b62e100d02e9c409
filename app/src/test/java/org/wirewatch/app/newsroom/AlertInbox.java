package org.wirewatch.app.newsroom;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.Subscription.Channel;
import org.wirewatch.wire.Subscription.Receiver;

/** A subscriber: a webhook receiver that checks signatures, and a mailbox. */
final class AlertInbox implements AutoCloseable {
  private static final byte[] KEY = "a key of the subscriber".getBytes(StandardCharsets.UTF_8);
  private static final String ADDRESS = "editor@subscriber.example";

  private final HttpServer hooks;
  private final GreenMail mail;
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final List<String> refused = new CopyOnWriteArrayList<>();

  /**
   * An alert as it arrived.
   *
   * @param id of the delivery; the same when the sender repeats it
   */
  record Received(Channel channel, String id, String subscription, String title, URI url) {}

  AlertInbox() throws IOException {
    hooks = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    hooks.createContext("/alerts", this::receive);
    hooks.start();
    mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    mail.setUser(ADDRESS, ADDRESS, "unused");
  }

  int smtpPort() {
    return mail.getSmtp().getPort();
  }

  /** Both ways to this subscriber. */
  List<Receiver> receivers() {
    String secret = "whsec_" + Base64.getEncoder().encodeToString(KEY);
    String hook = "http://127.0.0.1:" + hooks.getAddress().getPort() + "/alerts";
    return List.of(
        new Receiver("hook", Channel.WEBHOOK, hook, secret),
        new Receiver("mailbox", Channel.EMAIL, ADDRESS, null));
  }

  /** What came by webhook, in order, doubles included. */
  List<Received> hooks() {
    return List.copyOf(received);
  }

  /** What came by mail, doubles included; the subscription is given by its name. */
  List<Received> mails() {
    List<Received> mails = new ArrayList<>();
    for (MimeMessage message : mail.getReceivedMessages()) {
      try {
        String subject = message.getSubject();
        int close = subject.indexOf("] ");
        mails.add(
            new Received(
                Channel.EMAIL,
                message.getMessageID(),
                subject.substring(1, close),
                subject.substring(close + 2),
                null));
      } catch (MessagingException e) {
        throw new IllegalStateException("unreadable mail", e);
      }
    }
    return mails;
  }

  /** Webhooks whose signature was wrong. */
  List<String> refused() {
    return List.copyOf(refused);
  }

  @Override
  public void close() {
    hooks.stop(0);
    mail.stop();
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String id = exchange.getRequestHeaders().getFirst("webhook-id");
      String time = exchange.getRequestHeaders().getFirst("webhook-timestamp");
      String signature = exchange.getRequestHeaders().getFirst("webhook-signature");
      if (!("v1," + sign(id + "." + time + "." + body)).equals(signature)) {
        refused.add(id);
        exchange.sendResponseHeaders(401, -1);
        return;
      }
      JsonNode data = Json.mapper().readTree(body).path("data");
      received.add(
          new Received(
              Channel.WEBHOOK,
              id,
              data.at("/subscription/id").asText(),
              data.at("/article/title").asText(),
              URI.create(data.at("/article/url").asText())));
      exchange.sendResponseHeaders(204, -1);
    }
  }

  /** Standard Webhooks 1.0.0, written here again so that the sender's own code is not its judge. */
  private static String sign(String content) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
