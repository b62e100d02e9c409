package org.wirewatch.desk.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.wirewatch.desk.api.Paging;
import org.wirewatch.desk.api.QueryCheck;
import org.wirewatch.desk.api.TopicBook;
import org.wirewatch.desk.api.TopicBook.Card;
import org.wirewatch.desk.api.TopicBook.State;
import org.wirewatch.desk.archive.Found;
import org.wirewatch.desk.archive.ResultPage;
import org.wirewatch.desk.http.DeskServer;
import org.wirewatch.desk.http.Problem;
import org.wirewatch.desk.state.Desk;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.EnrichedArticle.TopicScore;
import org.wirewatch.wire.Subscription;
import org.wirewatch.wire.TopicDefinition;
import org.wirewatch.wire.TopicOverlay.Origin;

/** One topic: its definition, the articles that are about it, feedback, and changing it. */
final class TopicPage implements DeskServer.Routes {
  private static final int ARTICLES = 20;
  private static final int EXAMPLES_SHOWN = 100;

  private final Desk desk;
  private final TopicBook book;
  private final Layout layout;

  TopicPage(Desk desk, TopicBook book, Layout layout) {
    this.desk = desk;
    this.book = book;
    this.layout = layout;
  }

  @Override
  public void accept(RoutesConfig routes) {
    routes.get("/topics/{id}", this::show);
    routes.get("/topics/{id}/edit", this::edit);
    routes.post("/topics/{id}", this::change);
    routes.post("/topics/{id}/feedback", this::feedback);
    routes.post("/topics/{id}/delete", this::remove);
    routes.post("/topics/{id}/on", this::switchOn);
    routes.post("/topics/{id}/reset", this::reset);
  }

  private void show(Context context) {
    Card card = book.get(id(context));
    TopicDefinition topic = card.definition();
    Html body =
        Html.of(
            """
            <div class="columns">
            <section>
              <div class="page-head"><p class="slug">Topic{}</p><h1>{}</h1></div>
              {}
              <div class="definition"><p>{}</p>{}</div>
              {}
            </section>
            <aside class="side ledger" aria-label="Its definition">{}{}{}{}{}</aside>
            </div>
            """,
            TopicPages.tags(card),
            topic.name(),
            card.state() == State.FAULTY
                ? Html.of(
                    "<p class=\"fault block\" role=\"alert\">No article is scored by this topic"
                        + " until its query is mended.</p>")
                : Html.EMPTY,
            topic.description(),
            query(card),
            articles(context, card),
            facts(card),
            examples("Belong to it", topic.positives()),
            examples("Look alike, do not belong", topic.negatives()),
            subscriptions(topic),
            tools(card));
    context.html(layout.page(context, Layout.Place.TOPICS, topic.name(), body));
  }

  private static Html query(Card card) {
    String query = card.definition().query();
    if (query == null) {
      return Html.EMPTY;
    }
    return card.check().ok()
        ? Html.of("<p><code class=\"query\">{}</code></p>", query)
        : QueryEcho.faultOf(query, card.check());
  }

  private Html articles(Context context, Card card) {
    String id = card.definition().id();
    Paging paging = Paging.of(context, ARTICLES);
    ResultPage<Found> page = book.articles(id, paging.after(), paging.limit());
    Instant now = desk.clock().instant();
    List<Html> cards = new ArrayList<>();
    for (Found found : page.items()) {
      EnrichedArticle article = found.article();
      article.topics().stream()
          .filter(score -> score.id().equalsIgnoreCase(id))
          .findFirst()
          .ifPresent(score -> cards.add(scored(article, score, now)));
    }
    return Html.of(
        """
        <h2 class="small-head">{}</h2>
        <div class="wire">{}</div>
        {}
        """,
        page.total() == 0
            ? card.state() == State.OFF
                ? "No article has it"
                : "No article yet; articles are scored as they arrive"
            : (page.totalExact() ? "" : "More than ") + Parts.count(page.total(), "article"),
        cards,
        page.next() == null
            ? Html.EMPTY
            : Html.of(
                "<p><a class=\"button\" href=\"{}\">Older articles</a></p>",
                TopicPages.address(id) + "?after=" + page.next()));
  }

  private static Html scored(EnrichedArticle article, TopicScore score, Instant now) {
    return TopicCard.render(article, score, null, verdict(article, score.id()), now);
  }

  private static Html verdict(EnrichedArticle article, String topicId) {
    String address = TopicPages.address(topicId) + "/feedback";
    return Html.of(
        """
        <form class="verdict" method="post" action="{}" hx-post="{}" hx-swap="outerHTML">
          <input type="hidden" name="article" value="{}">
          <button class="button small" name="relevant" value="true">Belongs</button>
          <button class="button small" name="relevant" value="false">Does not belong</button>
        </form>
        """,
        address,
        address,
        article.articleId());
  }

  private Html facts(Card card) {
    TopicDefinition topic = card.definition();
    return Html.of(
        """
        <section><h2>Definition</h2><dl class="facts">
          <dt>Last 7 days</dt><dd>{}</dd>
          <dt>Examples</dt><dd>{} belong, {} do not</dd>
          <dt>From</dt><dd>{}</dd>
          <dt>In queries</dt><dd><a href="{}"><code>topic:{}</code></a></dd>
        </dl></section>
        """,
        Parts.count(book.articlesOfTheWeek(topic.id()), "article"),
        topic.positives().size(),
        topic.negatives().size(),
        switch (card.entry().origin()) {
          case BUNDLED -> Html.text("Wirewatch");
          case FILE -> Html.text("the topics file");
          case EDITED ->
              Html.of("this desk, {}", Parts.time(topic.changedAt(), desk.clock().instant()));
        },
        Parts.search("topic:" + topic.id()),
        topic.id());
  }

