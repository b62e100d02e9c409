package org.wirewatch.wire.discovery;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.wirewatch.wire.Checks;

/**
 * What could be polled behind an address.
 *
 * @param address as it was asked
 * @param page where it led, after redirects; null when it is no address or did not answer
 * @param problem why the address itself could not be read, for people; null when it could
 * @param candidates best first; what cannot be read last, with its problem
 * @param requests made to find out
 */
public record Discovered(
    String address, URI page, String problem, List<Candidate> candidates, int requests) {
  public Discovered {
    Checks.present(address, "address");
    candidates = Checks.copy(candidates);
  }

  /** The best that can be read. */
  public Optional<Candidate> best() {
    return candidates.stream().filter(Candidate::readable).findFirst();
  }

  /** Those that can be read, best first: what a number picks from, starting at 1. */
  public List<Candidate> readable() {
    return candidates.stream().filter(Candidate::readable).toList();
  }
}
