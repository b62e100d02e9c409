package org.wirewatch.desk.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.wirewatch.desk.api.PolicyInput;
import org.wirewatch.desk.api.QueryCheck;
import org.wirewatch.desk.api.Receivers;
import org.wirewatch.desk.api.SubscriptionBook;
import org.wirewatch.desk.api.SubscriptionInput;
import org.wirewatch.desk.api.SubscriptionInput.ReceiverInput;
import org.wirewatch.desk.api.Warning;
import org.wirewatch.desk.archive.Found;
import org.wirewatch.desk.archive.ResultPage;
import org.wirewatch.desk.http.Problem;
import org.wirewatch.desk.state.Desk;
import org.wirewatch.query.QueryMatcher;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.Subscription;
import org.wirewatch.wire.Subscription.Channel;

/** The form of a subscription: name, query checked while typing, preview, receivers. */
final class SubscriptionForm {
  private static final int PREVIEW = 5;

  /** Those that an address is enough for. */
  private static final List<Channel> CHANNELS =
      List.of(
          Channel.EMAIL,
          Channel.WEBHOOK,
          Channel.SLACK,
          Channel.DISCORD,
          Channel.TEAMS,
          Channel.NTFY);

  private final Desk desk;
  private final PushPart push;

  SubscriptionForm(Desk desk) {
    this.desk = desk;
    this.push = new PushPart(desk);
  }

  /**
   * The form.
   *
   * @param old null for a new subscription
   * @param problem why the input was refused; null when it was not
   */
  Html render(Subscription old, SubscriptionInput input, Problem problem) {
    QueryCheck check = input.query().isEmpty() ? null : QueryCheck.of(input.query(), desk);
    List<Html> receivers = new ArrayList<>(input.receivers().stream().map(this::receiver).toList());
    if (receivers.isEmpty()) {
      receivers.add(receiver(null));
    }
    boolean queryProblem = problem != null && "query".equals(problem.document().get("field"));
    return Html.of(
        """
        <section>
          <div class="page-head"><h1>{}</h1>{}</div>
          {}
          <form class="stack wide" method="post" action="{}">
            <div class="field"><label for="name">Name</label>
            <input id="name" name="name" value="{}" required maxlength="120" autocomplete="off" placeholder="What you are watching for"></div>
            <div class="field"><label for="query">Query</label>
              <div class="editor">
                <pre class="echo" id="query-echo" aria-hidden="true">{}</pre>
                <textarea id="query" name="query" required rows="3" maxlength="10000" spellcheck="false" autocapitalize="off" autocomplete="off" aria-describedby="query-remarks" data-query
                  hx-post="/subscriptions/check" hx-trigger="input changed delay:200ms" hx-target="#query-checked" hx-sync="this:replace">{}</textarea>
              </div>
              <div id="query-remarks" class="remarks" aria-live="polite">{}</div>
              {}
            </div>
            {}
            <fieldset class="field"><legend>Receivers</legend>
              <p class="muted small">Every match is shown on the desk. {}</p>
              <div id="receivers" class="receivers">{}</div>
              <button class="button small" type="button" hx-get="/subscriptions/receiver" hx-target="#receivers" hx-swap="beforeend">Add a receiver</button>
              {}
            </fieldset>
            {}
            <input type="hidden" name="enabled" value="{}">
            <p class="actions"><button class="button primary">{}</button> <a class="button" href="/subscriptions">Cancel</a></p>
            <div id="query-checked" class="checked">{}</div>
          </form>
        </section>
        """,
        old == null ? "New subscription" : old.name(),
        old == null ? Html.EMPTY : tools(old),
        problem == null || queryProblem
            ? Html.EMPTY
            : Html.of("<p class=\"fault block\" role=\"alert\">{}</p>", problem.getMessage()),
        old == null ? "/subscriptions" : "/subscriptions/" + old.subscriptionId(),
        input.name(),
        check == null ? Html.EMPTY : QueryEcho.underlined(input.query(), check),
        input.query(),
        check == null ? Html.EMPTY : QueryEcho.remarks(check),
        SearchPage.help(),
        BacktestPart.place(),
        PolicyFields.howOften(input.policy()),
        receivers,
        push.render(old),
        PolicyFields.render(input.policy()),
        input.enabled(),
        old == null ? "Create subscription" : "Save changes",
        result(input.query(), check));
  }

  /** What htmx asks for while the query is typed: remarks, preview, and the underlines. */
  Html checked(String query) {
    QueryCheck check = query.isBlank() ? null : QueryCheck.of(query, desk);
    Html echo = check == null ? Html.EMPTY : QueryEcho.underlined(query, check);
    return Html.of(
        """
        {}
        <pre class="echo" id="query-echo" aria-hidden="true" hx-swap-oob="true">{}</pre>
        <div id="query-remarks" class="remarks" aria-live="polite" hx-swap-oob="true">{}</div>
        """,
        result(query, check),
        echo,
        check == null ? Html.EMPTY : QueryEcho.remarks(check));
  }

