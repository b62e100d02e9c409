package org.wirewatch.bench.backtest;

import static org.wirewatch.testkit.Articles.anArticle;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.wirewatch.bench.Load;
import org.wirewatch.desk.api.Backtest;
import org.wirewatch.desk.archive.Archive;
import org.wirewatch.query.NewsQuery;
import org.wirewatch.testkit.Articles;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.Ids;
import org.wirewatch.wire.Story;

/**
 * Time to try a query on an archive of generated articles of 300 words, spread over 30 days, in
 * stories of five, with a copy in ten and a merged story in a hundred. Word frequencies follow
 * Zipf's law.
 *
 * <p>Arguments: number of articles (100,000), runs of each query (100).
 */
public final class BacktestBench {
  private static final int WORDS = 300;
  private static final int VOCABULARY = 30_000;
  private static final Instant NOW = Instant.parse("2026-03-30T12:00:00Z");

  /** By rising number of matches; wN is the N-th most frequent word. */
  private static final List<String> QUERIES =
      List.of(
          "w9000",
          "w500 AND w700",
          "\"w20 w40\"~10",
          "title:w5 NOT w100",
          "w123*",
          "w50 OR w60 OR w70",
          "w1 OR w2 OR w3",
          "lang:en");

  private BacktestBench() {}

  public static void main(String[] arguments) throws Exception {
    int articles = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
    int runs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100;
    Path folder = Files.createTempDirectory("wirewatch-backtest");
    try (Archive archive = Archive.open(folder)) {
      fill(archive, articles);
      archive.commit("bench", Map.of());
      archive.refresh();
      System.out.printf(
          "%-24s %9s %9s %8s %8s%n", "query", "matches", "alerts", "p50 ms", "p99 ms");
      Load load = new Load();
      for (String query : QUERIES) {
        measure(archive, NewsQuery.parse(query), runs);
      }
      System.out.println(load);
    }
  }

  private static void measure(Archive archive, NewsQuery query, int runs) {
    List<Long> times = new ArrayList<>();
    Backtest result = null;
    for (int i = 0; i < runs; i++) {
      long start = System.nanoTime();
      result = Backtest.of(archive.search(), query, Map.of(), NOW);
      times.add(System.nanoTime() - start);
    }
    times.sort(null);
    System.out.printf(
        Locale.ROOT,
        "%-24s %9d %9d %8.1f %8.1f%n",
        query.text(),
        result.matches(),
        result.alerts(),
        times.get(runs / 2) / 1e6,
        times.get(Math.min(runs - 1, runs * 99 / 100)) / 1e6);
  }

  private static void fill(Archive archive, int articles) {
    Random random = new Random(1);
    String[] vocabulary = new String[VOCABULARY];
    for (int i = 0; i < VOCABULARY; i++) {
      vocabulary[i] = "w" + i;
    }
    Instant start = NOW.minus(Duration.ofDays(30));
    String original = null;
    for (int i = 0; i < articles; i++) {
      Articles builder =
          anArticle()
              .withTitle(words(random, vocabulary, 10))
              .withText(words(random, vocabulary, WORDS))
              .inStory(story(i / 5))
              .publishedAt(start.plus(Duration.ofDays(30).multipliedBy(i).dividedBy(articles)));
      if (i % 10 == 9) {
        builder.copyOf(original);
      }
      EnrichedArticle article = builder.enriched();
      original = article.articleId();
      archive.put(article, "0." + i, article.firstSeenAt());
      if (i % 500 == 499) {
        archive.put(merged(story(i / 5), story(i / 5 - 1)));
      }
    }
  }

  private static String story(int number) {
    return Ids.of("story", Integer.toString(number));
  }

  private static Story merged(String storyId, String into) {
    return new Story(
        1, storyId, "", 5, NOW, NOW, null, null, null, null, into, null, null, null, null, null,
        null, null, null, null);
  }

  private static String words(Random random, String[] vocabulary, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      int rank = (int) Math.pow(vocabulary.length, random.nextDouble());
      text.append(vocabulary[Math.min(vocabulary.length - 1, rank)]).append(' ');
    }
    return text.toString();
  }
}
