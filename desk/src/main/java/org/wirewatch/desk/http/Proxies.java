package org.wirewatch.desk.http;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.wirewatch.wire.config.ConfigException;
import org.wirewatch.wire.net.Cidr;

/**
 * The proxies before the desk, whose headers are believed; those of anybody else are not. Of {@code
 * X-Forwarded-For} the right-most address counts that is no such proxy, since what is left of it
 * comes from the caller. Thread-safe.
 *
 * @see "RFC 7239, sections 7.4 and 8.1"
 */
public final class Proxies {
  private final List<Cidr> blocks;

  private Proxies(List<Cidr> blocks) {
    this.blocks = List.copyOf(blocks);
  }

  /**
   * Reads addresses and blocks of them.
   *
   * @throws ConfigException naming the one that cannot be read
   */
  public static Proxies of(List<String> blocks) {
    List<Cidr> parsed = new ArrayList<>();
    for (String block : blocks) {
      try {
        parsed.add(Cidr.parse(block));
      } catch (IllegalArgumentException e) {
        throw new ConfigException("desk.proxies: no address or block of addresses: " + block);
      }
    }
    return new Proxies(parsed);
  }

  /** Who sent a request, at the desk itself or through the proxies. */
  Client client(Context request) {
    String peer = request.ip();
    boolean https = request.scheme().equals("https");
    if (blocks.isEmpty() || !trusts(address(peer))) {
      return new Client(peer, https);
    }
    String scheme = last(values(request, "X-Forwarded-Proto"));
    return new Client(
        caller(peer, values(request, "X-Forwarded-For")),
        scheme == null ? https : scheme.equalsIgnoreCase("https"));
  }

  /**
   * The right-most address that is no proxy. Where the list ends, or says something else than an
   * address, the last one found: nearer to the caller nobody is known.
   */
  String caller(String peer, List<String> forwardedFor) {
    String known = peer;
    for (int hop = forwardedFor.size() - 1; hop >= 0; hop--) {
      InetAddress address = hop(forwardedFor.get(hop));
      if (address == null) {
        return known;
      }
      known = address.getHostAddress();
      if (!trusts(address)) {
        return known;
      }
    }
    return known;
  }

  private boolean trusts(InetAddress address) {
    return blocks.stream().anyMatch(block -> block.contains(address));
  }

  /** An address that some proxies write with its port, then IPv6 in brackets; null if none. */
  private static InetAddress hop(String text) {
    int end = text.indexOf(']');
    if (text.startsWith("[") && end > 0) {
      return Cidr.literal(text.substring(1, end));
    }
    int colon = text.indexOf(':');
    boolean port = colon >= 0 && colon == text.lastIndexOf(':');
    return Cidr.literal(port ? text.substring(0, colon) : text);
  }

  private static InetAddress address(String peer) {
    try {
      return InetAddress.getByName(peer);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("not an address: " + peer, e);
    }
  }

  /** The members of a list, which may be spread over headers of the same name. */
  private static List<String> values(Context request, String header) {
    List<String> values = new ArrayList<>();
    for (String line : Collections.list(request.req().getHeaders(header))) {
      for (String value : line.split(",", -1)) {
        values.add(value.strip());
      }
    }
    return values;
  }

  private static String last(List<String> values) {
    return values.isEmpty() ? null : values.getLast();
  }
}
