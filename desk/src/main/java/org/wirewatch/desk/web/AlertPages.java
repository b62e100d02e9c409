package org.wirewatch.desk.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wirewatch.desk.api.AlertBook;
import org.wirewatch.desk.api.Excerpt;
import org.wirewatch.desk.api.MuteInput;
import org.wirewatch.desk.api.Paging;
import org.wirewatch.desk.api.Receivers;
import org.wirewatch.desk.api.SubscriptionBook;
import org.wirewatch.desk.http.DeskServer;
import org.wirewatch.desk.http.Problem;
import org.wirewatch.desk.state.Alert;
import org.wirewatch.desk.state.Desk;
import org.wirewatch.wire.AlertResponse.Verdict;
import org.wirewatch.wire.Delivery;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.Mute;
import org.wirewatch.wire.Notification;
import org.wirewatch.wire.Span;
import org.wirewatch.wire.Subscription;

/** Alerts with their reason: the sentence with its words marked, why, and what became of them. */
final class AlertPages implements DeskServer.Routes {
  private static final int PAGE = 30;

  /** So long the page looks whether a new alert was delivered. */
  private static final Duration PENDING_FOLLOWED = Duration.ofMinutes(10);

  private static final String LINE =
      """
      <div class="line" data-live-state="connecting" role="status"><span class="dot" aria-hidden="true"></span><span data-live-label>connecting</span></div>
      """;
  private static final String FRESH =
      """
      <button class="fresh" type="button" data-live-fresh hidden>Show new alerts</button>
      """;

  /** Field of the spans in the stored excerpt. */
  private static final String EXCERPT = "excerpt";

  private final Desk desk;
  private final SubscriptionBook subscriptions;
  private final AlertBook alerts;
  private final Layout layout;
  private final PushPart push;

  AlertPages(Desk desk, SubscriptionBook subscriptions, AlertBook alerts, Layout layout) {
    this.desk = desk;
    this.subscriptions = subscriptions;
    this.alerts = alerts;
    this.layout = layout;
    this.push = new PushPart(desk);
  }

  @Override
  public void accept(RoutesConfig routes) {
    routes.get("/alerts", this::list);
    routes.get("/alerts/list", this::newest);
    routes.get(
        "/alerts/stream",
        context -> alerts.stream(context, null, alert -> card(alert, false).toString()));
    routes.get("/alerts/{id}", this::page);
    routes.get("/alerts/{id}/receipts", this::receipts);
    routes.post("/alerts/{id}/response", this::respond);
    routes.post("/alerts/{id}/mute", this::mute);
  }

  private void list(Context context) {
    String subscriptionId = context.queryParam("subscription");
    Optional<Subscription> subscription =
        subscriptionId == null
            ? Optional.empty()
            : desk.state()
                .subscription(subscriptionId)
                .filter(one -> desk.caller().sees(one.owner()));
    Paging paging = Paging.of(context, PAGE);
    Paging.Page<Alert> found = alerts.newest(subscriptionId, paging);
    boolean first = paging.first();
    if (first && subscriptionId == null) {
      UnseenAlerts.seen(context, desk.clock().instant());
    }
    String title = subscription.map(one -> "Alerts: " + one.name()).orElse("Alerts");
    Html body =
        Html.of(
            """
            <section>
              <div class="page-head"><h1>{}</h1>{}{}</div>
              {}
              {}
              {}
              {}
            </section>
            """,
            title,
            Html.when(first, () -> Html.of(LINE)),
            subscription
                .map(
                    one ->
                        Html.of(
                            "<p><code class=\"query\">{}</code> <a"
                                + " href=\"/subscriptions/{}\">Edit</a> · <a href=\"/alerts\">All"
                                + " alerts</a></p>",
                            one.query(),
                            one.subscriptionId()))
                .orElse(Html.EMPTY),
            subscription.map(push::render).orElse(Html.EMPTY),
            Html.when(first, () -> Html.of(FRESH)),
            first
                ? live(subscriptionId, cards(found.items()))
                : Html.of("<div class=\"alerts\">{}</div>", cards(found.items())),
            found.next() == null ? Html.EMPTY : older(subscriptionId, found.next()));
    context.html(layout.page(context, Layout.Place.ALERTS, title, body));
  }

