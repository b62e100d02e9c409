package org.wirewatch.alerts.group;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import org.wirewatch.wire.AlertPolicy;
import org.wirewatch.wire.AlertPolicy.Digest;
import org.wirewatch.wire.AlertPolicy.QuietHours;

/**
 * When a policy lets an alert go out. Local times that a change of the clocks leaves out are moved
 * on by its length; of those that come twice the first one counts.
 */
final class SendTime {
  private SendTime() {}

  /** The instant from which an alert that is raised now may be sent; now or later. */
  static Instant of(AlertPolicy policy, Instant now) {
    Instant at =
        policy.digest() == null
            ? now.plus(policy.groupWait())
            : next(policy.digest(), policy.zoneId(), now);
    return policy.quietHours() == null ? at : afterQuiet(policy.quietHours(), policy.zoneId(), at);
  }

  private static Instant next(Digest digest, ZoneId zone, Instant now) {
    ZonedDateTime local = now.atZone(zone);
    return switch (digest.period()) {
      case HOURLY -> local.truncatedTo(ChronoUnit.HOURS).plusHours(1).toInstant();
      case DAILY -> next(local.toLocalDate(), 1, digest.at(), zone, now);
      case WEEKLY ->
          next(
              local.toLocalDate().with(TemporalAdjusters.nextOrSame(digest.day())),
              7,
              digest.at(),
              zone,
              now);
    };
  }

  /** The first of the days, or one step later, on which the time is still to come. */
  private static Instant next(LocalDate day, int step, LocalTime at, ZoneId zone, Instant now) {
    Instant first = day.atTime(at).atZone(zone).toInstant();
    return first.isAfter(now) ? first : day.plusDays(step).atTime(at).atZone(zone).toInstant();
  }

  private static Instant afterQuiet(QuietHours quiet, ZoneId zone, Instant at) {
    LocalDate today = at.atZone(zone).toLocalDate();
    for (LocalDate day : new LocalDate[] {today.minusDays(1), today}) {
      if (begins(quiet, day.getDayOfWeek())) {
        boolean overnight = quiet.from().isAfter(quiet.to());
        Instant start = day.atTime(quiet.from()).atZone(zone).toInstant();
        Instant end = day.plusDays(overnight ? 1 : 0).atTime(quiet.to()).atZone(zone).toInstant();
        if (!at.isBefore(start) && at.isBefore(end)) {
          return end;
        }
      }
    }
    return at;
  }

  private static boolean begins(QuietHours quiet, DayOfWeek day) {
    return quiet.days().isEmpty() || quiet.days().contains(day);
  }
}
