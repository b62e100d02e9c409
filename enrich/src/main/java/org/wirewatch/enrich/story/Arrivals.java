package org.wirewatch.enrich.story;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many articles came when: by quarters of an hour for a day before the last one, by six hours
 * for the week before it, older ones forgotten. At most 130 numbers. Immutable.
 */
record Arrivals(SortedMap<Long, Integer> byQuarter) {
  static final Arrivals NONE = new Arrivals(new TreeMap<>());

  /** How far back articles are remembered. */
  static final Duration MEMORY = Duration.ofDays(7);

  private static final long QUARTER_S = Duration.ofMinutes(15).toSeconds();
  private static final long DAY = Duration.ofDays(1).toSeconds() / QUARTER_S;
  private static final long SIX_HOURS = Duration.ofHours(6).toSeconds() / QUARTER_S;
  private static final long WEEK = MEMORY.toSeconds() / QUARTER_S;

  Arrivals {
    byQuarter = Collections.unmodifiableSortedMap(new TreeMap<>(byQuarter));
  }

  @JsonCreator
  static Arrivals of(Map<Long, Integer> byQuarter) {
    return new Arrivals(new TreeMap<>(byQuarter));
  }

  @JsonValue
  SortedMap<Long, Integer> toMap() {
    return byQuarter;
  }

  Arrivals and(Instant at) {
    return and(new Arrivals(new TreeMap<>(Map.of(quarter(at), 1))));
  }

  Arrivals and(Arrivals others) {
    SortedMap<Long, Integer> all = new TreeMap<>(byQuarter);
    others.byQuarter.forEach((quarter, articles) -> all.merge(quarter, articles, Integer::sum));
    return folded(all);
  }

  /** The same without articles that came at that time. */
  Arrivals without(Instant at) {
    SortedMap<Long, Integer> left = new TreeMap<>(byQuarter);
    long quarter = left.containsKey(quarter(at)) ? quarter(at) : sixHours(quarter(at));
    left.computeIfPresent(quarter, (key, articles) -> articles > 1 ? articles - 1 : null);
    return new Arrivals(left);
  }

  /**
   * Articles after {@code from} and not after {@code to}, both rounded up to a quarter of an hour;
   * the day before the last article apart, to six hours.
   */
  int between(Instant from, Instant to) {
    return byQuarter.subMap(quarter(from) + 1, quarter(to) + 1).values().stream()
        .mapToInt(Integer::intValue)
        .sum();
  }

  private static Arrivals folded(SortedMap<Long, Integer> all) {
    SortedMap<Long, Integer> folded = new TreeMap<>();
    long last = all.isEmpty() ? 0 : all.lastKey();
    all.forEach(
        (quarter, articles) -> {
          if (quarter > last - WEEK) {
            boolean recent = quarter > last - DAY;
            folded.merge(recent ? quarter : sixHours(quarter), articles, Integer::sum);
          }
        });
    return new Arrivals(folded);
  }

  private static long quarter(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), QUARTER_S);
  }

  private static long sixHours(long quarter) {
    return Math.floorDiv(quarter, SIX_HOURS) * SIX_HOURS;
  }
}
