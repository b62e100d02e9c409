package org.wirewatch.ingest.websub;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import okhttp3.FormBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wirewatch.ingest.fetch.Urls;
import org.wirewatch.wire.FeedPush;
import org.wirewatch.wire.Source;
import org.wirewatch.wire.SourceStatus.WebSub;
import org.wirewatch.wire.SourceStatus.WebSub.Phase;

/**
 * Subscribes sources at the hubs that they name, and knows how far a hub can be trusted.
 * Thread-safe; blocks while it asks a hub, through the address guard.
 *
 * @see "WebSub, section 5, Subscribing and Unsubscribing"
 */
public final class Subscriber {
  private static final Logger LOG = LoggerFactory.getLogger(Subscriber.class);

  /** How long a hub may take to verify. */
  private static final Duration VERIFICATION_MAX = Duration.ofMinutes(10);

  private static final Duration RETRY_FIRST = Duration.ofHours(1);
  private static final Duration RETRY_MAX = Duration.ofDays(1);
  private static final Duration DENIED_RETRY = Duration.ofDays(7);
  private static final int DOUBLINGS_MAX = 10;

  /** Share of the lease that is left when it is renewed, and how much that varies. */
  private static final double RENEWAL_SHARE = 0.2;

  private static final double RENEWAL_JITTER = 0.1;
  private static final int REDIRECTS_MAX = 2;

  private final WebSubConfig config;
  private final OkHttpClient http;
  private final String userAgent;
  private final RandomGenerator random;

  /** Takes a client from {@link org.wirewatch.wire.net.GuardedHttp}. */
  public Subscriber(
      WebSubConfig config, OkHttpClient guarded, String userAgent, RandomGenerator random) {
    this.config = config;
    this.http = guarded;
    this.userAgent = userAgent;
    this.random = random;
  }

  /**
   * The subscription after a poll; asks the hub if that is due.
   *
   * @param before null when there was none
   * @param named by the document; null when the poll brought none, which changes nothing
   * @param missed entries that the poll found although the hub should have sent them
   */
  public WebSub afterPoll(Source source, WebSub before, HubLinks named, int missed, Instant now) {
    if (named != null && named.hubs().isEmpty()) {
      return null;
    }
    WebSub known = named == null || isStillNamed(before, named) ? before : null;
    if (known == null && named == null) {
      return null;
    }
    WebSub counted = known == null ? null : withMissed(known, missed);
    if (counted != null && !isDue(counted, now)) {
      return counted;
    }
    URI hub = counted == null ? named.hubs().getFirst() : next(counted, named);
    URI topic = counted == null ? named.topic() : counted.topic();
    return subscribe(source, counted, hub, topic, now);
  }

  /** The subscription after a hub had something to say. */
  public static WebSub afterPush(WebSub before, FeedPush push) {
    return switch (push.kind()) {
      case VERIFIED ->
          new WebSub(
              before.hub(),
              before.topic(),
              Phase.VERIFIED,
              null,
              before.requestedAt(),
              0,
              push.receivedAt().plusSeconds(push.leaseSeconds()),
              before.lastPushAt(),
              before.missed());
      case DENIED, UNSUBSCRIBED ->
          new WebSub(
              before.hub(),
              before.topic(),
              Phase.DENIED,
              push.cause() == null ? "ended by the hub" : push.cause(),
              before.requestedAt(),
              before.failures(),
              null,
              before.lastPushAt(),
              before.missed());
      case CONTENT ->
          new WebSub(
              before.hub(),
              before.topic(),
              before.phase(),
              before.cause(),
              before.requestedAt(),
              before.failures(),
              before.leaseUntil(),
              push.receivedAt(),
              0);
    };
  }

  /** Whether a push belongs to a subscription. */
  public static boolean isOf(FeedPush push, String sourceId, WebSub webSub) {
    return webSub != null
        && Callback.of(sourceId, webSub.hub(), webSub.topic())
            .subscription()
            .equals(push.subscription());
  }

  /** Whether the hub is expected to tell what is new. */
  public static boolean isLive(WebSub webSub, Instant now) {
    return webSub != null
        && webSub.phase() == Phase.VERIFIED
        && webSub.leaseUntil() != null
        && webSub.leaseUntil().isAfter(now);
  }

  /** When a live subscription must be renewed, at the latest; empty for others. */
  public static Optional<Instant> renewBy(WebSub webSub, Instant now) {
    if (!isLive(webSub, now)) {
      return Optional.empty();
    }
    Duration lease = Duration.between(webSub.requestedAt(), webSub.leaseUntil());
    return Optional.of(webSub.leaseUntil().minus(scaled(lease, RENEWAL_SHARE)));
  }

