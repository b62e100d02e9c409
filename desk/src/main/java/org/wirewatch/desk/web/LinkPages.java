package org.wirewatch.desk.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.wirewatch.desk.api.AlertBook;
import org.wirewatch.desk.api.SubscriptionBook;
import org.wirewatch.desk.http.DeskServer;
import org.wirewatch.desk.http.Problem;
import org.wirewatch.wire.AlertResponse.Verdict;
import org.wirewatch.wire.Notification;
import org.wirewatch.wire.net.SignedLinks;
import org.wirewatch.wire.net.SignedLinks.Action;
import org.wirewatch.wire.net.SignedLinks.Target;

/**
 * What the links in messages lead to. Mail scanners open links, so a {@code GET} only asks and the
 * {@code POST} acts, which is also what a mail program sends by itself for one click.
 *
 * @see "RFC 8058, section 3.1"
 */
final class LinkPages implements DeskServer.Routes {
  private final SubscriptionBook subscriptions;
  private final AlertBook alerts;
  private final SignedLinks links;
  private final Layout layout;

  /**
   * @param links null takes none: without a key none is sent either
   */
  LinkPages(SubscriptionBook subscriptions, AlertBook alerts, SignedLinks links, Layout layout) {
    this.subscriptions = subscriptions;
    this.alerts = alerts;
    this.links = links;
    this.layout = layout;
  }

  @Override
  public void accept(RoutesConfig routes) {
    for (Action action : Action.values()) {
      routes.get(action.path(), context -> ask(context, action));
      routes.post(action.path(), context -> act(context, action));
    }
  }

  private void ask(Context context, Action action) {
    checked(context, action);
    show(
        context,
        question(action),
        Html.of(
            "<form method=\"post\" action=\"{}\"><button class=\"button primary\">Yes</button></form>",
            context.path() + "?" + context.queryString()));
  }

  private void act(Context context, Action action) {
    Target link = checked(context, action);
    switch (action) {
      case GOOD -> respond(link, AlertBook.Response.of(Verdict.GOOD));
      case BAD -> respond(link, AlertBook.Response.of(Verdict.BAD));
      case ACKNOWLEDGE -> respond(link, AlertBook.Response.acknowledged());
      case UNSUBSCRIBE -> subscriptions.unsubscribe(link.subscriptionId(), link.receiverId());
    }
    show(context, "Done", Html.of("<p>{}</p>", done(action)));
  }

  private void respond(Target link, AlertBook.Response said) {
    String about = link.storyId() == null ? link.articleId() : link.storyId();
    if (about == null) {
      throw Problem.notFound("This alert");
    }
    alerts.respond(
        link.subscriptionId(),
        link.storyId(),
        link.articleId(),
        Notification.alertId(link.subscriptionId(), about),
        said,
        null);
  }

  private Target checked(Context context, Action action) {
    Map<String, String> parameters = new HashMap<>();
    context.queryParamMap().forEach((name, values) -> parameters.put(name, values.getFirst()));
    return Optional.ofNullable(links)
        .flatMap(known -> known.check(action, parameters))
        .orElseThrow(
            () -> new Problem(403, "Not a link of ours", "The link is incomplete or changed."));
  }

  private void show(Context context, String title, Html body) {
    context.html(layout.bare(context, title, Html.of("<h1>{}</h1>{}", title, body)));
  }

  private static String question(Action action) {
    return switch (action) {
      case GOOD -> "Was the alert wanted?";
      case BAD -> "Was the alert not wanted?";
      case ACKNOWLEDGE -> "Do you take charge of it?";
      case UNSUBSCRIBE -> "Stop these messages?";
    };
  }

  private static String done(Action action) {
    return switch (action) {
      case GOOD, BAD -> "Your verdict is stored.";
      case ACKNOWLEDGE -> "It is noted that you take charge.";
      case UNSUBSCRIBE -> "No more messages of this subscription go to this address.";
    };
  }
}
