package org.wirewatch.desk.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.wirewatch.desk.http.Client;
import org.wirewatch.desk.http.DeskServer;
import org.wirewatch.desk.http.Problem;
import org.wirewatch.desk.state.Alert;
import org.wirewatch.wire.Ids;
import org.wirewatch.wire.Subscription;

/**
 * The alerts of a subscription as Atom and as JSON Feed, for feed readers: whoever has the address
 * may read it, so the address is not to be guessed and can be replaced. Conditional requests are
 * answered with 304.
 *
 * @see "RFC 4287; JSON Feed 1.1; RFC 9110, section 13"
 */
public final class FeedRoutes implements DeskServer.Routes {
  private static final String PATH = "/feeds/";
  private static final String ATOM = ".atom";
  private static final String JSON = ".json";
  private static final int ENTRIES_MAX = 50;

  private final SubscriptionBook subscriptions;
  private final AlertBook alerts;

  public FeedRoutes(SubscriptionBook subscriptions, AlertBook alerts) {
    this.subscriptions = subscriptions;
    this.alerts = alerts;
  }

  /** Path of the Atom feed with a token. */
  public static String atom(String token) {
    return PATH + token + ATOM;
  }

  /** Path of the JSON Feed with a token. */
  public static String json(String token) {
    return PATH + token + JSON;
  }

  @Override
  public void accept(RoutesConfig routes) {
    routes.get(PATH + "{name}", this::serve);
  }

  private void serve(Context context) {
    String name = context.pathParam("name");
    boolean atom = name.endsWith(ATOM);
    if (!atom && !name.endsWith(JSON)) {
      throw Problem.notFound("This feed");
    }
    Subscription subscription =
        subscriptions
            .byFeedToken(name.substring(0, name.lastIndexOf('.')))
            .orElseThrow(() -> Problem.notFound("This feed"));
    AlertFeed feed =
        new AlertFeed(
            subscription, alerts.fed(subscription, ENTRIES_MAX), address(context), context.path());
    String body = atom ? feed.atom() : feed.json();
    Instant modified = modified(subscription, feed.alerts());
    String tag = '"' + Ids.of(body) + '"';
    context.header("ETag", tag);
    context.header("Cache-Control", "private, no-cache");
    if (modified != null) {
      context.header("Last-Modified", httpDate(modified));
    }
    if (unchanged(context, tag, modified)) {
      context.status(304);
      return;
    }
    context
        .contentType((atom ? "application/atom+xml" : "application/feed+json") + "; charset=utf-8")
        .result(body.getBytes(StandardCharsets.UTF_8));
  }

  /** When the feed last changed, as far as that is known; null when it is not. */
  private static Instant modified(Subscription subscription, List<Alert> alerts) {
    Instant newest = alerts.stream().map(Alert::changedAt).max(Instant::compareTo).orElse(null);
    Instant updated = subscription.updatedAt();
    return newest == null || (updated != null && updated.isAfter(newest)) ? updated : newest;
  }

  /** {@code If-None-Match} goes before {@code If-Modified-Since}. */
  private static boolean unchanged(Context context, String tag, Instant modified) {
    String known = context.header("If-None-Match");
    if (known != null) {
      return known.equals("*") || List.of(known.split("\\s*,\\s*")).contains(tag);
    }
    String since = context.header("If-Modified-Since");
    if (since == null || modified == null) {
      return false;
    }
    try {
      Instant then = ZonedDateTime.parse(since, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return !modified.truncatedTo(ChronoUnit.SECONDS).isAfter(then);
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private static String httpDate(Instant instant) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atZone(ZoneOffset.UTC));
  }

  private static String address(Context context) {
    return (Client.of(context).https() ? "https" : "http") + "://" + context.header("Host");
  }
}
