package org.wirewatch.wire.net;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** A block of addresses: a prefix and its length in bits. IPv4 and IPv6 blocks never overlap. */
public final class Cidr {
  private final byte[] prefix;
  private final int bits;

  private Cidr(byte[] prefix, int bits) {
    this.prefix = prefix;
    this.bits = bits;
  }

  /**
   * Reads {@code 10.0.0.0/8}, {@code fc00::/7} or a single address; never asks DNS.
   *
   * @throws IllegalArgumentException naming what cannot be read
   */
  public static Cidr parse(String text) {
    int slash = text.indexOf('/');
    InetAddress address = literal(slash < 0 ? text : text.substring(0, slash));
    if (address == null) {
      throw new IllegalArgumentException("no address: " + text);
    }
    byte[] prefix = address.getAddress();
    int bits = slash < 0 ? prefix.length * 8 : Integer.parseInt(text.substring(slash + 1));
    if (bits < 0 || bits > prefix.length * 8) {
      throw new IllegalArgumentException("prefix length out of range: " + text);
    }
    return new Cidr(prefix, bits);
  }

  /** Whether an address is in the block. */
  public boolean contains(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (bytes.length != prefix.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit += 8) {
      int mask = bits - bit >= 8 ? 0xff : 0xff << (8 - (bits - bit));
      if (((bytes[bit / 8] ^ prefix[bit / 8]) & mask & 0xff) != 0) {
        return false;
      }
    }
    return true;
  }

  /** The address that a canonical literal means; null when the text is no canonical literal. */
  public static InetAddress literal(String host) {
    if (!host.contains(":") && !isCanonicalIpv4(host)) {
      return null;
    }
    if (host.contains("%") || host.contains("[")) {
      return null;
    }
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      return null;
    }
  }

  private static boolean isCanonicalIpv4(String host) {
    String[] parts = host.split("\\.", -1);
    if (parts.length != 4) {
      return false;
    }
    for (String part : parts) {
      boolean octet = part.matches("0|[1-9][0-9]{0,2}");
      if (!octet || Integer.parseInt(part) > 255) {
        return false;
      }
    }
    return true;
  }
}
