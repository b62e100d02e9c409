package org.wirewatch.wire;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * When, and how often, the receivers of a subscription are told.
 *
 * @param updates what a story that was alerted must bring to be told again; empty is never
 * @param newOutlets for {@link UpdateOn#NEW_OUTLETS}, how many outlets more than when last told, at
 *     least 1
 * @param groupWait alerts of one subscription that come within it go out together; zero sends each
 *     at once; at most a day
 * @param digest null sends alerts as they come
 * @param quietHours during which nothing is sent; null has none
 * @param zone IANA id of the time zone of digest and quiet hours
 * @param escalation null has none
 */
public record AlertPolicy(
    Set<UpdateOn> updates,
    int newOutlets,
    Duration groupWait,
    Digest digest,
    QuietHours quietHours,
    String zone,
    Escalation escalation) {

  private static final int NEW_OUTLETS_DEFAULT = 3;
  private static final Duration GROUP_WAIT_MAX = Duration.ofDays(1);

  /** Tells at once, once per story. */
  public static final AlertPolicy AT_ONCE =
      new AlertPolicy(Set.of(), 0, null, null, null, null, null);

  public AlertPolicy {
    updates = updates == null ? Set.of() : ordered(updates);
    newOutlets = newOutlets < 1 ? NEW_OUTLETS_DEFAULT : newOutlets;
    groupWait = groupWait == null ? Duration.ZERO : groupWait;
    zone = zone == null ? "UTC" : zone;
    if (groupWait.isNegative() || groupWait.compareTo(GROUP_WAIT_MAX) > 0) {
      throw new IllegalArgumentException("groupWait: from nothing to a day, was " + groupWait);
    }
    try {
      ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("zone: no time zone is called " + zone, e);
    }
  }

  /** The time zone. */
  public ZoneId zoneId() {
    return ZoneId.of(zone);
  }

  /** The same with another receiver of escalations, if it has one. */
  public AlertPolicy withReceiver(UnaryOperator<Subscription.Receiver> change) {
    return escalation == null
        ? this
        : new AlertPolicy(
            updates,
            newOutlets,
            groupWait,
            digest,
            quietHours,
            zone,
            new Escalation(escalation.afterMinutes(), change.apply(escalation.receiver())));
  }

  /** In the order of declaration, so that the same policy is the same bytes. */
  private static <E extends Enum<E>> Set<E> ordered(Set<E> values) {
    return values.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(values));
  }

  /** What a story can bring that is worth telling again. */
  public enum UpdateOn {
    /** Any further article that matches and repeats no earlier one. */
    EVERY_ARTICLE,
    /** {@link AlertPolicy#newOutlets} more outlets. */
    NEW_OUTLETS,
    /** A number that differs from the one that the story had for the same thing. */
    CHANGED_FIGURE,
    /** Words of somebody whom the story had not quoted. */
    NEW_SPEAKER
  }

  /** How often a digest is sent. */
  public enum Period {
    HOURLY,
    DAILY,
    WEEKLY
  }

  /**
   * Alerts gathered and sent together; none is sent when there is nothing to tell.
   *
   * @param at local time of a daily or weekly one, to the minute; 07:00 by default
   * @param day of a weekly one; Monday by default
   */
  public record Digest(Period period, LocalTime at, DayOfWeek day) {
    public Digest {
      Checks.present(period, "period");
      at = at == null ? LocalTime.of(7, 0) : at;
      day = day == null ? DayOfWeek.MONDAY : day;
    }
  }

  /**
   * Local time from, inclusive, to, exclusive; it runs over midnight when {@code from} is later.
   *
   * @param days on which the quiet hours begin; empty is every day
   */
  public record QuietHours(LocalTime from, LocalTime to, Set<DayOfWeek> days) {
    public QuietHours {
      Checks.present(from, "from");
      Checks.present(to, "to");
      days = days == null ? Set.of() : ordered(days);
      if (from.equals(to)) {
        throw new IllegalArgumentException("to: must differ from the beginning");
      }
    }
  }

  /**
   * Whom to tell when nobody acknowledges an alert.
   *
   * @param afterMinutes since the alert was sent, 1 to 10,080
   */
  public record Escalation(int afterMinutes, Subscription.Receiver receiver) {
    public Escalation {
      Checks.present(receiver, "receiver");
      if (afterMinutes < 1 || afterMinutes > 10_080) {
        throw new IllegalArgumentException("afterMinutes: from 1 to 10080 (a week)");
      }
    }
  }
}
