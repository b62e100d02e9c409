package org.wirewatch.ingest.source;

import java.util.ArrayList;
import java.util.List;
import org.wirewatch.wire.Source;
import org.wirewatch.wire.net.AddressGuard;

/**
 * A subscription list that has passed the address guard.
 *
 * @param sources to be added
 * @param refused what Wirewatch must not poll, and why
 */
public record OpmlImport(List<Source> sources, List<Refused> refused) {
  public OpmlImport {
    sources = List.copyOf(sources);
    refused = List.copyOf(refused);
  }

  /**
   * Reads and judges a list; asks no DNS, since every address is judged again when it is polled.
   *
   * @throws IllegalArgumentException saying why the bytes are no OPML
   */
  public static OpmlImport of(byte[] opml, AddressGuard guard) {
    List<Source> sources = new ArrayList<>();
    List<Refused> refused = new ArrayList<>();
    List<Source> listed =
        Opml.read(
            opml,
            address ->
                refused.add(new Refused(address, "no_web_address", "no http or https address")));
    for (Source source : listed) {
      AddressGuard.Decision decision = guard.checkWithoutDns(source.url().toString());
      if (decision.allowed()) {
        sources.add(source);
      } else {
        refused.add(
            new Refused(source.url().toString(), decision.reason().code(), decision.detail()));
      }
    }
    return new OpmlImport(sources, refused);
  }

  /**
   * A refused source.
   *
   * @param reason stable word, for example {@code ssrf_blocked}
   * @param detail for people
   */
  public record Refused(String url, String reason, String detail) {}
}
