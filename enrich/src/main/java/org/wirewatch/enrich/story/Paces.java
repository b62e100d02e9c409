package org.wirewatch.enrich.story;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.wirewatch.wire.Story.Burst;
import org.wirewatch.wire.Story.Pace;
import org.wirewatch.wire.Story.Velocity;

/**
 * Measures how fast a story moves.
 *
 * <p>A burst is a surprise: so many articles in the last six hours, or more, are improbable at the
 * story's own pace. That pace is not known but estimated from the articles of the week before those
 * hours, taken together with one article in a day, which is what a story without a past is held to.
 * Under a gamma distribution of the pace the number of articles has a negative binomial
 * distribution, and the score is the negative decimal logarithm of its upper tail.
 *
 * @see "Legéndy, Salcman: Bursts and recurrences of bursts in spike trains (1985), Poisson
 *     surprise"
 * @see "Gelman et al.: Bayesian Data Analysis, section 2.6, the gamma-Poisson model"
 */
final class Paces {
  private static final List<Duration> WINDOWS =
      List.of(Duration.ofHours(1), Duration.ofHours(6), Duration.ofHours(24));
  private static final Duration BURST_WINDOW = Duration.ofHours(6);

  /** Once in a thousand. */
  private static final double BURSTING = 3;

  private static final double SCORE_MAX = 20;

  /** The pace of a story of which nothing is known: so many articles in so many hours. */
  private static final int USUAL_ARTICLES = 1;

  private static final double USUAL_HOURS = 24;
  private static final double NEGLIGIBLE = 1e-12;
  private static final double SECONDS = 3_600;

  private Paces() {}

  /**
   * The pace as of a story's last article.
   *
   * @param novelties of the last articles
   */
  static Pace of(
      Arrivals arrivals, Instant firstSeenAt, Instant lastSeenAt, List<Double> novelties) {
    List<Velocity> velocities = new ArrayList<>();
    for (Duration window : WINDOWS) {
      int articles = arrivals.between(lastSeenAt.minus(window), lastSeenAt);
      velocities.add(new Velocity(window, articles, Rounded.to2(articles / hours(window))));
    }
    Double novelty =
        novelties.isEmpty()
            ? null
            : Rounded.to2(novelties.stream().mapToDouble(Double::doubleValue).average().orElse(0));
    return new Pace(
        velocities, novelty, novelties.size(), burst(arrivals, firstSeenAt, lastSeenAt));
  }

  private static Burst burst(Arrivals arrivals, Instant firstSeenAt, Instant lastSeenAt) {
    Instant windowStart = lastSeenAt.minus(BURST_WINDOW);
    Instant remembered = lastSeenAt.minus(Arrivals.MEMORY);
    Instant pastStart = firstSeenAt.isAfter(remembered) ? firstSeenAt : remembered;
    double pastHours = Math.max(0, hours(Duration.between(pastStart, windowStart)));
    int past = pastHours == 0 ? 0 : arrivals.between(remembered, windowStart);
    int articles = arrivals.between(windowStart, lastSeenAt);
    double expected = (USUAL_ARTICLES + past) / (USUAL_HOURS + pastHours) * hours(BURST_WINDOW);
    double score =
        Math.min(
            SCORE_MAX,
            surprise(
                articles, USUAL_ARTICLES + past, USUAL_HOURS + pastHours, hours(BURST_WINDOW)));
    return new Burst(
        Rounded.to2(score),
        score >= BURSTING,
        BURST_WINDOW,
        articles,
        Rounded.to2(expected),
        baseline(past, pastHours));
  }

  private static String baseline(int past, double pastHours) {
    String usual =
        "one article a day, the pace at which a story without a past is expected to move";
    return pastHours == 0
        ? usual
        : "its own pace of %d %s in the %.0f h before, taken together with %s"
            .formatted(past, past == 1 ? "article" : "articles", pastHours, usual);
  }

  /**
   * −log10 P(X ≥ n) where X are the articles of a window and its pace has a gamma distribution.
   *
   * @param shape articles on which the pace rests
   * @param hours in which they came
   */
  static double surprise(int n, int shape, double hours, double window) {
    double q = window / (hours + window);
    double log = shape * Math.log1p(-q);
    for (int i = 0; i < n; i++) {
      log += Math.log((double) (shape + i) / (i + 1) * q);
    }
    double sum = 1;
    double term = 1;
    for (int i = n; term > NEGLIGIBLE * sum; i++) {
      term *= (double) (shape + i) / (i + 1) * q;
      sum += term;
    }
    return Math.max(0, -(log + Math.log(sum)) / Math.log(10));
  }

  private static double hours(Duration duration) {
    return duration.toSeconds() / SECONDS;
  }
}
