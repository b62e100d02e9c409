package org.wirewatch.alerts.group;

import org.wirewatch.alerts.match.Candidate;
import org.wirewatch.wire.AlertResponse;

/**
 * What concerns the alerts of one subscription: an article matched, or a person answered. Exactly
 * one is not null.
 */
public record AlertEvent(Candidate match, AlertResponse response) {
  /** An article matched. */
  public static AlertEvent of(Candidate match) {
    return new AlertEvent(match, null);
  }

  /** A person answered. */
  public static AlertEvent of(AlertResponse response) {
    return new AlertEvent(null, response);
  }
}
