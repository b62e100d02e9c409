package org.wirewatch.desk.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.wirewatch.desk.api.QueryCheck;
import org.wirewatch.desk.api.TopicBook;
import org.wirewatch.desk.api.TopicBook.Card;
import org.wirewatch.desk.api.TopicBook.State;
import org.wirewatch.desk.api.TopicPreview;
import org.wirewatch.desk.http.DeskServer;
import org.wirewatch.desk.http.Problem;
import org.wirewatch.desk.state.Desk;
import org.wirewatch.wire.TopicDefinition;
import org.wirewatch.wire.TopicOverlay.Origin;

/** The list of topics, defining one, and the preview of a definition. */
final class TopicPages implements DeskServer.Routes {
  private static final int DESCRIPTION_CHARS = 220;
  private static final String UNSAVED = "unsaved";

  private final Desk desk;
  private final TopicBook book;
  private final Layout layout;

  TopicPages(Desk desk, TopicBook book, Layout layout) {
    this.desk = desk;
    this.book = book;
    this.layout = layout;
  }

  @Override
  public void accept(RoutesConfig routes) {
    routes.get("/topics", this::list);
    routes.get("/topics/new", context -> define(context, TopicForm.blank(), null));
    routes.post("/topics", this::add);
    routes.post("/topics/check", this::check);
    routes.post("/topics/preview", this::preview);
  }

  /** Address of a topic's page. */
  static String address(String id) {
    return "/topics/" + URLEncoder.encode(id, StandardCharsets.UTF_8);
  }

  /** What is to be said beside a topic's name. */
  static Html tags(Card card) {
    Origin origin = card.entry().origin();
    String from =
        origin != Origin.EDITED ? "" : card.entry().below() == null ? "added here" : "changed here";
    return Html.of(
        "{}{}",
        from.isEmpty() || card.state() == State.OFF
            ? Html.EMPTY
            : Html.of(" <span class=\"tag\">{}</span>", from),
        switch (card.state()) {
          case OK -> Html.EMPTY;
          case OFF -> Html.of(" <span class=\"state\">switched off</span>");
          case FAULTY -> Html.of(" <span class=\"state failing\">faulty query</span>");
        });
  }

  private void list(Context context) {
    List<Html> rows = book.all().stream().map(this::row).toList();
    Html body =
        Html.of(
            """
            <section>
              <div class="page-head"><h1>Topics</h1><a class="button primary" href="/topics/new">New topic</a></div>
              {}
            </section>
            """,
            rows.isEmpty()
                ? Parts.empty(
                    "No topic is defined",
                    Html.of("Describe one in a few sentences, and new articles are scored by it."))
                : Html.of("<ol class=\"rows\">{}</ol>", rows));
    context.html(layout.page(context, Layout.Place.TOPICS, "Topics", body));
  }

  private Html row(Card card) {
    TopicDefinition topic = card.definition();
    int articles = book.articlesOfTheWeek(topic.id());
    return Html.of(
        """
        <li class="row"><div>
          <h3><a href="{}">{}</a>{}</h3>
          <p class="muted small">{}</p></div>
          <div class="row-side"><p><strong>{}</strong> {}<br>in 7 days</p></div>
        </li>
        """,
        address(topic.id()),
        topic.name(),
        tags(card),
        Parts.shorten(topic.description(), DESCRIPTION_CHARS),
        Parts.number(articles),
        articles == 1 ? "article" : "articles");
  }

  private void define(Context context, TopicForm form, Problem problem) {
    QueryCheck check = form.query().isEmpty() ? null : QueryCheck.of(form.query(), desk);
    Html body =
        Html.of(
            """
            <section>
              <div class="page-head"><h1>New topic</h1></div>
              {}
            </section>
            """,
            form.render(check, problem));
    context.html(layout.page(context, Layout.Place.TOPICS, "New topic", body));
  }

  private void add(Context context) {
    TopicForm form = TopicForm.of(context, "");
    try {
      Card added = book.add(form.input());
      context.redirect(address(added.definition().id()), HttpStatus.SEE_OTHER);
    } catch (Problem problem) {
      context.status(problem.status());
      define(context, form, problem);
    }
  }

  /** What htmx asks for while the query is typed: remarks, and the underlines. */
  private void check(Context context) {
    String query = context.formParam("query") == null ? "" : context.formParam("query");
    QueryCheck check = query.isBlank() ? null : QueryCheck.of(query, desk);
    Html answer =
        Html.of(
            """
            {}
            <pre class="echo" id="query-echo" aria-hidden="true" hx-swap-oob="true">{}</pre>
            """,
            check == null ? Html.EMPTY : QueryEcho.remarks(check),
            check == null ? Html.EMPTY : QueryEcho.underlined(query, check));
    context.html(answer.toString());
  }

  private void preview(Context context) {
    String id = context.formParam("id");
    TopicForm form = TopicForm.of(context, id == null || id.isEmpty() ? UNSAVED : id);
    Html answer;
    try {
      TopicPreview.Result result =
          book.preview(form.id(), form.input(), TopicPreview.ARTICLES_DEFAULT);
      answer = TopicPreviewPart.render(result, desk.clock().instant());
    } catch (Problem problem) {
      answer = Html.of("<p class=\"fault block\" role=\"alert\">{}</p>", problem.getMessage());
    }
    context.html(answer.toString());
  }
}
