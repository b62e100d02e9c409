package org.wirewatch.ingest.fetch;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.wirewatch.wire.config.Settings;
import org.wirewatch.wire.net.AddressGuard;
import org.wirewatch.wire.net.AllowList;

/**
 * How ingest speaks HTTP.
 *
 * @param contact where publishers may complain, told in the User-Agent; null for none
 * @param allow destinations opened although private, see {@link org.wirewatch.wire.net.AllowList}
 * @param ports open on every public address, besides 80 and 443
 * @param connectTimeout until the connection stands
 * @param requestTimeout whole request with its body
 */
public record HttpConfig(
    URI contact,
    List<String> allow,
    List<Integer> ports,
    Duration connectTimeout,
    Duration requestTimeout) {
  /** The name in the User-Agent and in robots.txt files. */
  public static final String PRODUCT = "Wirewatch";

  public HttpConfig {
    allow = List.copyOf(allow);
    ports = List.copyOf(ports);
  }

  public static HttpConfig defaults() {
    return new HttpConfig(
        null, List.of(), List.of(), Duration.ofSeconds(10), Duration.ofSeconds(30));
  }

  /** Keys {@code http.*}. */
  public static HttpConfig read(Settings settings) {
    HttpConfig otherwise = defaults();
    return new HttpConfig(
        settings.uri("http.contact", otherwise.contact),
        settings.list("http.allow", otherwise.allow),
        settings.list("http.ports", List.of()).stream().map(Integer::valueOf).toList(),
        settings.duration("http.connect-timeout", otherwise.connectTimeout),
        settings.duration("http.request-timeout", otherwise.requestTimeout));
  }

  /** The same with further destinations opened. */
  public HttpConfig withAllowed(List<String> destinations) {
    return new HttpConfig(contact, destinations, ports, connectTimeout, requestTimeout);
  }

  /** Judges what may be connected to. */
  public AddressGuard guard() {
    return AddressGuard.of(AllowList.of(allow).withPorts(ports));
  }

  /** Name, version and contact. */
  public String userAgent() {
    return PRODUCT + "/0.1" + (contact == null ? "" : " (+" + contact + ")");
  }
}
