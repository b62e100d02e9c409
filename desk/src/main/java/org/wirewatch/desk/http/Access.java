package org.wirewatch.desk.http;

import io.javalin.http.Context;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Who may ask what: the Host header against DNS rebinding, the origin against forged requests, the
 * token with a brake against guessing. A token comes as {@code Authorization: Bearer} or, after
 * signing in, as a cookie made from it; never in a URL. Thread-safe.
 *
 * @see "RFC 6750; OWASP Cross-Site Request Forgery Prevention Cheat Sheet"
 */
final class Access {
  static final String COOKIE = "wirewatch_session";
  static final Duration SESSION = Duration.ofDays(30);

  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
  private static final int FAILURES_MAX = 10;
  private static final Duration FAILURE_WINDOW = Duration.ofSeconds(30);
  private static final int ADDRESSES_MAX = 10_000;

  private final byte[] token;
  private final List<String> hosts;
  private final InstantSource clock;
  private final Map<String, Failures> failures = new LinkedHashMap<>();

  Access(String token, List<String> hosts, InstantSource clock) {
    this.token = token == null ? null : token.getBytes(StandardCharsets.UTF_8);
    this.hosts = hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
    this.clock = clock;
  }

  /** A name that is neither local nor configured may be a page trying to reach a local service. */
  void checkHost(Context request) {
    String host = hostName(request.header("Host"));
    boolean address = host.matches("[0-9.]+") || host.startsWith("[");
    boolean local = host.equals("localhost") || host.endsWith(".localhost");
    if (!address && !local && !hosts.contains(host)) {
      throw new Problem(
          421, "Misdirected request", "This desk does not answer for that host; see desk.hosts.");
    }
  }

  /** Refuses writes that a page of another origin caused. */
  void checkOrigin(Context request, boolean api) {
    if (SAFE.contains(request.req().getMethod())) {
      return;
    }
    String site = request.header("Sec-Fetch-Site");
    String origin = request.header("Origin");
    boolean fine;
    if (site != null) {
      fine = site.equals("same-origin") || site.equals("none");
    } else if (origin != null) {
      fine = sameHost(origin, request.header("Host"));
    } else {
      fine = api; // no browser: browsers send at least one of them with a write
    }
    if (!fine) {
      throw new Problem(403, "Another origin", "Writes are only taken from the desk's own pages.");
    }
  }

  /** Whether a token is asked for at all. */
  boolean guarded() {
    return token != null;
  }

  /** Whether the request shows the token or a session; wrong tokens are counted. */
  boolean allowed(Context request) {
    if (token == null) {
      return true;
    }
    String header = request.header("Authorization");
    if (header != null) {
      return header.regionMatches(true, 0, "Bearer ", 0, 7)
          && tokenFits(request.ip(), header.substring(7).strip());
    }
    String cookie = request.cookie(COOKIE);
    return cookie != null && sessionFits(cookie);
  }

  /**
   * Compares in constant time.
   *
   * @throws Problem 429 after too many wrong ones from one address
   */
  boolean tokenFits(String address, String given) {
    checkBrake(address);
    boolean fits = MessageDigest.isEqual(token, given.getBytes(StandardCharsets.UTF_8));
    if (!fits) {
      count(address);
    }
    return fits;
  }

  /** The value of a new session's cookie. */
  String session() {
    String expiry = Long.toString(clock.instant().plus(SESSION).getEpochSecond());
    return expiry + "." + sign(expiry);
  }

  private boolean sessionFits(String cookie) {
    int dot = cookie.indexOf('.');
    if (dot < 1 || dot > 12) {
      return false;
    }
    String expiry = cookie.substring(0, dot);
    boolean fits =
        MessageDigest.isEqual(
            sign(expiry).getBytes(StandardCharsets.UTF_8),
            cookie.substring(dot + 1).getBytes(StandardCharsets.UTF_8));
    return fits && Long.parseLong(expiry) > clock.instant().getEpochSecond();
  }

  private String sign(String expiry) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(token, "HmacSHA256"));
      byte[] signature = mac.doFinal(("session " + expiry).getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  private synchronized void checkBrake(String address) {
    Failures known = failures.get(address);
    if (known == null) {
      return;
    }
    Instant over = known.since().plus(FAILURE_WINDOW);
    Instant now = clock.instant();
    if (!now.isBefore(over)) {
      failures.remove(address);
    } else if (known.count() >= FAILURES_MAX) {
      long seconds = Math.max(1, Duration.between(now, over).toSeconds());
      throw new Problem(
          429,
          "Too many wrong tokens",
          "Try again in " + seconds + " seconds.",
          Map.of("retry_after", seconds));
    }
  }

  private synchronized void count(String address) {
    Failures known = failures.getOrDefault(address, new Failures(0, clock.instant()));
    failures.put(address, new Failures(known.count() + 1, known.since()));
    if (failures.size() > ADDRESSES_MAX) {
      failures.remove(failures.keySet().iterator().next());
    }
  }

  private static boolean sameHost(String origin, String host) {
    try {
      return host != null && host.equalsIgnoreCase(URI.create(origin).getRawAuthority());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String hostName(String header) {
    if (header == null) {
      return "";
    }
    String host = header.strip().toLowerCase(Locale.ROOT);
    int bracket = host.indexOf(']');
    int colon = host.indexOf(':', Math.max(0, bracket));
    return colon < 0 ? host : host.substring(0, colon);
  }

  private record Failures(int count, Instant since) {}
}
