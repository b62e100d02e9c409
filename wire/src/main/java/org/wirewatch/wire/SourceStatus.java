package org.wirewatch.wire;

import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * What ingest knows of a source after its last poll; enough to go on after a restart.
 *
 * @param state health, see {@link State}
 * @param cause why the state is what it is, for people; null while healthy
 * @param etag validator of the last full answer (RFC 9110, section 8.8.3)
 * @param lastModified validator of the last full answer, as sent
 * @param nextPollAt not to be polled before this instant
 * @param errorStreak failed polls since the last success
 * @param entriesPerDay learned rhythm; null until known
 * @param newestEntryAt publication of the newest entry ever listed; null when no entry has a date
 * @param movedTo where permanent redirects led at the last poll; null when there were none
 * @param movedStreak polls in a row that led there; the address is taken over after some
 * @param seen ids of the entries that the last answers listed, newest first, bounded
 */
public record SourceStatus(
    int schemaVersion,
    String sourceId,
    State state,
    String cause,
    Instant lastPollAt,
    Instant lastSuccessAt,
    Integer httpStatus,
    String etag,
    String lastModified,
    Instant nextPollAt,
    int errorStreak,
    Double entriesPerDay,
    Instant newestEntryAt,
    URI movedTo,
    int movedStreak,
    List<String> seen) {

  public static final int SCHEMA_VERSION = 1;

  /** Health of a source. */
  public enum State {
    HEALTHY,
    QUIET,
    FAILING,
    BLOCKED,
    PAYWALLED,
    GONE
  }

  public SourceStatus {
    Checks.present(sourceId, "sourceId");
    Checks.present(state, "state");
    seen = Checks.copy(seen);
  }
}
