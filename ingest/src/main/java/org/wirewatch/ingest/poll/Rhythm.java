package org.wirewatch.ingest.poll;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.wirewatch.wire.SourceStatus;

/**
 * How often a source publishes, and at which hours of the day: a rate, and 24 fading counts that
 * bend time. By its own clock a source publishes evenly: an hour in which it publishes twice as
 * much as on average lasts two hours. Immutable.
 */
public final class Rhythm {
  private static final int HOURS = 24;
  private static final int ENTRIES_MIN = 3;
  private static final int SIGNIFICANT_DIGITS = 6;
  private static final double COUNTING_DAYS_MIN = 1;
  private static final Duration SPAN_MIN = Duration.ofMinutes(1);
  private static final double MILLIS_A_DAY = Duration.ofDays(1).toMillis();

  /** Share of the counts that is left a day later: half in two weeks. */
  private static final double FADING = 0.95;

  /** Entries spread evenly over the day that the counts must outweigh. */
  private static final double EVEN_ENTRIES = 12;

  /** Entries that were expected and did not come until the rate counts half. */
  private static final double PATIENCE = 4;

  /** Entries of a first document that are older tell nothing of today's hours. */
  private static final long DAYS_MAX = 30;

  private static final double FACTOR_MIN = 0.05;

  private final Double perDay;
  private final SourceStatus.Hours hours;
  private final double[] factors;

  private Rhythm(Double perDay, SourceStatus.Hours hours) {
    this.perDay = perDay;
    this.hours = hours;
    this.factors = factors(hours);
  }

  /**
   * As remembered.
   *
   * @param before null when nothing is known
   */
  static Rhythm of(SourceStatus before) {
    return before == null ? of((Double) null, null) : of(before.entriesPerDay(), before.hours());
  }

  /** A rate and a profile; null for what is not known. */
  public static Rhythm of(Double perDay, SourceStatus.Hours hours) {
    return new Rhythm(perDay, hours);
  }

  /** Entries a day by the dates of one document; null when they do not tell. */
  public static Double perDay(List<Instant> published, Instant now) {
    return of((Double) null, null).measured(published, now);
  }

  /** Entries a day; null while unknown. */
  public Double perDay() {
    return perDay;
  }

  /** The profile to remember; null while unknown. */
  public SourceStatus.Hours hours() {
    return hours;
  }

  /**
   * What is known after a document.
   *
   * @param listed dates of all its entries, as far as they have some
   * @param fresh dates of its new entries; when they have none, the instant of their discovery
   */
  public Rhythm after(List<Instant> listed, Collection<Instant> fresh, Instant now) {
    SourceStatus.Hours counted =
        hours == null ? firstCounts(listed, now) : counts(hours, fresh, now);
    Double measured =
        listed.isEmpty()
            ? counted(counted, now)
            : new Rhythm(perDay, counted).measured(listed, now);
    Double mixed =
        measured == null
            ? perDay
            : perDay == null ? measured : Double.valueOf((perDay + measured) / 2);
    return new Rhythm(mixed, counted);
  }

  /** What is known after new entries that came without the rest of their document. */
  Rhythm afterFresh(Collection<Instant> fresh, Instant now) {
    return hours == null ? this : new Rhythm(perDay, counts(hours, fresh, now));
  }

  /** Days between two instants by the source's own clock; on average as long as days. */
  double days(Instant from, Instant to) {
    if (!to.isAfter(from)) {
      return 0;
    }
    long wholeDays = ChronoUnit.DAYS.between(from, to);
    double days = wholeDays;
    Instant at = from.plus(wholeDays, ChronoUnit.DAYS);
    while (at.isBefore(to)) {
      Instant hourEnd = at.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
      Instant end = hourEnd.isBefore(to) ? hourEnd : to;
      days += factor(at) * Duration.between(at, end).toMillis() / MILLIS_A_DAY;
      at = end;
    }
    return days;
  }

  /** How much more the source publishes at an instant than on average. */
  double factor(Instant at) {
    return factors[at.atOffset(ZoneOffset.UTC).getHour()];
  }

  /** Entries expected since an instant, by what was known then; zero while the rate is unknown. */
  double expectedSince(Instant newest, Instant now) {
    return perDay == null || newest == null ? 0 : perDay * days(newest, now);
  }

