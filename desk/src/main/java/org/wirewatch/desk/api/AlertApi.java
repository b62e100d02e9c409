package org.wirewatch.desk.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wirewatch.desk.api.AlertViews.AlertView;
import org.wirewatch.desk.api.AlertViews.BacktestView;
import org.wirewatch.desk.api.AlertViews.QualityView;
import org.wirewatch.desk.api.Views.Items;
import org.wirewatch.desk.api.Views.SubscriptionView;
import org.wirewatch.desk.http.DeskServer;
import org.wirewatch.desk.http.Problem;
import org.wirewatch.desk.state.Alert;
import org.wirewatch.desk.state.Desk;
import org.wirewatch.wire.AlertResponse.Verdict;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.Mute;
import org.wirewatch.wire.Subscription;

/**
 * The part of the JSON API about alerts, trying a query, muting, and what people say of alerts, as
 * {@code docs/api.md} describes it.
 */
public final class AlertApi implements DeskServer.Routes {
  private final Desk desk;
  private final SubscriptionBook subscriptions;
  private final AlertBook alerts;

  public AlertApi(Desk desk, SubscriptionBook subscriptions, AlertBook alerts) {
    this.desk = desk;
    this.subscriptions = subscriptions;
    this.alerts = alerts;
  }

  @Override
  public void accept(RoutesConfig routes) {
    routes.get("/api/alerts", this::list);
    routes.get("/api/alerts/stream", this::stream);
    routes.get("/api/alerts/{id}", context -> Api.json(context, view(alerts.get(id(context)))));
    routes.post("/api/alerts/{id}/response", this::respond);
    routes.post("/api/subscriptions/backtest", this::backtest);
    routes.post("/api/subscriptions/{id}/mutes", this::mute);
    routes.delete("/api/subscriptions/{id}/mutes", this::unmute);
    routes.get("/api/subscriptions/{id}/quality", this::quality);
    routes.get("/api/subscriptions/{id}/notices", this::notices);
    routes.post("/api/subscriptions/{id}/feed", this::openFeed);
    routes.delete("/api/subscriptions/{id}/feed", this::closeFeed);
  }

  private void list(Context context) {
    Paging.Page<Alert> page = alerts.newest(context.queryParam("subscription"), Paging.of(context));
    List<AlertView> items = page.items().stream().map(this::view).toList();
    Api.json(context, new Items<>(items, page.next(), null, null));
  }

  private void stream(Context context) {
    alerts.stream(context, context.queryParam("subscription"), alert -> Json.write(view(alert)));
  }

  private AlertView view(Alert alert) {
    return AlertView.of(alert, alerts.response(alert.alertId()).orElse(null));
  }

  private void respond(Context context) {
    AlertBook.Response said = Api.body(context, AlertBook.Response.class);
    Api.json(context, alerts.respond(id(context), said));
  }

  private void backtest(Context context) {
    BacktestInput input = Api.body(context, BacktestInput.class);
    QueryCheck check = QueryCheck.of(input.query() == null ? "" : input.query().strip(), desk);
    if (!check.ok()) {
      throw SubscriptionBook.queryFault(check.fault());
    }
    Map<String, Verdict> marks = input.marks() == null ? Map.of() : input.marks();
    if (marks.size() > Backtest.MARKS_MAX) {
      throw Problem.invalid("marks", "At most " + Backtest.MARKS_MAX + " marks.");
    }
    Backtest result =
        Backtest.of(desk.archive().search(), check.query(), marks, desk.clock().instant());
    Api.json(context, BacktestView.of(result, check.warnings()));
  }

  private void mute(Context context) {
    MuteInput input = Api.body(context, MuteInput.class);
    SubscriptionBook.Saved muted = subscriptions.mute(id(context), input);
    context.status(201);
    Api.json(context, SubscriptionView.of(muted));
  }

  private void unmute(Context context) {
    String target = context.queryParam("target");
    if (target == null) {
      throw Problem.invalid("target", "Say what: SUBSCRIPTION, OUTLET, ENTITY or STORY.");
    }
    Subscription changed =
        subscriptions.unmute(id(context), target(target), context.queryParam("id"));
    Api.json(context, SubscriptionView.of(changed));
  }

  private static Mute.Target target(String text) {
    try {
      return Mute.Target.valueOf(text.toUpperCase(java.util.Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw Problem.invalid("target", "'" + text + "' cannot be muted.");
    }
  }

  private void quality(Context context) {
    Subscription one = subscriptions.get(id(context));
    Api.json(
        context, new QualityView(alerts.precision(one.subscriptionId()), alerts.suggestions(one)));
  }

  private void notices(Context context) {
    Subscription one = subscriptions.get(id(context));
    var items =
        desk.state().alerts().notices(one.subscriptionId()).stream()
            .map(AlertViews.NoticeView::of)
            .toList();
    Api.json(context, new Items<>(items, null, (long) items.size(), true));
  }

  private void openFeed(Context context) {
    Subscription one = subscriptions.openFeed(id(context));
    String token = SubscriptionBook.feedToken(one).orElseThrow();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("atom", FeedRoutes.atom(token));
    answer.put("json_feed", FeedRoutes.json(token));
    context.status(201);
    Api.json(context, answer);
  }

  private void closeFeed(Context context) {
    subscriptions.closeFeed(id(context));
    context.status(204);
  }

  private static String id(Context context) {
    return context.pathParam("id");
  }

  private record BacktestInput(String query, Map<String, Verdict> marks) {}
}