  /** One receiver's row; null for an empty one. */
  Html receiver(ReceiverInput receiver) {
    List<Html> options = new ArrayList<>();
    List<Channel> channels = new ArrayList<>(CHANNELS);
    if (receiver != null && !channels.contains(receiver.channel())) {
      channels.add(receiver.channel());
    }
    for (Channel channel : channels) {
      boolean selected = receiver != null && receiver.channel() == channel;
      options.add(
          Html.of(
              selected
                  ? "<option value=\"{}\" selected>{}</option>"
                  : "<option value=\"{}\">{}</option>",
              channel.name().toLowerCase(Locale.ROOT),
              SubscriptionPages.channel(channel)));
    }
    return Html.of(
        """
        <div class="receiver">
          <select name="channel" aria-label="Channel">{}</select>
          <input name="address" value="{}" aria-label="Address" maxlength="2048" autocomplete="off" placeholder="desk@example.org or https://…">
          <button class="button small" type="button" data-remove aria-label="Remove this receiver">✕</button>
        </div>
        """,
        options,
        receiver == null ? "" : receiver.address());
  }

  SubscriptionInput input(Subscription one) {
    List<ReceiverInput> receivers =
        one.receivers().stream()
            .filter(receiver -> receiver.channel() != Channel.DESK)
            .map(receiver -> new ReceiverInput(receiver.channel(), Receivers.masked(receiver)))
            .toList();
    return new SubscriptionInput(
        one.name(), one.query(), one.enabled(), receivers, PolicyInput.of(one.policy()));
  }

  /** The page after saving, if something is to be said: warnings, and secrets, the only time. */
  static Html saved(SubscriptionBook.Saved saved) {
    String id = saved.subscription().subscriptionId();
    boolean secrets = !saved.secrets().isEmpty();
    return Html.of(
        """
        <section>
          <div class="page-head"><h1>{}</h1></div>
          <p>“{}” is stored.</p>
          {}{}
          <p class="actions"><a class="button primary" href="/subscriptions">{}</a> <a class="button" href="/subscriptions/{}">Change it</a></p>
        </section>
        """,
        secrets ? "Copy the signing secret now" : "Stored, with a warning",
        saved.subscription().name(),
        saved.warnings().stream().map(SubscriptionForm::warning).toList(),
        Html.when(secrets, () -> secrets(saved)),
        secrets ? "I have copied it" : "Leave it so",
        id);
  }

  private static Html warning(Warning warning) {
    return Html.of("<p class=\"warning\">{} {}</p>", warning.message(), warning.suggestion());
  }

  private static Html secrets(SubscriptionBook.Saved saved) {
    List<Html> rows = new ArrayList<>();
    saved
        .secretsByAddress()
        .forEach(
            (address, secret) ->
                rows.add(
                    Html.of(
                        "<dt>{}</dt><dd><code class=\"secret\">{}</code></dd>", address, secret)));
    return Html.of(
        """
        <p>Its webhook calls are signed (Standard Webhooks), and this is the secret to verify them with. <strong>It is shown this one time.</strong></p>
        <dl class="facts secrets">{}</dl>
        """,
        rows);
  }

  private static Html tools(Subscription one) {
    return Html.of(
        """
        <div class="tools">
          <a class="button small" href="/alerts?subscription={}">Alerts</a>
          <form method="post" action="/subscriptions/{}/enabled"><input type="hidden" name="enabled" value="{}"><button class="button small">{}</button></form>
          <details class="confirm"><summary class="button small">Delete</summary>
            <form method="post" action="/subscriptions/{}/delete"><p>Stop watching and forget this subscription?</p><button class="button danger small">Delete it</button></form>
          </details>
        </div>
        """,
        one.subscriptionId(),
        one.subscriptionId(),
        !one.enabled(),
        one.enabled() ? "Pause" : "Resume",
        one.subscriptionId());
  }

  private Html result(String query, QueryCheck check) {
    if (check == null || !check.ok()) {
      return Html.of(
          "<p class=\"muted\">What the query matches in the archive is shown here while you type.</p>");
    }
    return preview(query, check);
  }

  private Html preview(String query, QueryCheck check) {
    ResultPage<Found> page = desk.archive().search().articles(check.query(), null, PREVIEW);
    Instant now = desk.clock().instant();
    List<Html> cards = new ArrayList<>();
    for (Found found : page.items()) {
      EnrichedArticle article = found.article();
      Instant when = article.publishedAt() == null ? article.firstSeenAt() : article.publishedAt();
      cards.add(
          ArticleCard.render(
              article, QueryMatcher.match(check.query(), article).orElse(null), when, now));
    }
    return Html.of(
        """
        <h2 class="preview-head">{} in the archive {}</h2>
        <div class="wire">{}</div>
        {}
        """,
        Parts.count(page.total(), "article"),
        page.total() == 1 ? "matches" : "match",
        cards,
        page.next() == null
            ? Html.EMPTY
            : Html.of("<p><a href=\"{}\">See all of them</a></p>", Parts.search(query)));
  }
}
