package org.wirewatch.wire.net;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Destinations that the operator opens although they are private or on an unusual port.
 *
 * <p>A rule is an address block ({@code 10.1.0.0/16}, any port), an address or a host name, each
 * with or without a port ({@code 127.0.0.1:8080}, {@code [::1]:8080}, {@code feeds.internal}). A
 * host rule holds for whatever the name resolves to.
 */
public final class AllowList {
  private static final Set<Integer> WEB_PORTS = Set.of(80, 443);
  private static final int ANY_PORT = -1;

  private final List<Rule> rules;
  private final Set<Integer> ports;

  private AllowList(List<Rule> rules, Set<Integer> ports) {
    this.rules = List.copyOf(rules);
    this.ports = Set.copyOf(ports);
  }

  /** Public addresses only, ports 80 and 443. */
  public static AllowList publicWeb() {
    return new AllowList(List.of(), WEB_PORTS);
  }

  /**
   * Ports 80 and 443 of public addresses, and what the rules open.
   *
   * @throws IllegalArgumentException naming the rule that cannot be read
   */
  public static AllowList of(List<String> rules) {
    List<Rule> parsed = new ArrayList<>();
    rules.forEach(rule -> parsed.add(Rule.parse(rule)));
    return new AllowList(parsed, WEB_PORTS);
  }

  /** The same with further ports open on every public address. */
  public AllowList withPorts(List<Integer> more) {
    Set<Integer> all = new HashSet<>(ports);
    all.addAll(more);
    return new AllowList(rules, all);
  }

  boolean opens(String host, InetAddress address, int port) {
    return rules.stream().anyMatch(rule -> rule.portMatches(port) && rule.opens(host, address));
  }

  boolean opensOnSomePort(String host, InetAddress address) {
    return rules.stream().anyMatch(rule -> rule.opens(host, address));
  }

  boolean opensName(String host) {
    return rules.stream().anyMatch(rule -> host.equals(rule.host));
  }

  boolean opensName(String host, int port) {
    return rules.stream().anyMatch(rule -> rule.portMatches(port) && host.equals(rule.host));
  }

  /** Whether any rule may open a name that resolves into an address block. */
  boolean opensBlocks() {
    return rules.stream().anyMatch(rule -> rule.block != null);
  }

  boolean opensPort(int port) {
    return ports.contains(port);
  }

  /** One opened destination: either a block or a host, with a port or {@link #ANY_PORT}. */
  record Rule(Cidr block, String host, int port) {
    static Rule parse(String text) {
      String rule = text.strip().toLowerCase(Locale.ROOT);
      try {
        if (rule.contains("/") || Cidr.literal(rule) != null) {
          return new Rule(Cidr.parse(rule), null, ANY_PORT);
        }
        int colon = rule.lastIndexOf(':');
        int port = colon < 0 ? ANY_PORT : Integer.parseInt(rule.substring(colon + 1));
        String host = colon < 0 ? rule : rule.substring(0, colon);
        if (host.isEmpty() || port == 0 || port > 65_535) {
          throw new IllegalArgumentException("not host:port");
        }
        if (host.startsWith("[") && host.endsWith("]")) {
          return new Rule(Cidr.parse(host.substring(1, host.length() - 1)), null, port);
        }
        return Cidr.literal(host) == null
            ? new Rule(null, host, port)
            : new Rule(Cidr.parse(host), null, port);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("address rule '" + text + "': " + e.getMessage(), e);
      }
    }

    private boolean opens(String name, InetAddress address) {
      return block == null ? host.equals(name) : block.contains(address);
    }

    private boolean portMatches(int asked) {
      return port == ANY_PORT || port == asked;
    }
  }
}
