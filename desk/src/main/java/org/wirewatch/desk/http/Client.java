package org.wirewatch.desk.http;

import io.javalin.http.Context;

/**
 * Where a request comes from, behind the {@link Proxies}. The server finds it out before any route.
 *
 * @param address of the caller, IPv4 or IPv6
 * @param https whether the caller sees https, at the desk itself or at a proxy before it
 */
public record Client(String address, boolean https) {
  private static final String ATTRIBUTE = "client";

  /** That of a request, for everything that runs after the server's checks. */
  public static Client of(Context request) {
    Client client = request.attribute(ATTRIBUTE);
    if (client == null) {
      throw new IllegalStateException("not known yet from where the request comes");
    }
    return client;
  }

  void keep(Context request) {
    request.attribute(ATTRIBUTE, this);
  }
}
