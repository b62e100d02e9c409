package org.wirewatch.desk.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.wirewatch.desk.api.AlertBook;
import org.wirewatch.desk.api.Receivers;
import org.wirewatch.desk.api.SubscriptionBook;
import org.wirewatch.desk.api.SubscriptionInput;
import org.wirewatch.desk.api.SubscriptionInput.ReceiverInput;
import org.wirewatch.desk.api.SubscriptionInput.Rotation;
import org.wirewatch.desk.http.DeskServer;
import org.wirewatch.desk.http.Problem;
import org.wirewatch.desk.state.AlertLog;
import org.wirewatch.desk.state.Desk;
import org.wirewatch.wire.Subscription;
import org.wirewatch.wire.Subscription.Channel;

/** The list of subscriptions, and creating, changing and deleting one. */
final class SubscriptionPages implements DeskServer.Routes {
  private final Desk desk;
  private final SubscriptionBook book;
  private final Layout layout;
  private final SubscriptionForm form;
  private final SubscriptionState state;
  private final OwnerForm owner;

  SubscriptionPages(
      Desk desk, SubscriptionBook book, AlertBook alerts, OwnerForm owner, Layout layout) {
    this.desk = desk;
    this.owner = owner;
    this.book = book;
    this.layout = layout;
    this.form = new SubscriptionForm(desk);
    this.state = new SubscriptionState(desk, alerts);
  }

  @Override
  public void accept(RoutesConfig routes) {
    routes.get("/subscriptions", this::list);
    routes.get("/subscriptions/new", this::blank);
    routes.get("/subscriptions/receiver", this::receiver);
    routes.post("/subscriptions/check", this::check);
    routes.post("/subscriptions", this::create);
    routes.get("/subscriptions/{id}", this::edit);
    routes.post("/subscriptions/{id}", this::update);
    routes.post("/subscriptions/{id}/enabled", this::enable);
    routes.post("/subscriptions/{id}/delete", this::delete);
    routes.post("/subscriptions/{id}/unmute", this::unmute);
    routes.post("/subscriptions/{id}/rotation", this::rotate);
    routes.post(
        "/subscriptions/{id}/feed",
        context -> {
          book.openFeed(context.pathParam("id"));
          back(context);
        });
    routes.post(
        "/subscriptions/{id}/feed/close",
        context -> {
          book.closeFeed(context.pathParam("id"));
          back(context);
        });
  }

  private void list(Context context) {
    List<Subscription> all = book.all();
    Map<String, AlertLog.Count> counts = desk.state().alerts().counts();
    Instant now = desk.clock().instant();
    List<Html> rows =
        all.stream().map(one -> row(one, counts.get(one.subscriptionId()), now)).toList();
    Html body =
        Html.of(
            """
            <section>
              <div class="page-head"><h1>Subscriptions</h1><a class="button primary" href="/subscriptions/new">New subscription</a></div>
              {}
            </section>
            """,
            rows.isEmpty()
                ? Parts.empty(
                    "Nothing is watched yet",
                    Html.of(
                        "A subscription is a query that runs on every new article and tells you once per story. <a href=\"/subscriptions/new\">Write the first one</a>."))
                : Html.of("<ol class=\"rows\">{}</ol>", rows));
    context.html(layout.page(context, Layout.Place.SUBSCRIPTIONS, "Subscriptions", body));
  }

  private static Html row(Subscription one, AlertLog.Count count, Instant now) {
    String receivers =
        one.receivers().stream()
            .map(
                receiver -> channel(receiver.channel()) + " " + orEmpty(Receivers.masked(receiver)))
            .map(String::strip)
            .collect(Collectors.joining(", "));
    Html alerts =
        count == null
            ? Html.of("<span class=\"muted\">no alerts yet</span>")
            : Html.of(
                "<a href=\"/alerts?subscription={}\"><strong>{}</strong> {}</a><br>{}",
                one.subscriptionId(),
                Parts.number(count.alerts()),
                count.alerts() == 1 ? "alert" : "alerts",
                Parts.time(count.last(), now));
    return Html.of(
        """
        <li class="row"><div>
          <h3><a href="/subscriptions/{}">{}</a>{}</h3>
          <p><code class="query">{}</code></p>
          <p class="muted small">{}</p></div>
          <div class="row-side"><p>{}</p></div>
        </li>
        """,
        one.subscriptionId(),
        one.name(),
        one.enabled() ? Html.EMPTY : Html.of(" <span class=\"tag\">paused</span>"),
        Parts.shorten(one.query(), 300),
        receivers.isEmpty() ? "Shown on the desk only" : receivers,
        alerts);
  }

