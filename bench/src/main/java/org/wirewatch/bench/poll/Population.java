package org.wirewatch.bench.poll;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.wirewatch.ingest.feed.FeedParser;
import org.wirewatch.ingest.feed.ParsedFeed;
import org.wirewatch.ingest.listing.FeedListing;
import org.wirewatch.wire.Json;

/**
 * Sources to poll: generated ones, and the feeds of a manifest with the dates of their entries.
 *
 * <p>Generated: {@code busy} 60 to 300 entries a day, {@code normal} 2 to 20, {@code slow} one a
 * day to one a month, evenly on a logarithmic scale. Each has an editorial day of its own (two
 * thirds of what it publishes within nine hours, in some time zone), publishes 30 to 100 % as much
 * at weekends, and releases a part of its entries in bursts some minutes apart.
 */
final class Population {
  static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final Duration HISTORY = Duration.ofDays(45);
  private static final int LISTED = 30;
  private static final int RECORDED_MIN = 8;

  private Population() {}

  static List<Publisher> generated(
      String group, int count, double leastPerDay, double mostPerDay, Duration length, long seed) {
    List<Publisher> publishers = new ArrayList<>();
    Random random = new Random(seed);
    for (int i = 0; i < count; i++) {
      double perDay = leastPerDay * Math.pow(mostPerDay / leastPerDay, random.nextDouble());
      publishers.add(
          new Publisher(group, times(perDay, length, random), LISTED, START, START.plus(length)));
    }
    return publishers;
  }

  private static List<Instant> times(double perDay, Duration length, Random random) {
    int morning = random.nextInt(24);
    double weekend = 0.3 + 0.7 * random.nextDouble();
    double bursts = 0.5 * random.nextDouble();
    // a burst holds two more entries on average
    double releases = perDay / (1 + bursts * 2);
    double usualDays = (5 + 2 * weekend) / 7;
    Instant end = START.plus(length);
    List<Instant> times = new ArrayList<>();
    for (Instant hour = START.minus(HISTORY);
        hour.isBefore(end);
        hour = hour.plus(1, ChronoUnit.HOURS)) {
      double rate = releases / usualDays * hourShare(hour, morning) * dayShare(hour, weekend);
      for (double at = exponential(random, rate); at < 1; at += exponential(random, rate)) {
        Instant release = hour.plusMillis((long) (at * 3_600_000));
        times.add(release);
        if (random.nextDouble() < bursts) {
          Instant next = release;
          while (random.nextDouble() < 2 / 3.0) {
            next = next.plusSeconds(30 + random.nextInt(600));
            times.add(next);
          }
        }
      }
    }
    return times.stream().filter(time -> time.isBefore(end)).sorted().toList();
  }

  /** Two thirds within the nine hours of the editorial day, the rest around it. */
  private static double hourShare(Instant hour, int morning) {
    int local = Math.floorMod(hour.atOffset(ZoneOffset.UTC).getHour() - morning, 24);
    return local < 9 ? 2 / 3.0 / 9 : 1 / 3.0 / 15;
  }

  private static double dayShare(Instant hour, double weekend) {
    DayOfWeek day = hour.atOffset(ZoneOffset.UTC).getDayOfWeek();
    return day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY ? weekend : 1;
  }

  private static double exponential(Random random, double rate) {
    return -Math.log(1 - random.nextDouble()) / rate;
  }

  /**
   * Feeds with enough dates, all over the same length of time, as they are in a pipeline: a feed
   * whose entries span less is repeated, moved by whole days so that its hours stay; of one that
   * spans more, a part is taken.
   */
  static List<Publisher> recorded(Path folder, Duration length, long seed) throws IOException {
    Random random = new Random(seed);
    List<Publisher> publishers = new ArrayList<>();
    for (var file :
        Json.mapper().readTree(folder.resolve("manifest.json").toFile()).path("files")) {
      if (!file.path("category").asText().equals("realworld")) {
        continue;
      }
      byte[] body = Files.readAllBytes(folder.resolve("files").resolve(file.path("file").asText()));
      URI url = FeedParser.base(file.path("url").asText("https://feed.example/"));
      if (FeedParser.parse(body, java.util.Map.of(), url) instanceof ParsedFeed feed) {
        List<Instant> times =
            feed.entries().stream()
                .map(FeedListing::date)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
        if (times.size() >= RECORDED_MIN
            && Duration.between(times.getFirst(), times.getLast()).toHours() >= 12) {
          publishers.add(replayed(times, feed.entries().size(), length, random));
        }
      }
    }
    return publishers;
  }

  private static Publisher replayed(
      List<Instant> recorded, int listed, Duration length, Random random) {
    Instant from = START.minus(HISTORY);
    Instant end = START.plus(length);
    Duration span = Duration.between(recorded.getFirst(), recorded.getLast());
    long periodDays = span.toDays() + 1;
    // some day of the recording is the first of the simulation
    long firstDay = ChronoUnit.DAYS.between(recorded.getFirst(), from);
    long offset = random.nextLong(periodDays);
    List<Instant> times = new ArrayList<>();
    for (Instant time : recorded) {
      long day = firstDay - offset;
      Instant moved = time.plus(day, ChronoUnit.DAYS);
      while (moved.isAfter(from)) {
        moved = moved.minus(periodDays, ChronoUnit.DAYS);
      }
      for (; moved.isBefore(end); moved = moved.plus(periodDays, ChronoUnit.DAYS)) {
        if (moved.isAfter(from)) {
          times.add(moved);
        }
      }
    }
    return new Publisher("recorded", times.stream().sorted().toList(), listed, START, end);
  }
}