  /** The list that new alerts are put on top of. */
  private static Html live(String subscriptionId, Html cards) {
    return Html.of(
        "<div id=\"alerts\" class=\"alerts\" data-alerts=\"{}\" data-alerts-list=\"{}\">{}</div>",
        subscriptionId,
        subscriptionId == null ? "/alerts/list" : "/alerts/list?subscription=" + subscriptionId,
        cards);
  }

  private void newest(Context context) {
    context.html(
        cards(alerts.newest(context.queryParam("subscription"), new Paging(null, PAGE)).items())
            .toString());
  }

  private Html cards(List<Alert> found) {
    return found.isEmpty()
        ? Parts.empty(
            "No alerts",
            Html.of(
                "When a new article matches a <a href=\"/subscriptions\">subscription</a>, it is"
                    + " listed here with the reason."))
        : Html.join(found.stream().map(alert -> card(alert, false)).toList());
  }

  private static Html older(String subscriptionId, String next) {
    return Html.of(
        "<p><a class=\"button\" href=\"/alerts?after={}&amp;subscription={}\">Older alerts</a></p>",
        next,
        subscriptionId == null ? "" : subscriptionId);
  }

  private void page(Context context) {
    Alert alert = alerts.get(context.pathParam("id"));
    Html body =
        Html.of(
            "<section><div class=\"page-head\"><h1>Alert</h1></div>{}</section>",
            card(alert, true));
    context.html(layout.page(context, Layout.Place.ALERTS, "Alert", body));
  }

  private void respond(Context context) {
    String verdict = context.formParam("verdict");
    AlertBook.Response said =
        verdict == null
            ? new AlertBook.Response(null, !"false".equals(context.formParam("acknowledge")))
            : AlertBook.Response.of(verdict.equals("GOOD") ? Verdict.GOOD : Verdict.BAD);
    alerts.respond(context.pathParam("id"), said);
    back(context);
  }

  private void mute(Context context) {
    Alert alert = alerts.get(context.pathParam("id"));
    Subscription one = subscriptions.get(alert.notification().subscriptionId());
    Instant now = desk.clock().instant();
    Instant until =
        switch (String.valueOf(context.formParam("for"))) {
          case "hour" -> now.plus(Duration.ofHours(1));
          case "tomorrow" -> {
            ZoneId zone = one.policy().zoneId();
            yield now.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
          }
          case "week" -> now.plus(Duration.ofDays(7));
          default -> throw Problem.invalid("for", "For an hour, until tomorrow, or for a week.");
        };
    MuteInput input = new MuteInput(target(context), context.formParam("id"), until);
    subscriptions.mute(one.subscriptionId(), input);
    context.redirect("/subscriptions/" + one.subscriptionId(), HttpStatus.SEE_OTHER);
  }

  static Mute.Target target(Context context) {
    try {
      return Mute.Target.valueOf(String.valueOf(context.formParam("target")));
    } catch (IllegalArgumentException e) {
      throw Problem.invalid("target", "There is no such thing to mute.");
    }
  }

  private static void back(Context context) {
    context.redirect("/alerts/" + context.pathParam("id"), HttpStatus.SEE_OTHER);
  }

  private Html card(Alert alert, boolean open) {
    Instant now = desk.clock().instant();
    Notification notification = alert.notification();
    List<Span> spans = notification.match().spans();
    String why = notification.match().why();
    return Html.of(
        """
        <article class="card alert" id="alert-{}" data-subscription="{}" data-at="{}">
          <p class="slug"><a class="outlet" href="/subscriptions/{}">{}</a>{}</p>
          <h3><a href="/articles/{}">{}</a></h3>
          <p class="muted small">{}{}</p>
          {}
          <p class="why">{}</p>
          {}{}{}
          {}
        </article>
        """,
        alert.alertId(),
        notification.subscriptionId(),
        alert.at().toEpochMilli(),
        notification.subscriptionId(),
        notification.subscriptionName(),
        Parts.time(alert.at(), now),
        notification.articleId(),
        notification.title() == null
            ? "Untitled"
            : Highlighter.mark(
                notification.title(), Marks.spans(spans, Span.TITLE, why == null ? "" : why)),
        notification.outlet(),
        notification.storyId() == null
            ? Html.EMPTY
            : Html.of(" · <a href=\"/stories/{}\">story</a>", notification.storyId()),
        sentence(notification, spans),
        why,
        Html.when(
            notification.news() != null,
            () -> Html.of("<p class=\"why\">{}</p>", notification.news())),
        AlertParts.responses(alert, alerts.response(alert.alertId()).orElse(null), now),
        Html.when(open, () -> details(alert, now)),
        receipts(alert, open, now));
  }

