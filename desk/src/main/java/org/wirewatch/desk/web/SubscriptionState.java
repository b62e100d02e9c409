package org.wirewatch.desk.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.wirewatch.desk.api.AlertBook;
import org.wirewatch.desk.api.FeedRoutes;
import org.wirewatch.desk.api.Receivers;
import org.wirewatch.desk.api.SubscriptionBook;
import org.wirewatch.desk.api.SubscriptionInput.Rotation;
import org.wirewatch.desk.api.TermSuggestions.Suggestion;
import org.wirewatch.desk.state.Desk;
import org.wirewatch.wire.Mute;
import org.wirewatch.wire.Notification;
import org.wirewatch.wire.Subscription;
import org.wirewatch.wire.Subscription.Channel;
import org.wirewatch.wire.Subscription.Receiver;

/** What has become of a subscription: notices, precision, suggestions, mutes, its feed. */
final class SubscriptionState {
  private final Desk desk;
  private final AlertBook alerts;

  SubscriptionState(Desk desk, AlertBook alerts) {
    this.desk = desk;
    this.alerts = alerts;
  }

  Html render(Subscription one) {
    Instant now = desk.clock().instant();
    return Html.of(
        "<section class=\"subscription-state\">{}{}{}{}{}</section>",
        notices(desk.state().alerts().notices(one.subscriptionId()), now),
        quality(one),
        mutes(one, now),
        secrets(one),
        feed(one));
  }

  private static Html notices(List<Notification> notices, Instant now) {
    List<Html> rows = new ArrayList<>();
    for (Notification notice : notices) {
      rows.add(
          Html.of(
              "<li class=\"warning\">{} <span class=\"muted\">{}</span></li>",
              notice.news(),
              Parts.time(notice.createdAt(), now)));
    }
    return Html.when(
        !rows.isEmpty(), () -> Html.of("<h2>To be seen to</h2><ul class=\"plain\">{}</ul>", rows));
  }

  private Html quality(Subscription one) {
    var precision = alerts.precision(one.subscriptionId());
    if (precision.value() == null) {
      return Html.of(
          "<h2>Precision</h2><p class=\"muted\">Say of <a href=\"/alerts?subscription={}\">its alerts</a> whether they are good or bad, and the share of the good is shown here.</p>",
          one.subscriptionId());
    }
    List<Html> suggestions = new ArrayList<>();
    for (Suggestion suggestion : alerts.suggestions(one)) {
      suggestions.add(
          Html.of(
              "<li><code class=\"query\">{}</code> <span class=\"muted small\">keeps {} of {} good, drops {} of {} bad</span> <a href=\"/subscriptions/{}?q={}\">Try it</a></li>",
              suggestion.text(),
              suggestion.goodKept(),
              suggestion.goodKept() + suggestion.goodLost(),
              suggestion.badLost(),
              suggestion.badKept() + suggestion.badLost(),
              one.subscriptionId(),
              java.net.URLEncoder.encode(
                  suggestion.query(), java.nio.charset.StandardCharsets.UTF_8)));
    }
    return Html.of(
        "<h2>Precision</h2><p>{}</p>{}",
        BacktestPart.precision(precision),
        Html.when(
            !suggestions.isEmpty(),
            () ->
                Html.of(
                    "<h3>What would tell them apart</h3><ul class=\"plain\">{}</ul>",
                    suggestions)));
  }

  private static Html mutes(Subscription one, Instant now) {
    List<Html> rows = new ArrayList<>();
    for (Mute mute : one.mutes()) {
      if (mute.until().isAfter(now)) {
        rows.add(
            Html.of(
                """
                <li><form method="post" action="/subscriptions/{}/unmute">{} {} is muted, ends {} <input type="hidden" name="target" value="{}"><input type="hidden" name="id" value="{}"><button class="button small">Unmute</button></form></li>
                """,
                one.subscriptionId(),
                Parts.words(mute.target()),
                mute.id(),
                Parts.time(mute.until(), now),
                mute.target().name(),
                mute.id()));
      }
    }
    return Html.when(
        !rows.isEmpty(), () -> Html.of("<h2>Muted</h2><ul class=\"plain\">{}</ul>", rows));
  }

  /** Which webhooks are signed with how many secrets, and the steps to change them. */
  private static Html secrets(Subscription one) {
    List<Html> rows =
        Receivers.all(one).stream()
            .filter(receiver -> receiver.channel() == Channel.WEBHOOK)
            .distinct()
            .map(webhook -> secret(one, webhook))
            .toList();
    return Html.when(
        !rows.isEmpty(),
        () ->
            Html.of(
                """
                <h2>Signing secrets</h2>
                <p class="muted">A new secret signs beside the present one until you say that your side knows it.</p>
                <ul class="plain">{}</ul>
                """,
                rows));
  }

  private static Html secret(Subscription one, Receiver webhook) {
    boolean two = webhook.secret() != null && webhook.secret().contains(" ");
    return Html.of(
        """
        <li><form method="post" action="/subscriptions/{}/rotation">{} <input type="hidden" name="receiver" value="{}"><button class="button small" name="step" value="{}">{}</button></form></li>
        """,
        one.subscriptionId(),
        Receivers.masked(webhook),
        webhook.receiverId(),
        two ? Rotation.END : Rotation.BEGIN,
        two ? "Only the newest signs" : "New secret");
  }

  private static Html feed(Subscription one) {
    Html addresses =
        SubscriptionBook.feedToken(one)
            .map(
                token ->
                    Html.of(
                        "<p><a href=\"{}\">Atom</a> · <a href=\"{}\">JSON Feed</a> <span class=\"muted small\">Whoever has the address can read it.</span></p>",
                        FeedRoutes.atom(token),
                        FeedRoutes.json(token)))
            .orElse(
                Html.of(
                    "<p class=\"muted\">A feed reader can follow the alerts at a private address.</p>"));
    boolean open = SubscriptionBook.feedToken(one).isPresent();
    return Html.of(
        """
        <h2>Feed</h2>{}
        <div class="tools"><form method="post" action="/subscriptions/{}/feed"><button class="button small">{}</button></form>{}</div>
        """,
        addresses,
        one.subscriptionId(),
        open ? "Replace the address" : "Make one",
        Html.when(
            open,
            () ->
                Html.of(
                    "<form method=\"post\" action=\"/subscriptions/{}/feed/close\"><button class=\"button small\">Revoke</button></form>",
                    one.subscriptionId())));
  }
}
