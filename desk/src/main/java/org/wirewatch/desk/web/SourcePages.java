package org.wirewatch.desk.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.wirewatch.desk.api.SourceBook;
import org.wirewatch.desk.api.SourceBook.SourceHealth;
import org.wirewatch.desk.api.SourceBook.SourceInput;
import org.wirewatch.desk.http.DeskServer;
import org.wirewatch.desk.http.Problem;
import org.wirewatch.desk.state.Desk;
import org.wirewatch.wire.Source;
import org.wirewatch.wire.SourceStatus;

/** Sources with their health, and adding one. */
final class SourcePages implements DeskServer.Routes {
  private final Desk desk;
  private final SourceBook book;
  private final Layout layout;

  SourcePages(Desk desk, SourceBook book, Layout layout) {
    this.desk = desk;
    this.book = book;
    this.layout = layout;
  }

  @Override
  public void accept(RoutesConfig routes) {
    routes.get("/sources", context -> list(context, null, null));
    routes.post("/sources", this::create);
    routes.post("/sources/discover", this::discover);
    routes.post("/sources/{id}/enabled", this::enable);
    routes.post("/sources/{id}/delete", this::delete);
  }

  private void list(Context context, SourceInput input, Problem problem) {
    Instant now = desk.clock().instant();
    List<SourceHealth> all = book.all();
    List<Html> rows = all.stream().map(one -> row(one, now)).toList();
    long healthy =
        all.stream()
            .flatMap(one -> one.status().stream())
            .filter(status -> status.state() == SourceStatus.State.HEALTHY)
            .count();
    Html body =
        Html.of(
            """
            <section>
              <div class="page-head"><h1>Sources</h1><p class="muted">{}, {} healthy</p></div>
              {}
              {}
              <p class="muted small">Many at once: <code>./wirewatch up --sources FILE.opml</code></p>
            </section>
            """,
            Parts.count(all.size(), "source"),
            healthy,
            form(input, problem),
            rows.isEmpty()
                ? Parts.empty("No sources yet", Html.of("Add the first one above."))
                : Html.of("<ol class=\"rows\">{}</ol>", rows));
    context.html(layout.page(context, Layout.Place.SOURCES, "Sources", body));
  }

  private static Html form(SourceInput input, Problem problem) {
    Html fault =
        problem == null
            ? Html.EMPTY
            : Html.of("<p class=\"fault block\" role=\"alert\">{}</p>", problem.getMessage());
    return Html.of(
        """
        {}
        <h2 class="small-head">Add a source</h2>
        {}
        """,
        fault,
        SourceSearch.form(input == null ? "" : input.url()));
  }

  private static Html row(SourceHealth known, Instant now) {
    Source source = known.source();
    SourceStatus status = known.status().orElse(null);
    String state =
        !source.enabled() ? "paused" : status == null ? "new" : Parts.words(status.state());
    return Html.of(
        """
        <li class="row source"><div>
          <h3>{} <span class="state {}">{}</span></h3>
          <p class="muted small address">{} · {}{}</p>
          {}{}</div>
          <div class="row-side"><p>{}</p>
            <details class="confirm"><summary class="button small">Change</summary>
              <form method="post" action="/sources/{}/enabled"><input type="hidden" name="enabled" value="{}"><button class="button small">{}</button></form>
              <form method="post" action="/sources/{}/delete"><button class="button danger small">Remove</button></form>
            </details></div>
        </li>
        """,
        source.outlet(),
        state,
        state,
        Parts.words(source.kind()),
        Html.of(
            "<a href=\"{}\" rel=\"noreferrer noopener\" target=\"_blank\">{}</a>",
            source.url(),
            source.url()),
        source.tags().isEmpty() ? "" : " · " + String.join(", ", source.tags()),
        status == null || status.cause() == null
            ? Html.EMPTY
            : Html.of("<p class=\"fault small\">{}</p>", status.cause()),
        rhythm(status, now),
        poll(status, now),
        source.sourceId(),
        !source.enabled(),
        source.enabled() ? "Pause polling" : "Resume polling",
        source.sourceId());
  }

  private static Html rhythm(SourceStatus status, Instant now) {
    if (status == null || (status.entriesPerDay() == null && status.newestEntryAt() == null)) {
      return Html.EMPTY;
    }
    Html rate =
        status.entriesPerDay() == null
            ? Html.EMPTY
            : Html.text(SourceSearch.rate(status.entriesPerDay()) + ", ");
    boolean pushed =
        status.webSub() != null
            && status.webSub().phase() == SourceStatus.WebSub.Phase.VERIFIED
            && status.webSub().leaseUntil().isAfter(now);
    return Html.of(
        "<p class=\"muted small\">{}newest {}{}</p>",
        rate,
        Parts.time(status.newestEntryAt(), now),
        pushed ? ", announced at once by a hub" : "");
  }

  private static Html poll(SourceStatus status, Instant now) {
    if (status == null || status.lastPollAt() == null) {
      return Html.of("<span class=\"muted\">not polled yet</span>");
    }
    return Html.of(
        "polled {}{}{}",
        Parts.time(status.lastPollAt(), now),
        status.nextPollAt() == null
            ? Html.EMPTY
            : status.nextPollAt().isAfter(now)
                ? Html.of("<br>next {}", Parts.time(status.nextPollAt(), now))
                : Html.of("<br>due now"),
        status.errorStreak() == 0
            ? Html.EMPTY
            : Html.of("<br>{} in a row", Parts.count(status.errorStreak(), "failure")));
  }

  private void create(Context context) {
    SourceInput input =
        new SourceInput(
            context.formParam("url"),
            kind(context.formParam("kind")),
            context.formParam("outlet"),
            tags(context.formParam("tags")),
            null,
            true);
    try {
      book.create(input);
    } catch (Problem problem) {
      context.status(problem.status());
      list(context, input, problem);
      return;
    }
    context.redirect("/sources", HttpStatus.SEE_OTHER);
  }

  private void discover(Context context) {
    String address = context.formParam("url");
    Html body;
    try {
      body = SourceSearch.page(book.discover(address), desk.clock().instant());
    } catch (Problem problem) {
      context.status(problem.status());
      list(context, new SourceInput(address, null, null, List.of(), null, true), problem);
      return;
    }
    context.html(layout.page(context, Layout.Place.SOURCES, "Add a source", body));
  }

  private void enable(Context context) {
    book.enable(context.pathParam("id"), "true".equals(context.formParam("enabled")));
    context.redirect("/sources", HttpStatus.SEE_OTHER);
  }

  private void delete(Context context) {
    book.delete(context.pathParam("id"));
    context.redirect("/sources", HttpStatus.SEE_OTHER);
  }

  private static List<String> tags(String text) {
    return text == null
        ? List.of()
        : Arrays.stream(text.split(",", -1)).map(String::strip).filter(t -> !t.isEmpty()).toList();
  }

  private static Source.Kind kind(String text) {
    try {
      return text == null ? Source.Kind.FEED : Source.Kind.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw Problem.invalid("kind", "'" + text + "' is no kind of source.");
    }
  }
}
