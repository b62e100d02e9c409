package org.wirewatch.desk.web;

import org.wirewatch.desk.access.Actor;
import org.wirewatch.desk.api.PushBook;
import org.wirewatch.desk.state.Desk;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.Scope;
import org.wirewatch.wire.Subscription;

/** The button by which a browser is told of a subscription's alerts, or why there is none. */
final class PushPart {
  private final Desk desk;

  PushPart(Desk desk) {
    this.desk = desk;
  }

  /**
   * The button; scripts say what the browser thinks of it.
   *
   * @param one null while it is not stored
   */
  Html render(Subscription one) {
    Actor caller = desk.caller().get();
    if (!caller.may(Scope.SUBSCRIPTIONS_WRITE)) {
      return Html.EMPTY;
    }
    if (desk.pushKey() == null) {
      return says(
          Html.of(
              "Browsers cannot be notified: this desk has no VAPID key, see <code>desk.push.public.key</code>."));
    }
    if (one == null) {
      return says(Html.of("This browser can be notified once the subscription is stored."));
    }
    return Html.of(
        """
        <div class="push" data-push="{}" data-subscription="{}" data-browsers="{}">
          <button class="button small" type="button" data-push-button hidden></button>
          <p class="muted small" data-push-says role="status"></p>
        </div>
        """,
        desk.pushKey(),
        one.subscriptionId(),
        Json.write(PushBook.browsers(one)));
  }

  private static Html says(Html text) {
    return Html.of("<p class=\"muted small\">{}</p>", text);
  }
}
