package org.wirewatch.ingest.feed;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.wirewatch.wire.Checks;

/**
 * What a feed says about when and where to ask for it again.
 *
 * @param ttl RSS {@code ttl}; null when absent
 * @param updateInterval {@code sy:updatePeriod} divided by {@code sy:updateFrequency}; null when
 *     absent
 * @param skipHours hours of the day, 0 to 23 UTC, in which nothing changes
 * @param skipDays days, UTC, on which nothing changes
 * @param hubs WebSub hubs
 * @param self the feed's own address (the WebSub topic); null when absent
 */
public record PollHints(
    Duration ttl,
    Duration updateInterval,
    Set<Integer> skipHours,
    Set<DayOfWeek> skipDays,
    List<String> hubs,
    String self) {

  /** No hint at all. */
  public static final PollHints NONE =
      new PollHints(null, null, Set.of(), Set.of(), List.of(), null);

  public PollHints {
    skipHours = skipHours == null ? Set.of() : Set.copyOf(skipHours);
    skipDays = skipDays == null ? Set.of() : Set.copyOf(skipDays);
    hubs = Checks.copy(hubs);
  }
}
