package org.wirewatch.wire;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * The form of the web addresses that people give, of sources and of receivers. Where they lead is
 * judged by {@link org.wirewatch.wire.net.AddressGuard}.
 */
public final class WebAddress {
  private static final int CHARS_MAX = 2_048;

  private WebAddress() {}

  /** What is wrong with it, to be read after "the address"; empty when nothing is. */
  public static Optional<String> fault(String address) {
    if (address == null || address.isEmpty() || address.length() > CHARS_MAX) {
      return Optional.of("must be a URL of at most " + CHARS_MAX + " characters");
    }
    try {
      URI url = new URI(address);
      boolean web =
          "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
      if (!web || url.getHost() == null) {
        return Optional.of("must be an http or https URL");
      }
      // it would be shown wherever the address is
      return url.getRawUserInfo() == null
          ? Optional.empty()
          : Optional.of("must hold no user name or password");
    } catch (URISyntaxException e) {
      return Optional.of("must be an http or https URL");
    }
  }
}