  /**
   * Entries a day now: less the longer the source has been silent against expectation. The estimate
   * of a Poisson rate with a gamma prior of {@link #PATIENCE} entries.
   */
  double perDay(Instant newest, Instant now) {
    return perDay * PATIENCE / (PATIENCE + expectedSince(newest, now));
  }

  /** Entries a day by the counts alone, for sources whose entries have no dates. */
  private static Double counted(SourceStatus.Hours hours, Instant now) {
    double days = Duration.between(hours.since(), now).toMillis() / MILLIS_A_DAY;
    double weightedDays = (1 - Math.pow(FADING, days)) / (1 - FADING);
    double total = hours.entries().stream().mapToDouble(Double::doubleValue).sum();
    return days < COUNTING_DAYS_MIN ? null : Double.valueOf((total + 0.5) / weightedDays);
  }

  private Double measured(List<Instant> published, Instant now) {
    List<Instant> dates = published.stream().filter(date -> !date.isAfter(now)).sorted().toList();
    if (dates.isEmpty()) {
      return null;
    }
    Instant first = dates.getFirst();
    if (dates.size() < ENTRIES_MIN) {
      // too few for gaps, but enough to tell the rare from the frequent
      double days = days(first, now);
      return days < COUNTING_DAYS_MIN ? null : Double.valueOf(rounded(dates.size() / days));
    }
    Instant last = dates.getLast();
    if (Duration.between(first, last).compareTo(SPAN_MIN) < 0) {
      return null;
    }
    return rounded((dates.size() - 1) / days(first, last));
  }

  private static double rounded(double value) {
    return new BigDecimal(value).round(new MathContext(SIGNIFICANT_DIGITS)).doubleValue();
  }

  /** From a first document only whole days count: part of a day would look like the whole. */
  private static SourceStatus.Hours firstCounts(List<Instant> listed, Instant now) {
    List<Instant> dates = listed.stream().filter(date -> !date.isAfter(now)).sorted().toList();
    List<Double> even = Collections.nCopies(HOURS, 0.0);
    if (dates.isEmpty()) {
      return new SourceStatus.Hours(now, now, even);
    }
    long days = Math.min(DAYS_MAX, ChronoUnit.DAYS.between(dates.getFirst(), now));
    Instant from = now.minus(days, ChronoUnit.DAYS);
    SourceStatus.Hours none = new SourceStatus.Hours(from, now, even);
    return counts(none, dates.stream().filter(date -> date.isAfter(from)).toList(), now);
  }

  private static SourceStatus.Hours counts(
      SourceStatus.Hours before, Collection<Instant> fresh, Instant now) {
    long days = Math.max(0, ChronoUnit.DAYS.between(before.fadedAt(), now));
    double[] counts = new double[HOURS];
    for (int hour = 0; hour < HOURS; hour++) {
      counts[hour] = before.entries().get(hour) * Math.pow(FADING, (double) days);
    }
    Instant oldest = now.minus(DAYS_MAX, ChronoUnit.DAYS);
    for (Instant date : fresh) {
      if (!date.isAfter(now) && date.isAfter(oldest)) {
        counts[date.atOffset(ZoneOffset.UTC).getHour()]++;
      }
    }
    List<Double> rounded = new ArrayList<>(HOURS);
    for (double count : counts) {
      rounded.add(Math.round(count * 100) / 100.0);
    }
    Instant fadedAt = before.fadedAt().plus(days, ChronoUnit.DAYS);
    return new SourceStatus.Hours(before.since(), fadedAt, rounded);
  }

  /** Smoothed over neighbouring hours, and even as long as little is known; 1 on average. */
  private static double[] factors(SourceStatus.Hours hours) {
    double[] factors = new double[HOURS];
    if (hours == null || hours.entries().size() != HOURS) {
      Arrays.fill(factors, 1);
      return factors;
    }
    double total = EVEN_ENTRIES;
    for (double count : hours.entries()) {
      total += count;
    }
    double sum = 0;
    for (int hour = 0; hour < HOURS; hour++) {
      double around =
          hours.entries().get((hour + HOURS - 1) % HOURS) / 4
              + hours.entries().get(hour) / 2
              + hours.entries().get((hour + 1) % HOURS) / 4;
      factors[hour] = Math.max(FACTOR_MIN, (around + EVEN_ENTRIES / HOURS) * HOURS / total);
      sum += factors[hour];
    }
    for (int hour = 0; hour < HOURS; hour++) {
      factors[hour] *= HOURS / sum;
    }
    return factors;
  }
}
