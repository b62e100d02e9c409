package org.wirewatch.wire;

import java.net.URI;
import java.time.Duration;
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
 * @param stateSince when the state became what it is; null in records of older versions
 * @param hours the hours at which it publishes; null until known
 * @param hints what its last document asked of those who poll it; null when nothing
 * @param notModifiedStreak answers 304 in a row
 * @param validatorsLie whether it was seen to change under an unchanged ETag; asked without from
 *     then on
 * @param webSub its subscription at a hub; null when it names none or WebSub is off
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
    List<String> seen,
    Instant stateSince,
    Hours hours,
    Hints hints,
    int notModifiedStreak,
    boolean validatorsLie,
    WebSub webSub) {

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

  /**
   * At which hours of the day a source publishes.
   *
   * @param since when counting began
   * @param fadedAt when the counts last lost what a day takes from them
   * @param entries seen in each hour of the day, UTC, from 0 to 23; older ones count less
   */
  public record Hours(Instant since, Instant fadedAt, List<Double> entries) {
    public Hours {
      Checks.present(since, "since");
      Checks.present(fadedAt, "fadedAt");
      entries = Checks.copy(entries);
    }
  }

  /**
   * What a feed says about when to ask for it again.
   *
   * @param interval from {@code ttl} or {@code sy:updatePeriod}; null when neither
   * @param skipHours hours of the day, UTC, 0 to 23
   * @param skipDays days of the week, UTC, 1 for Monday to 7
   */
  public record Hints(Duration interval, List<Integer> skipHours, List<Integer> skipDays) {
    public Hints {
      skipHours = Checks.copy(skipHours);
      skipDays = Checks.copy(skipDays);
    }
  }

  /**
   * A subscription at a hub.
   *
   * @param hub that the source names
   * @param topic the source's own address, as it gives it
   * @param cause why it is denied or failed; null otherwise
   * @param requestedAt when the hub was last asked
   * @param failures requests in a row that led to nothing
   * @param leaseUntil when the verified subscription ends; null while there is none
   * @param lastPushAt when the hub last sent something; null when never
   * @param missed entries in a row that a poll found and the hub had not sent
   */
  public record WebSub(
      URI hub,
      URI topic,
      Phase phase,
      String cause,
      Instant requestedAt,
      int failures,
      Instant leaseUntil,
      Instant lastPushAt,
      int missed) {

    /** Where a subscription stands. */
    public enum Phase {
      /** Asked for; the hub has not verified it yet. */
      REQUESTED,
      /** Verified by the hub; it sends what is new. */
      VERIFIED,
      /** Refused or ended by the hub. */
      DENIED,
      /** The hub could not be asked. */
      FAILED
    }

    public WebSub {
      Checks.present(hub, "hub");
      Checks.present(topic, "topic");
      Checks.present(phase, "phase");
    }
  }
}
