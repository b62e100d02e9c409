package org.wirewatch.desk.api;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wirewatch.desk.archive.ArchiveSearch;
import org.wirewatch.desk.archive.Hit;
import org.wirewatch.desk.archive.Hits;
import org.wirewatch.query.NewsQuery;
import org.wirewatch.query.QueryMatch;
import org.wirewatch.query.QueryMatcher;
import org.wirewatch.wire.AlertResponse.Verdict;
import org.wirewatch.wire.EnrichedArticle;

/**
 * What a subscription with a query would have brought in the last 30 days. A story alerts once, one
 * that was merged with the other stories of the merge, and what repeats an article that has alerted
 * does not.
 *
 * @param days the last 30, oldest first, by UTC
 * @param daysCovered how many of them the archive reaches back, 1 to 30; means are over these
 * @param matches articles
 * @param copies of them, those that repeat an earlier article
 * @param alerts stories
 * @param complete false when there were more matches than are looked at; then only {@code matches}
 *     counts all
 * @param samples of the articles that would have alerted, spread over the time, oldest first
 * @param precision of the marked articles that the query matches
 */
public record Backtest(
    List<Day> days,
    int daysCovered,
    int matches,
    int copies,
    int alerts,
    double matchesPerDay,
    double alertsPerDay,
    boolean complete,
    List<Sample> samples,
    Precision precision) {

  /** Verdicts that are looked at. */
  public static final int MARKS_MAX = 200;

  private static final int DAYS = 30;
  private static final int SAMPLES = 10;
  private static final int MERGES_MAX = 50;

  /** One day of the archive. */
  public record Day(LocalDate day, int matches, int copies, int alerts) {}

  /** An article that would have alerted, and why. */
  public record Sample(EnrichedArticle article, QueryMatch match) {}

  /**
   * Runs a query.
   *
   * @param marks verdicts on articles by their ids
   * @throws org.wirewatch.desk.archive.SearchTimeout if it takes too long
   */
  public static Backtest of(
      ArchiveSearch archive, NewsQuery query, Map<String, Verdict> marks, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    LocalDate first = today.minusDays(DAYS - 1L);
    Instant since = first.atStartOfDay(ZoneOffset.UTC).toInstant();
    Hits hits = archive.hits(query, since);
    Tally tally = new Tally(archive.mergedStories());
    hits.found().forEach(tally::add);
    int covered =
        archive
            .oldest(since)
            .map(oldest -> Math.clamp(Duration.between(oldest, now).toDays() + 1, 1, DAYS))
            .orElse(1);
    return new Backtest(
        tally.days(first, today),
        covered,
        hits.total(),
        tally.copies,
        tally.alerts.size(),
        (double) hits.total() / covered,
        (double) tally.alerts.size() / covered,
        hits.found().size() == hits.total(),
        samples(archive, query, tally.alerts),
        precision(archive, query, marks));
  }

  private static List<Sample> samples(ArchiveSearch archive, NewsQuery query, List<Hit> alerts) {
    List<Sample> samples = new ArrayList<>();
    int wanted = Math.min(SAMPLES, alerts.size());
    for (int i = 0; i < wanted; i++) {
      int at = wanted == 1 ? 0 : (int) ((long) i * (alerts.size() - 1) / (wanted - 1));
      archive
          .article(alerts.get(at).articleId())
          .flatMap(one -> QueryMatcher.match(query, one).map(match -> new Sample(one, match)))
          .ifPresent(samples::add);
    }
    return samples;
  }

  private static Precision precision(
      ArchiveSearch archive, NewsQuery query, Map<String, Verdict> marks) {
    Map<Verdict, Integer> counts = new HashMap<>();
    marks.entrySet().stream()
        .limit(MARKS_MAX)
        .filter(mark -> matches(query, archive.article(mark.getKey())))
        .forEach(mark -> counts.merge(mark.getValue(), 1, Integer::sum));
    return Precision.of(counts.getOrDefault(Verdict.GOOD, 0), counts.getOrDefault(Verdict.BAD, 0));
  }

  private static boolean matches(NewsQuery query, Optional<EnrichedArticle> article) {
    return article.flatMap(one -> QueryMatcher.match(query, one)).isPresent();
  }

  /** Plays the stream: hits in the order of time in, alerts and days out. */
  private static final class Tally {
    private final Map<String, String> merged;
    private final Set<String> stories = new HashSet<>();
    private final Set<String> articles = new HashSet<>();
    private final Map<LocalDate, int[]> byDay = new HashMap<>();
    private final List<Hit> alerts = new ArrayList<>();
    private int copies;

    private Tally(Map<String, String> merged) {
      this.merged = merged;
    }

    private void add(Hit hit) {
      LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(hit.when()), ZoneOffset.UTC);
      int[] counts = byDay.computeIfAbsent(day, unused -> new int[3]);
      counts[0]++;
      if (hit.copy()) {
        copies++;
        counts[1]++;
      }
      boolean known = !stories.add(survivor(hit.storyId()));
      known |= !articles.add(hit.articleId());
      known |= hit.copy() && !articles.add(hit.originalId());
      if (!known) {
        alerts.add(hit);
        counts[2]++;
      }
    }

    private String survivor(String storyId) {
      String current = storyId;
      for (int i = 0; i < MERGES_MAX && merged.containsKey(current); i++) {
        current = merged.get(current);
      }
      return current;
    }

    private List<Day> days(LocalDate first, LocalDate last) {
      return first
          .datesUntil(last.plusDays(1))
          .map(
              day -> {
                int[] counts = byDay.getOrDefault(day, new int[3]);
                return new Day(day, counts[0], counts[1], counts[2]);
              })
          .toList();
    }
  }
}
