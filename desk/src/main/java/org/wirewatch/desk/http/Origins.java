package org.wirewatch.desk.http;

import io.javalin.http.Context;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * From where a request may come: the Host header against DNS rebinding, the origin against forged
 * requests. Thread-safe.
 *
 * @see "OWASP Cross-Site Request Forgery Prevention Cheat Sheet"
 */
final class Origins {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
  private final List<String> hosts;

  Origins(List<String> hosts) {
    this.hosts = hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
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
}