  /** Tells the hub of a removed source, as far as it listens. */
  public void unsubscribe(Source source, WebSub webSub) {
    String fault = ask("unsubscribe", source.sourceId(), webSub.hub(), webSub.topic());
    LOG.debug("unsubscribed sourceId={} fault={}", source.sourceId(), fault);
  }

  private WebSub subscribe(Source source, WebSub before, URI hub, URI topic, Instant now) {
    String fault = ask("subscribe", source.sourceId(), hub, topic);
    boolean live = isLive(before, now) && before.hub().equals(hub);
    boolean unanswered = before != null && before.phase() != Phase.VERIFIED;
    int failures = (before == null ? 0 : before.failures()) + (fault != null || unanswered ? 1 : 0);
    Phase phase = live ? Phase.VERIFIED : fault == null ? Phase.REQUESTED : Phase.FAILED;
    LOG.debug("subscribed sourceId={} hub={} fault={}", source.sourceId(), hub, fault);
    return new WebSub(
        hub,
        topic,
        phase,
        fault,
        now,
        failures,
        live ? before.leaseUntil() : null,
        before == null ? null : before.lastPushAt(),
        before == null ? 0 : before.missed());
  }

  private boolean isDue(WebSub webSub, Instant now) {
    Duration since = Duration.between(webSub.requestedAt(), now);
    return switch (webSub.phase()) {
      case VERIFIED -> {
        Duration lease = Duration.between(webSub.requestedAt(), webSub.leaseUntil());
        double share = RENEWAL_SHARE + RENEWAL_JITTER * random.nextDouble();
        yield !now.isBefore(webSub.leaseUntil().minus(scaled(lease, share)));
      }
      case REQUESTED -> since.compareTo(max(VERIFICATION_MAX, backOff(webSub))) > 0;
      case FAILED -> since.compareTo(backOff(webSub)) > 0;
      case DENIED -> since.compareTo(DENIED_RETRY) > 0;
    };
  }

  private static Duration backOff(WebSub webSub) {
    int doublings = Math.min(Math.max(0, webSub.failures() - 1), DOUBLINGS_MAX);
    Duration wait =
        webSub.failures() == 0 ? Duration.ZERO : RETRY_FIRST.multipliedBy(1L << doublings);
    return wait.compareTo(RETRY_MAX) > 0 ? RETRY_MAX : wait;
  }

  private static boolean isStillNamed(WebSub before, HubLinks named) {
    return before != null
        && named.hubs().contains(before.hub())
        && named.topic().equals(before.topic());
  }

  /** After a failure the next of the hubs that the source names. */
  private static URI next(WebSub before, HubLinks named) {
    boolean another = named != null && before.failures() > 0;
    return another ? named.hubs().get(before.failures() % named.hubs().size()) : before.hub();
  }

  private static WebSub withMissed(WebSub webSub, int missed) {
    return missed == 0
        ? webSub
        : new WebSub(
            webSub.hub(),
            webSub.topic(),
            webSub.phase(),
            webSub.cause(),
            webSub.requestedAt(),
            webSub.failures(),
            webSub.leaseUntil(),
            webSub.lastPushAt(),
            webSub.missed() + missed);
  }

  /** Null if the hub accepted, else why not. */
  private String ask(String mode, String sourceId, URI hub, URI topic) {
    Callback callback = Callback.of(sourceId, hub, topic);
    FormBody form =
        new FormBody.Builder()
            .add("hub.mode", mode)
            .add("hub.topic", topic.toString())
            .add("hub.callback", callback.address(config.callback(), config.secret()).toString())
            .add("hub.secret", callback.signingSecret(config.secret()))
            .add("hub.lease_seconds", Long.toString(config.lease().toSeconds()))
            .build();
    URI address = hub;
    for (int hop = 0; hop <= REDIRECTS_MAX; hop++) {
      try {
        Request request =
            new Request.Builder()
                .url(address.toString())
                .header("User-Agent", userAgent)
                .post(form)
                .build();
        try (Response response = http.newCall(request).execute()) {
          if (response.isSuccessful()) {
            return null;
          }
          Optional<URI> elsewhere =
              List.of(307, 308).contains(response.code())
                  ? Urls.resolve(address, response.header("Location"))
                  : Optional.empty();
          if (elsewhere.isEmpty()) {
            return "the hub answered HTTP " + response.code();
          }
          address = elsewhere.get();
        }
      } catch (IOException | IllegalArgumentException e) {
        return "the hub cannot be asked: " + e.getMessage();
      }
    }
    return "the hub redirects too often";
  }

  private static Duration scaled(Duration duration, double factor) {
    return Duration.ofMillis((long) (duration.toMillis() * factor));
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