  private void receipts(Context context) {
    Alert alert = alerts.get(context.pathParam("id"));
    context.html(receipts(alert, false, desk.clock().instant()).toString());
  }

  /** What became of it; asks for itself again while something is under way. */
  private static Html receipts(Alert alert, boolean open, Instant now) {
    boolean pending =
        alert.receipts().stream().anyMatch(one -> one.state() == Alert.State.PENDING)
            && alert.changedAt().isAfter(now.minus(PENDING_FOLLOWED));
    List<Html> rows =
        alert.receipts().stream().map(receipt -> receipt(receipt, open, now)).toList();
    return pending
        ? Html.of(
            "<ul class=\"receipts\" hx-get=\"/alerts/{}/receipts\" hx-trigger=\"every 3s\""
                + " hx-swap=\"outerHTML\">{}</ul>",
            alert.alertId(),
            rows)
        : Html.of("<ul class=\"receipts\">{}</ul>", rows);
  }

  private Html details(Alert alert, Instant now) {
    return Html.of(
        "{}{}{}",
        AlertParts.query(alert.notification()),
        AlertParts.updates(alert, now),
        AlertParts.mutes(
            alert, desk.archive().article(alert.notification().articleId()).orElse(null)));
  }

  /** The matching sentence with the words marked, from the article; else the stored excerpt. */
  private Html sentence(Notification notification, List<Span> spans) {
    String stored = notification.excerpt() == null ? "" : notification.excerpt();
    Optional<EnrichedArticle> article = desk.archive().article(notification.articleId());
    if (article.isPresent()) {
      String text = article.get().text();
      Optional<Excerpt> piece =
          Excerpt.locate(text, stored, spans).or(() -> Excerpt.around(text, spans));
      if (piece.isPresent()) {
        Html marked =
            Highlighter.mark(
                text,
                piece.get().start(),
                piece.get().end(),
                Marks.spans(spans, Span.TEXT, "Matched"));
        return Html.of("<blockquote class=\"sentence\">{}</blockquote>", marked);
      }
    }
    return stored.isEmpty()
        ? Html.EMPTY
        : Html.of(
            "<blockquote class=\"sentence\">{}</blockquote>",
            Highlighter.mark(stored, Marks.spans(notification.excerptSpans(), EXCERPT, "Matched")));
  }

  private static Html receipt(Alert.Receipt receipt, boolean open, Instant now) {
    List<Html> attempts = new ArrayList<>();
    for (Delivery attempt : receipt.attempts()) {
      attempts.add(
          Html.of(
              "<li>{} · attempt {} · {}{}{}{}</li>",
              Parts.time(attempt.at(), now),
              attempt.attempt(),
              Parts.words(attempt.outcome()),
              attempt.status() == null ? "" : " · " + attempt.status(),
              attempt.error() == null ? "" : " · " + attempt.error(),
              attempt.nextAttemptAt() == null
                  ? Html.EMPTY
                  : Html.of(" · next {}", Parts.time(attempt.nextAttemptAt(), now))));
    }
    String state = Parts.words(receipt.state());
    Html head =
        Html.of(
            "<span class=\"state {}\">{}</span> {} {} <span class=\"muted\">{}</span>",
            state,
            state,
            receipt.kind() == Notification.Kind.ALERT ? "" : Parts.words(receipt.kind()) + " by",
            SubscriptionPages.channel(receipt.channel()),
            Receivers.masked(receipt.channel(), receipt.address()));
    if (attempts.isEmpty()) {
      return Html.of("<li>{}</li>", head);
    }
    String template =
        open
            ? "<li><details open><summary>{}</summary><ol class=\"attempts\">{}</ol></details></li>"
            : "<li><details><summary>{}</summary><ol class=\"attempts\">{}</ol></details></li>";
    return Html.of(template, head, attempts);
  }
}
