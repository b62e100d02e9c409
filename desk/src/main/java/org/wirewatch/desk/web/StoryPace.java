package org.wirewatch.desk.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.wirewatch.wire.Story;
import org.wirewatch.wire.Story.Burst;
import org.wirewatch.wire.Story.Pace;
import org.wirewatch.wire.Story.Velocity;

/** How fast a story moves, in words. What was measured is as of its last article, and says so. */
final class StoryPace {
  private static final double CERTAIN = 9;

  /** What happens so often, or more often, is no surprise. */
  private static final int ORDINARY = 10;

  private StoryPace() {}

  /** A badge while a story bursts: its last article is not older than the hours judged. */
  static Html badge(Story story, Instant now) {
    Burst burst = story.pace() == null ? null : story.pace().burst();
    boolean bursting =
        burst != null && burst.bursting() && story.lastSeenAt().plus(burst.window()).isAfter(now);
    return Html.when(
        bursting,
        () -> Html.of(" <span class=\"state burst\" title=\"{}\">burst</span>", surprise(burst)));
  }

  /** The section beside a story. */
  static Html section(Story story, Instant now) {
    Pace pace = story.pace();
    if (pace == null) {
      return Html.EMPTY;
    }
    List<Html> rows = new ArrayList<>();
    for (Velocity velocity : pace.velocities()) {
      rows.add(
          Html.of(
              "<dt>{}</dt><dd>{} <span class=\"muted\">{} an hour</span></dd>",
              hours(velocity.window()),
              Parts.count(velocity.articles(), "article"),
              decimal(velocity.perHour())));
    }
    if (pace.novelty() != null) {
      rows.add(
          Html.of(
              "<dt>New in it</dt><dd>{} <span class=\"muted\">of the last {}</span></dd>",
              percent(pace.novelty()),
              pace.novelArticles() == 1 ? "article" : pace.novelArticles() + " articles"));
    }
    return Html.of(
        "<section><h2>Pace</h2><p class=\"muted small\">up to its last article, {}</p><dl class=\"facts\">{}</dl>{}</section>",
        Parts.time(story.lastSeenAt(), now),
        rows,
        pace.burst() == null ? Html.EMPTY : burst(pace.burst()));
  }

  /** A share as a percentage. */
  static String percent(double share) {
    return Math.round(share * 100) + " %";
  }

  private static Html burst(Burst burst) {
    return Html.of(
        "<p class=\"small pace-burst\">{}{}. <span class=\"muted\">Baseline: {}.</span></p>",
        Html.when(burst.bursting(), () -> Html.of("<strong>Burst: </strong>")),
        surprise(burst),
        burst.baseline());
  }

  private static String surprise(Burst burst) {
    return Parts.count(burst.articles(), "article")
        + " in "
        + hours(burst.window())
        + ", where "
        + decimal(burst.expected())
        + " were to be expected; "
        + odds(burst.score());
  }

  private static String odds(double score) {
    if (score >= CERTAIN) {
      return "by chance so many come less than once in a billion times";
    }
    long once = Math.round(Math.pow(10, score));
    long rounded = once < 100 ? once : roundedToTwoDigits(once);
    return once <= ORDINARY
        ? "nothing unusual"
        : "by chance so many come once in " + Parts.number(rounded) + " times";
  }

  private static long roundedToTwoDigits(long value) {
    long unit = 1;
    while (value / unit >= 100) {
      unit *= 10;
    }
    return value / unit * unit;
  }

  private static String hours(Duration window) {
    return window.toHours() + " h";
  }

  private static String decimal(double value) {
    return String.format(Locale.ENGLISH, value == Math.rint(value) ? "%.0f" : "%.2f", value);
  }
}