  private static Html examples(String heading, List<String> texts) {
    List<Html> rows =
        texts.reversed().stream()
            .limit(EXAMPLES_SHOWN)
            .map(text -> Html.of("<li>{}</li>", text))
            .toList();
    return Html.when(
        !rows.isEmpty(),
        () ->
            Html.of(
                "<section><h2>{}</h2><details><summary class=\"small\">{}</summary><ul"
                    + " class=\"plain small examples\">{}</ul></details></section>",
                heading,
                Parts.count(texts.size(), "text"),
                rows));
  }

  private Html subscriptions(TopicDefinition topic) {
    List<Html> rows = new ArrayList<>();
    for (Subscription one : book.subscriptions(topic.id())) {
      rows.add(
          Html.of(
              "<li><a href=\"/subscriptions/{}\">{}</a></li>", one.subscriptionId(), one.name()));
    }
    return Ledger.section("Subscriptions that name it", rows);
  }

  private Html tools(Card card) {
    TopicDefinition topic = card.definition();
    String address = TopicPages.address(topic.id());
    boolean below = card.entry().origin() != Origin.EDITED || card.entry().below() != null;
    Html reset =
        Html.when(
            card.entry().below() != null,
            () ->
                Html.of(
                    """
                    <details class="confirm"><summary class="button small">Reset</summary>
                      <form method="post" action="{}/reset"><p>Forget what was changed here, and take the definition that ships?</p><button class="button danger small">Reset it</button></form>
                    </details>
                    """,
                    address));
    Html remove =
        Html.when(
            card.state() != State.OFF,
            () ->
                Html.of(
                    """
                    <details class="confirm"><summary class="button small">{}</summary>
                      <form method="post" action="{}/delete"><p>New articles will not have this topic. {}</p><button class="button danger small">{}</button></form>
                    </details>
                    """,
                    below ? "Switch off" : "Delete",
                    address,
                    TopicBook.withoutTopic(book.subscriptions(topic.id()), topic.id()),
                    below ? "Switch it off" : "Delete it"));
    Html on =
        Html.when(
            card.state() == State.OFF,
            () ->
                Html.of(
                    "<form method=\"post\" action=\"{}/on\"><button class=\"button small\">Switch"
                        + " on</button></form>",
                    address));
    return Html.of(
        """
        <section><h2>Change it</h2><div class="tools">
          <a class="button primary small" href="{}/edit">Edit and preview</a>
          <a class="button small" href="{}">Subscribe</a>{}{}{}
        </div></section>
        """,
        address,
        "/subscriptions/new?q=" + URLEncoder.encode("topic:" + topic.id(), StandardCharsets.UTF_8),
        on,
        reset,
        remove);
  }

  private void edit(Context context) {
    render(context, TopicForm.of(book.get(id(context)).definition()), null);
  }

  private void render(Context context, TopicForm form, Problem problem) {
    QueryCheck check = form.query().isEmpty() ? null : QueryCheck.of(form.query(), desk);
    Html body =
        Html.of(
            """
            <section>
              <div class="page-head"><h1>{}</h1></div>
              {}
            </section>
            """,
            form.name(),
            form.render(check, problem));
    context.html(layout.page(context, Layout.Place.TOPICS, form.name(), body));
  }

  private void change(Context context) {
    String id = id(context);
    book.get(id);
    TopicForm form = TopicForm.of(context, id);
    try {
      book.put(id, form.input());
      context.redirect(TopicPages.address(id), HttpStatus.SEE_OTHER);
    } catch (Problem problem) {
      context.status(problem.status());
      render(context, form, problem);
    }
  }

  private void feedback(Context context) {
    String id = id(context);
    boolean relevant = "true".equals(context.formParam("relevant"));
    Card card = book.feedback(id, context.formParam("article"), null, relevant);
    if (!"true".equals(context.header("HX-Request"))) {
      context.redirect(TopicPages.address(id), HttpStatus.SEE_OTHER);
      return;
    }
    TopicDefinition topic = card.definition();
    Html answer =
        Html.of(
            "<p class=\"verdict muted small\" role=\"status\">{} {} now belong, {} do not.</p>",
            relevant ? "Noted: it belongs." : "Noted: it does not belong.",
            Parts.count(topic.positives().size(), "example"),
            topic.negatives().size());
    context.html(answer.toString());
  }

  private void remove(Context context) {
    book.remove(id(context));
    context.redirect("/topics", HttpStatus.SEE_OTHER);
  }

  private void switchOn(Context context) {
    book.switchOn(id(context));
    context.redirect(TopicPages.address(id(context)), HttpStatus.SEE_OTHER);
  }

  private void reset(Context context) {
    book.reset(id(context));
    context.redirect(TopicPages.address(id(context)), HttpStatus.SEE_OTHER);
  }

  private static String id(Context context) {
    return context.pathParam("id");
  }
}
