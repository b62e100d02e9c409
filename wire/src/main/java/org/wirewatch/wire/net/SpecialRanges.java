package org.wirewatch.wire.net;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Addresses that no publisher serves news from: private, local, reserved, and tunnels to those.
 *
 * @see "IANA IPv4 and IPv6 Special-Purpose Address Registries; RFC 6890"
 */
final class SpecialRanges {
  private static final Map<Cidr, String> IPV4 =
      ranges(
          "0.0.0.0/8", "this host",
          "10.0.0.0/8", "private",
          "100.64.0.0/10", "carrier-grade NAT",
          "127.0.0.0/8", "loopback",
          "168.63.129.16/32", "cloud metadata",
          "169.254.0.0/16", "link-local",
          "172.16.0.0/12", "private",
          "192.0.0.0/24", "protocol assignments",
          "192.0.2.0/24", "documentation",
          "192.88.99.0/24", "6to4 relay",
          "192.168.0.0/16", "private",
          "198.18.0.0/15", "benchmarking",
          "198.51.100.0/24", "documentation",
          "203.0.113.0/24", "documentation",
          "224.0.0.0/4", "multicast",
          "240.0.0.0/4", "reserved");

  /** Within 2000::/3, outside of which everything is special. */
  private static final Map<Cidr, String> IPV6 =
      ranges(
          "2001::/23", "protocol assignments or Teredo",
          "2001:db8::/32", "documentation",
          "2002::/16", "6to4",
          "3fff::/20", "documentation");

  private static final Cidr GLOBAL_UNICAST = Cidr.parse("2000::/3");
  private static final Cidr NAT64 = Cidr.parse("64:ff9b::/96");
  private static final Cidr IPV4_COMPATIBLE = Cidr.parse("::/96");

  private SpecialRanges() {}

  /** What is special about the address; null for a public one. */
  static String kind(InetAddress address) {
    if (!(address instanceof Inet6Address)) {
      return find(IPV4, address);
    }
    if (NAT64.contains(address)) {
      return kind(embeddedIpv4(address));
    }
    if (address.isLoopbackAddress()) {
      return "loopback";
    }
    if (address.isLinkLocalAddress()) {
      return "link-local";
    }
    if (IPV4_COMPATIBLE.contains(address)) {
      return "IPv4-compatible";
    }
    return GLOBAL_UNICAST.contains(address) ? find(IPV6, address) : "not global unicast";
  }

  private static InetAddress embeddedIpv4(InetAddress address) {
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(address.getAddress(), 12, 16));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }

  private static String find(Map<Cidr, String> ranges, InetAddress address) {
    for (var range : ranges.entrySet()) {
      if (range.getKey().contains(address)) {
        return range.getValue();
      }
    }
    return null;
  }

  private static Map<Cidr, String> ranges(String... pairs) {
    Map<Cidr, String> ranges = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      ranges.put(Cidr.parse(pairs[i]), pairs[i + 1]);
    }
    return ranges;
  }
}
