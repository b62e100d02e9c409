package org.wirewatch.bench.poll;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.wirewatch.bench.poll.Simulation.Result;
import org.wirewatch.ingest.poll.PollConfig;
import org.wirewatch.ingest.poll.Schedule;

/**
 * {@code bench/run poll.PollBench [FEEDS-FOLDER [SEED [sweep]]]}: the delay of discovery and the
 * requests for it, by our schedule and by a poll every 15 minutes.
 */
public final class PollBench {
  private static final Duration LENGTH = Duration.ofDays(28);
  private static final Duration FIXED = Duration.ofMinutes(15);
  private static final String SEED = "20260301";

  private PollBench() {}

  /** Prints one table. */
  public static void main(String[] arguments) throws IOException {
    Path feeds = Path.of(arguments.length > 0 ? arguments[0] : "../shared/data/feeds");
    long seed = Long.parseLong(arguments.length > 1 ? arguments[1] : SEED);
    List<Publisher> publishers = new ArrayList<>();
    publishers.addAll(Population.generated("busy", 80, 60, 300, LENGTH, seed));
    publishers.addAll(Population.generated("normal", 420, 2, 20, LENGTH, seed + 1));
    publishers.addAll(Population.generated("slow", 500, 1 / 30.0, 1, LENGTH, seed + 2));
    List<Publisher> recorded = List.of();
    if (Files.exists(feeds.resolve("manifest.json"))) {
      recorded = Population.recorded(feeds, LENGTH, seed);
    } else {
      System.out.println("no recorded feeds at " + feeds + ": left out");
    }
    boolean sweep = arguments.length > 2;
    double[][] settings =
        sweep
            ? new double[][] {{20, 8}, {27, 6}, {27, 8}, {27, 10}, {27, 12}, {35, 10}}
            : new double[][] {{0, 0}};
    for (double[] setting : settings) {
      Function<Publisher, Result> ours =
          publisher -> Simulation.adaptive(publisher, schedule(setting[0], setting[1]));
      System.out.printf(
          Locale.ROOT, "%n%s%n", sweep ? setting[0] + " " + setting[1] : "as configured");
      print(publishers, ours);
      print(recorded, ours);
    }
  }

  private static Schedule schedule(double pollsPerDay, double pollsPerEntry) {
    PollConfig config = PollConfig.defaults();
    Random random = new Random(1);
    return pollsPerDay == 0
        ? new Schedule(config, random)
        : new Schedule(config, random, pollsPerDay, pollsPerEntry);
  }

  private static void print(List<Publisher> publishers, Function<Publisher, Result> ours) {
    System.out.println(
        "| sources | | entries | median delay | p90 | requests | 304 | per entry | lost |");
    System.out.println("|---|---|---|---|---|---|---|---|---|");
    Set<String> groups = new LinkedHashSet<>();
    publishers.forEach(one -> groups.add(one.group()));
    if (groups.size() > 1) {
      groups.add("all");
    }
    for (String group : groups) {
      List<Publisher> members =
          publishers.stream()
              .filter(one -> group.equals("all") || one.group().equals(group))
              .toList();
      Random phase = new Random(1);
      Result fixed = sum(members, one -> Simulation.fixed(one, FIXED, phase));
      Result adaptive = sum(members, ours);
      row(group + ", " + members.size(), "every 15 min", fixed);
      row("", "schedule", adaptive);
      System.out.printf(
          Locale.ROOT,
          "| | better by | | %.2f | %.2f | | | %.2f | |%n",
          fixed.percentileSeconds(0.5) / adaptive.percentileSeconds(0.5),
          fixed.percentileSeconds(0.9) / adaptive.percentileSeconds(0.9),
          fixed.requestsPerEntry() / adaptive.requestsPerEntry());
    }
  }

  private static Result sum(List<Publisher> publishers, Function<Publisher, Result> policy) {
    Result sum = Result.none();
    for (Publisher publisher : publishers) {
      sum = sum.plus(policy.apply(publisher));
    }
    return sum;
  }

  private static void row(String group, String policy, Result result) {
    System.out.printf(
        Locale.ROOT,
        "| %s | %s | %d | %.1f min | %.1f min | %d | %.0f %% | %.2f | %d |%n",
        group,
        policy,
        result.delaysSeconds().size(),
        result.percentileSeconds(0.5) / 60,
        result.percentileSeconds(0.9) / 60,
        result.requests(),
        100.0 * result.unchanged() / result.requests(),
        result.requestsPerEntry(),
        result.lost());
  }
}
