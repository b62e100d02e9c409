package org.wirewatch.desk.api;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.wirewatch.desk.archive.Found;
import org.wirewatch.desk.http.Problem;
import org.wirewatch.desk.state.Desk;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.EnrichedArticle.TopicScore;
import org.wirewatch.wire.TopicDefinition;
import org.wirewatch.wire.TopicScoring;

/**
 * Runs a definition over the newest articles of the archive, and the stored one beside it. One
 * preview at a time: each costs seconds of a core. Thread-safe.
 */
public final class TopicPreview {
  public static final int ARTICLES_DEFAULT = 300;
  public static final int ARTICLES_MAX = 2_000;

  private static final int LISTED = 10;
  private static final long WAIT_S = 20;

  private final Desk desk;
  private final TopicScoring scoring;
  private final Semaphore turn = new Semaphore(1, true);

  TopicPreview(Desk desk, TopicScoring scoring) {
    this.desk = desk;
    this.scoring = scoring;
  }

  /**
   * A day of the articles, by when they were published.
   *
   * @param about how many of them are about the topic
   */
  public record Day(LocalDate day, int articles, int about) {}

  /**
   * An article with its score.
   *
   * @param before score by the stored definition; null when there is none to compare with
   */
  public record Scored(EnrichedArticle article, TopicScore now, Double before) {}

  /**
   * What a definition finds.
   *
   * @param articles that were scored; copies of others are left out
   * @param about how many are about the topic
   * @param threshold least score of these
   * @param days oldest first
   * @param top best first
   * @param borderline those whose score is nearest to the threshold, nearest first
   * @param entering that the stored definition leaves out, best first
   * @param entered how many these are in all
   * @param leaving that only the stored definition takes, by its score
   * @param left how many these are in all
   * @param compared whether there is a stored definition in effect
   */
  public record Result(
      int articles,
      int about,
      double threshold,
      List<Day> days,
      List<Scored> top,
      List<Scored> borderline,
      List<Scored> entering,
      int entered,
      List<Scored> leaving,
      int left,
      boolean compared) {}

  /**
   * Scores the newest articles.
   *
   * @param saved null when there is none in effect
   * @throws Problem 422 if the number is out of bounds, 503 if others are waiting already
   */
  Result of(TopicDefinition wanted, TopicDefinition saved, int articles) {
    if (articles < 1 || articles > ARTICLES_MAX) {
      throw Problem.invalid("articles", "From 1 to " + ARTICLES_MAX + " articles are scored.");
    }
    try {
      if (!turn.tryAcquire(WAIT_S, TimeUnit.SECONDS)) {
        throw new Problem(503, "Busy", "Other previews are running. Try again in a moment.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Problem(503, "Stopping", "The desk is stopping.");
    }
    try {
      return result(scored(wanted, saved, articles), saved != null);
    } catch (TopicDefinition.Broken e) {
      throw TopicInput.broken(e);
    } finally {
      turn.release();
    }
  }

  private List<Scored> scored(TopicDefinition wanted, TopicDefinition saved, int articles) {
    TopicScoring.Scorer now = scoring.scorer(wanted);
    TopicScoring.Scorer before = saved == null ? null : scoring.scorer(saved);
    List<Scored> scored = new ArrayList<>();
    for (Found found : desk.archive().search().latest(articles)) {
      EnrichedArticle article = found.article();
      if (article.duplicateOf() == null) {
        Double old = before == null ? null : Double.valueOf(before.score(article).score());
        scored.add(new Scored(article, now.score(article), old));
      }
    }
    return scored;
  }

  private Result result(List<Scored> scored, boolean compared) {
    double least = scoring.about();
    Predicate<Scored> about = one -> one.now().score() >= least;
    Predicate<Scored> before = one -> one.before() != null && one.before() >= least;
    Comparator<Scored> best =
        Comparator.comparingDouble((Scored one) -> one.now().score())
            .reversed()
            .thenComparing(one -> one.article().articleId());
    Comparator<Scored> nearest =
        Comparator.comparingDouble((Scored one) -> Math.abs(one.now().score() - least))
            .thenComparing(one -> one.article().articleId());
    Comparator<Scored> bestBefore =
        Comparator.comparing(Scored::before)
            .reversed()
            .thenComparing(one -> one.article().articleId());
    Predicate<Scored> near =
        one -> one.now().score() >= least / 2 && one.now().score() < (1 + least) / 2;
    Predicate<Scored> entering = about.and(before.negate());
    Predicate<Scored> leaving = before.and(about.negate());
    return new Result(
        scored.size(),
        count(scored, about),
        least,
        days(scored, about),
        first(scored, about, best),
        first(scored, near, nearest),
        compared ? first(scored, entering, best) : List.of(),
        compared ? count(scored, entering) : 0,
        first(scored, leaving, bestBefore),
        count(scored, leaving),
        compared);
  }

  private static List<Scored> first(
      List<Scored> scored, Predicate<Scored> which, Comparator<Scored> order) {
    return scored.stream().filter(which).sorted(order).limit(LISTED).toList();
  }

  private static int count(List<Scored> scored, Predicate<Scored> which) {
    return (int) scored.stream().filter(which).count();
  }

  private static List<Day> days(List<Scored> scored, Predicate<Scored> about) {
    Map<LocalDate, Day> days = new TreeMap<>();
    for (Scored one : scored) {
      EnrichedArticle article = one.article();
      Instant when = article.publishedAt() == null ? article.firstSeenAt() : article.publishedAt();
      LocalDate day = when.atZone(ZoneOffset.UTC).toLocalDate();
      days.merge(
          day,
          new Day(day, 1, about.test(one) ? 1 : 0),
          (a, b) -> new Day(day, a.articles() + b.articles(), a.about() + b.about()));
    }
    return List.copyOf(days.values());
  }
}
