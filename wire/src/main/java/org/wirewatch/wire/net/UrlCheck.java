package org.wirewatch.wire.net;

/**
 * What {@code wirewatch url check} says of one URL.
 *
 * @param reason stable word: {@code allowed}, {@code ssrf_blocked}, {@code scheme_not_allowed},
 *     {@code port_not_allowed} or {@code bad_url}
 * @param detail for people
 */
public record UrlCheck(String id, boolean allowed, String reason, String detail) {
  /** The guard's answer for one line of input. */
  public static UrlCheck of(AddressGuard guard, String id, String url) {
    AddressGuard.Decision decision = guard.check(url);
    return new UrlCheck(id, decision.allowed(), decision.reason().code(), decision.detail());
  }
}