  private void blank(Context context) {
    String query = context.queryParam("q");
    SubscriptionInput input = new SubscriptionInput("", query, true, List.of(), null);
    show(context, "New subscription", form.render(null, input, null));
  }

  private void edit(Context context) {
    Subscription one = book.get(context.pathParam("id"));
    String tried = context.queryParam("q");
    SubscriptionInput stored = form.input(one);
    SubscriptionInput input = tried == null ? stored : stored.withQuery(tried);
    Html page =
        Html.join(List.of(form.render(one, input, null), owner.render(one), state.render(one)));
    show(context, one.name(), page);
  }

  /** A row for the form: an empty one, or of a receiver that was just added. */
  private void receiver(Context context) {
    String address = context.queryParam("address");
    ReceiverInput given =
        address == null
            ? null
            : new ReceiverInput(channel(orEmpty(context.queryParam("channel"))), address);
    context.html(form.receiver(given).toString());
  }

  private void check(Context context) {
    context.html(form.checked(orEmpty(context.formParam("query"))).toString());
  }

  private void create(Context context) {
    SubscriptionInput input = input(context);
    try {
      done(context, book.create(input));
    } catch (Problem problem) {
      refused(context, null, input, problem);
    }
  }

  private void update(Context context) {
    SubscriptionInput input = input(context);
    Subscription old = book.get(context.pathParam("id"));
    try {
      done(context, book.update(old.subscriptionId(), input));
    } catch (Problem problem) {
      refused(context, old, input, problem);
    }
  }

  private void refused(
      Context context, Subscription old, SubscriptionInput input, Problem problem) {
    context.status(problem.status());
    show(context, "Subscription", form.render(old, input, problem));
  }

  /** Back to the list, unless there are warnings, or secrets, which are shown only now. */
  private void done(Context context, SubscriptionBook.Saved saved) {
    if (saved.secrets().isEmpty() && saved.warnings().isEmpty()) {
      context.redirect("/subscriptions", HttpStatus.SEE_OTHER);
      return;
    }
    show(context, "Stored", SubscriptionForm.saved(saved));
  }

  private void enable(Context context) {
    book.enable(context.pathParam("id"), "true".equals(context.formParam("enabled")));
    back(context);
  }

  private void unmute(Context context) {
    String id = context.formParam("id");
    book.unmute(
        context.pathParam("id"),
        AlertPages.target(context),
        id == null || id.isEmpty() ? null : id);
    back(context);
  }

  private void rotate(Context context) {
    SubscriptionBook.Saved saved =
        book.rotate(
            context.pathParam("id"),
            orEmpty(context.formParam("receiver")),
            "END".equals(context.formParam("step")) ? Rotation.END : Rotation.BEGIN);
    if (saved.secrets().isEmpty()) {
      back(context);
    } else {
      done(context, saved);
    }
  }

  private static void back(Context context) {
    context.redirect("/subscriptions/" + context.pathParam("id"), HttpStatus.SEE_OTHER);
  }

  private void delete(Context context) {
    book.delete(context.pathParam("id"));
    context.redirect("/subscriptions", HttpStatus.SEE_OTHER);
  }

  private void show(Context context, String title, Html body) {
    context.html(layout.page(context, Layout.Place.SUBSCRIPTIONS, title, body));
  }

  private static SubscriptionInput input(Context context) {
    List<String> channels = context.formParams("channel");
    List<String> addresses = context.formParams("address");
    List<ReceiverInput> receivers = new ArrayList<>();
    for (int i = 0; i < Math.min(channels.size(), addresses.size()); i++) {
      String address = addresses.get(i).strip();
      if (!address.isEmpty()) {
        receivers.add(new ReceiverInput(channel(channels.get(i)), address));
      }
    }
    return new SubscriptionInput(
        context.formParam("name"),
        context.formParam("query"),
        !"false".equals(context.formParam("enabled")),
        receivers,
        context.formParam("new_outlets") == null ? null : PolicyFields.read(context));
  }

  private static Channel channel(String text) {
    try {
      return Channel.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw Problem.invalid("receivers", "'" + text + "' is no channel.");
    }
  }

  static String channel(Channel channel) {
    return switch (channel) {
      case EMAIL -> "E-mail";
      case WEBHOOK -> "Webhook";
      case SLACK -> "Slack";
      case DISCORD -> "Discord";
      case TEAMS -> "Teams";
      case NTFY -> "ntfy";
      case WEB_PUSH -> "Browser";
      case DESK -> "Desk";
    };
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }
}
