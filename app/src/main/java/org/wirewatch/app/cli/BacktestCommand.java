package org.wirewatch.app.cli;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.wirewatch.alerts.subscription.SubscriptionCheck;
import org.wirewatch.app.DataFolder;
import org.wirewatch.desk.api.Backtest;
import org.wirewatch.desk.api.QueryCheck;
import org.wirewatch.desk.archive.ArchiveSearch;
import org.wirewatch.knowledge.KnowledgeBase;
import org.wirewatch.wire.EnrichedArticle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code subscription backtest}: what a query would have brought in the last 30 days. */
@Command(
    name = "backtest",
    description =
        "Runs a query against the archive of an 'up' or 'demo', also while it runs: matches and"
            + " alerts per day with copies and stories folded, and samples with the reason.")
final class BacktestCommand implements Callable<Integer> {
  @Option(names = "--data", paramLabel = "DIR", description = "data folder of the 'up'")
  Path data;

  @Parameters(paramLabel = "QUERY")
  String query;

  @Override
  public Integer call() {
    QueryCheck check = QueryCheck.of(query, KnowledgeBase.bundled());
    if (!check.ok() || !check.warnings().isEmpty()) {
      SubscriptionCheck.of(query).lines().forEach(System.err::println);
    }
    if (!check.ok()) {
      return 1;
    }
    DataFolder folder = data == null ? DataFolder.ofUser("wirewatch") : new DataFolder(data);
    Path index = folder.archive().resolve("archive");
    if (!Files.isDirectory(index)) {
      System.err.println("no archive at " + index + ": give --data, or start './wirewatch up'");
      return 1;
    }
    try (ArchiveSearch archive = ArchiveSearch.open(index)) {
      print(Backtest.of(archive, check.query(), Map.of(), Instant.now()));
      return 0;
    } catch (UncheckedIOException e) {
      System.err.println(e.getMessage() + ": " + e.getCause().getMessage());
      return 1;
    }
  }

  private static void print(Backtest result) {
    System.out.printf("%-12s %8s %8s %8s%n", "day", "matches", "copies", "alerts");
    for (Backtest.Day day : result.days()) {
      if (day.matches() > 0) {
        System.out.printf(
            "%-12s %8d %8d %8d%n", day.day(), day.matches(), day.copies(), day.alerts());
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%-12s %8d %8d %8d%n%.1f matches and %.1f alerts a day, over %d of 30 days%n",
        "total",
        result.matches(),
        result.copies(),
        result.alerts(),
        result.matchesPerDay(),
        result.alertsPerDay(),
        result.daysCovered());
    for (Backtest.Sample sample : result.samples()) {
      EnrichedArticle article = sample.article();
      System.out.printf(
          "%n%s  %s  %s%n  %s%n",
          article.publishedAt() == null ? article.firstSeenAt() : article.publishedAt(),
          printable(article.outlet()),
          printable(article.title()),
          printable(sample.match().why()));
    }
    System.out.flush();
  }

  /** Without what a terminal would take for a command. */
  private static String printable(String text) {
    return text == null ? "" : text.replaceAll("\\p{Cntrl}", " ");
  }
}
