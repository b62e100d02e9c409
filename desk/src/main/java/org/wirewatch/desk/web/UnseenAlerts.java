package org.wirewatch.desk.web;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.wirewatch.desk.api.AlertBook;
import org.wirewatch.desk.live.LiveItem;
import org.wirewatch.desk.state.AlertLog;
import org.wirewatch.desk.state.Desk;

/**
 * The number beside <em>Alerts</em> in the navigation: those that came since this browser last
 * showed the page of alerts, which a cookie tells. Scripts count on from there.
 */
final class UnseenAlerts {
  private static final String COOKIE = "wirewatch_alerts_seen";
  private static final Duration KEPT = Duration.ofDays(365);
  private static final int COUNTED_MAX = 100;

  private final Desk desk;
  private final AlertBook alerts;

  UnseenAlerts(Desk desk, AlertBook alerts) {
    this.desk = desk;
    this.alerts = alerts;
  }

  /** All that came until now were shown. */
  static void seen(Context context, Instant now) {
    String value = Long.toString(now.toEpochMilli() + 1);
    Cookie cookie = new Cookie(COOKIE, value);
    cookie.setPath("/");
    cookie.setMaxAge((int) KEPT.toSeconds());
    cookie.setSameSite(SameSite.LAX);
    context.cookie(cookie);
    context.attribute(COOKIE, value);
  }

  /** The number, hidden while it is zero, and from where scripts go on. */
  Html badge(Context context) {
    long count = count(context);
    List<LiveItem<AlertLog.Change>> last = desk.liveAlerts().newest(1);
    String lastId = last.isEmpty() ? "" : last.getFirst().id();
    return count == 0
        ? Html.of(
            "<span class=\"badge\" data-unseen=\"0\" data-unseen-last=\"{}\" hidden></span>",
            lastId)
        : Html.of(
            "<span class=\"badge\" data-unseen=\"{}\" data-unseen-last=\"{}\" title=\"new alerts\">{}</span>",
            count,
            lastId,
            count == COUNTED_MAX ? "99+" : count);
  }

  private long count(Context context) {
    if (!desk.loading().ready()) {
      return 0;
    }
    String written = context.attribute(COOKIE);
    String seen = written == null ? context.cookie(COOKIE) : written;
    if (seen == null || !seen.matches("\\d{1,15}")) {
      seen(context, desk.clock().instant());
      return 0;
    }
    return alerts.countSince(Instant.ofEpochMilli(Long.parseLong(seen)), COUNTED_MAX);
  }
}
