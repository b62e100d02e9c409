package org.wirewatch.bench.poll;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.wirewatch.ingest.poll.Rhythm;
import org.wirewatch.ingest.poll.Schedule;
import org.wirewatch.wire.Source;

/** Polls one publisher on a virtual clock. */
final class Simulation {
  private static final int LATE_MILLIS_MAX = 5_000;
  private static final Source SOURCE =
      new Source(
          Source.SCHEMA_VERSION,
          "simulated",
          URI.create("https://feed.example/"),
          Source.Kind.FEED,
          "Simulated",
          List.of(),
          null,
          true,
          null);

  private Simulation() {}

  /**
   * What polling led to.
   *
   * @param delaysSeconds from publication to the poll that found it
   * @param requests all
   * @param unchanged those that a conditional request makes an empty 304
   * @param lost entries that left the document before any poll
   */
  record Result(List<Double> delaysSeconds, long requests, long unchanged, long lost) {
    static Result none() {
      return new Result(new ArrayList<>(), 0, 0, 0);
    }

    Result plus(Result other) {
      delaysSeconds.addAll(other.delaysSeconds);
      return new Result(
          delaysSeconds, requests + other.requests, unchanged + other.unchanged, lost + other.lost);
    }

    double percentileSeconds(double share) {
      List<Double> sorted = delaysSeconds.stream().sorted().toList();
      return sorted.isEmpty() ? Double.NaN : sorted.get((int) (share * (sorted.size() - 1)));
    }

    double requestsPerEntry() {
      return requests / (double) delaysSeconds.size();
    }
  }

  /** Says when to poll next. */
  private interface Policy {
    Instant next(List<Instant> listed, List<Instant> fresh, Instant now);
  }

  /** Every so often, some seconds late now and then, as any poller is. */
  static Result fixed(Publisher publisher, Duration interval, Random random) {
    Instant first =
        publisher.start().plusMillis((long) (random.nextDouble() * interval.toMillis()));
    return run(
        publisher,
        first,
        (listed, fresh, now) -> now.plus(interval).plusMillis(random.nextInt(LATE_MILLIS_MAX)));
  }

  static Result adaptive(Publisher publisher, Schedule schedule) {
    return run(publisher, publisher.start(), new Adaptive(schedule));
  }

  private static Result run(Publisher publisher, Instant first, Policy policy) {
    Result result = Result.none();
    List<Instant> times = publisher.times();
    long requests = 0;
    long unchanged = 0;
    long lost = 0;
    int seen = before(times, publisher.start(), 0);
    boolean polled = false;
    Instant now = first;
    while (now.isBefore(publisher.end())) {
      int out = before(times, now, seen);
      requests++;
      int listedFrom = Math.max(0, out - publisher.listed());
      List<Instant> fresh = times.subList(Math.max(seen, listedFrom), out);
      lost += Math.max(0, listedFrom - seen);
      for (Instant time : fresh) {
        result.delaysSeconds.add(Duration.between(time, now).toMillis() / 1000.0);
      }
      boolean same = polled && fresh.isEmpty();
      unchanged += same ? 1 : 0;
      now = policy.next(same ? List.of() : times.subList(listedFrom, out), fresh, now);
      seen = out;
      polled = true;
    }
    return new Result(result.delaysSeconds, requests, unchanged, lost);
  }

  private static int before(List<Instant> times, Instant now, int from) {
    int count = from;
    while (count < times.size() && !times.get(count).isAfter(now)) {
      count++;
    }
    return count;
  }

  /** What the poller does with a document, without the document. */
  private static final class Adaptive implements Policy {
    private final Schedule schedule;
    private Rhythm rhythm = Rhythm.of((Double) null, null);
    private Instant newest;

    private Adaptive(Schedule schedule) {
      this.schedule = schedule;
    }

    @Override
    public Instant next(List<Instant> listed, List<Instant> fresh, Instant now) {
      if (!listed.isEmpty()) {
        rhythm = rhythm.after(listed, fresh, now);
        newest = listed.getLast();
      }
      return schedule.next(SOURCE, rhythm, newest, null, Duration.ZERO, now);
    }
  }
}
