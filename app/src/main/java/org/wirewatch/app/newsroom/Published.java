package org.wirewatch.app.newsroom;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * An article that is out.
 *
 * @param revision the text that readers get now; 1 is the first
 * @param publishedAt the date that the page states, on the newsroom's clock
 * @param modifiedAt likewise; equal to {@code publishedAt} until it is revised
 * @param liveAt wall-clock instant at which this revision could first be read
 */
record Published(
    Outlet outlet,
    NewsArticle article,
    int revision,
    Instant publishedAt,
    Instant modifiedAt,
    Instant liveAt) {
  private static final Pattern DAY = Pattern.compile("\\{(day|date)([+-]\\d)?}");
  private static final DateTimeFormatter WEEKDAY = format("EEEE");
  private static final DateTimeFormatter DATE = format("MMMM d");
  private static final DateTimeFormatter PATH_DATE = format("yyyy/MM/dd");

  /** The address on the outlet's host. */
  String path() {
    if (article.path() != null) {
      return article.path();
    }
    return outlet
        .articlePath()
        .replace("{date}", PATH_DATE.format(publishedAt))
        .replace("{section}", NewsArticle.slug(article.section()))
        .replace("{slug}", article.slug())
        .replace(
            "{number}",
            Integer.toString(100_000 + Math.floorMod(article.id().hashCode(), 900_000)));
  }

  String headline() {
    return outlet.typography().set(article.headline());
  }

  String dek() {
    return outlet.typography().set(dated(article.dek()));
  }

  /** The paragraphs as printed, links still in brackets. */
  List<String> paragraphs() {
    return article.body(revision).stream().map(this::dated).map(outlet.typography()::set).toList();
  }

  /** What readers are told of the revision; null for the first text. */
  String note() {
    String note = article.note(revision);
    return note == null ? null : outlet.typography().set(note);
  }

  /** {@code {day}} and {@code {date-1}} in the text become the weekday and the date. */
  private String dated(String text) {
    return DAY.matcher(text).replaceAll(this::dateOf);
  }

  private String dateOf(MatchResult placeholder) {
    String shift = placeholder.group(2);
    var day =
        publishedAt.atOffset(ZoneOffset.UTC).plusDays(shift == null ? 0 : Integer.parseInt(shift));
    return (placeholder.group(1).equals("day") ? WEEKDAY : DATE).format(day);
  }

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.US).withZone(ZoneOffset.UTC);
  }
}
