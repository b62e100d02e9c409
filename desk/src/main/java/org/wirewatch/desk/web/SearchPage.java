package org.wirewatch.desk.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.wirewatch.desk.api.Paging;
import org.wirewatch.desk.api.QueryCheck;
import org.wirewatch.desk.archive.Found;
import org.wirewatch.desk.archive.ResultPage;
import org.wirewatch.desk.http.DeskServer;
import org.wirewatch.desk.http.Problem;
import org.wirewatch.desk.state.Desk;
import org.wirewatch.query.NewsQuery;
import org.wirewatch.query.QueryMatch;
import org.wirewatch.query.QueryMatcher;
import org.wirewatch.wire.EnrichedArticle;

/** Search of the archive in the query language, newest first. */
final class SearchPage implements DeskServer.Routes {
  private static final int PAGE = 20;

  private final Desk desk;
  private final Layout layout;

  SearchPage(Desk desk, Layout layout) {
    this.desk = desk;
    this.layout = layout;
  }

  @Override
  public void accept(RoutesConfig routes) {
    routes.get("/search", this::page);
  }

  private void page(Context context) {
    String text = context.queryParam("q") == null ? "" : context.queryParam("q").strip();
    QueryCheck check = text.isEmpty() ? null : QueryCheck.of(text, desk);
    Html results =
        check != null && !check.ok()
            ? QueryEcho.faultOf(text, check)
            : results(context, text, check == null ? null : check.query());
    Html body =
        Html.of(
            """
            <section>
              <div class="page-head"><h1>Search the archive</h1></div>
              <form class="search-bar" action="/search" method="get" role="search">
                <label class="hidden" for="q">Query</label>
                <input id="q" name="q" type="search" value="{}" placeholder="&quot;open letter&quot; AND org:&quot;Northgate Systems&quot;" spellcheck="false" autocomplete="off" maxlength="10000">
                <button class="button primary">Search</button>
              </form>
              {}
              {}
              {}
            </section>
            """,
            text,
            help(),
            check != null && check.ok() ? QueryEcho.remarks(check) : Html.EMPTY,
            results);
    context.html(layout.page(context, Layout.Place.SEARCH, "Search", body));
  }

  private Html results(Context context, String text, NewsQuery query) {
    ResultPage<Found> page;
    Paging paging = Paging.of(context, PAGE);
    try {
      page = desk.archive().search().articles(query, paging.after(), paging.limit());
    } catch (IllegalArgumentException e) {
      throw Problem.invalid("after", e.getMessage());
    }
    if (page.items().isEmpty()) {
      return query == null
          ? Parts.empty(
              "The archive is empty", Html.of("Articles are kept here as soon as they arrive."))
          : Parts.empty(
              "No article matches",
              Html.of("Fewer words, or <code>OR</code> between them, find more."));
    }
    String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8);
    return Html.of(
        """
        <div class="result-head">
          <p class="muted">{}{} {}, newest first</p>
          {}
        </div>
        <div class="wire">{}</div>
        {}
        """,
        page.totalExact() ? "" : "More than ",
        Parts.number(page.total()),
        query == null
            ? "articles in the archive"
            : page.total() == 1 ? "article matches" : "articles match",
        Html.when(
            query != null,
            () ->
                Html.of(
                    "<a class=\"button small\" href=\"/subscriptions/new?q={}\">Subscribe to this"
                        + " query</a>",
                    encoded)),
        cards(page.items(), query),
        page.next() == null
            ? Html.EMPTY
            : Html.of(
                "<p><a class=\"button\" href=\"/search?q={}&amp;after={}\">Older articles</a></p>",
                encoded,
                page.next()));
  }

  private List<Html> cards(List<Found> found, NewsQuery query) {
    Instant now = desk.clock().instant();
    List<Html> cards = new ArrayList<>();
    for (Found one : found) {
      EnrichedArticle article = one.article();
      QueryMatch match = query == null ? null : QueryMatcher.match(query, article).orElse(null);
      Instant when = article.publishedAt() == null ? article.firstSeenAt() : article.publishedAt();
      cards.add(ArticleCard.render(article, match, when, now));
    }
    return cards;
  }

  /** The query language in one table. */
  static Html help() {
    return Html.of(
        """
        <details class="help"><summary>How to write a query</summary>
        <dl class="facts">
          <dt><code>strike walkout</code></dt><dd>both words, in any form</dd>
          <dt><code>"open letter"</code></dt><dd>exactly this phrase</dd>
          <dt><code>"letter raids"~5</code></dt><dd>both within five words</dd>
          <dt><code>strike OR walkout</code></dt><dd>either; <code>NOT</code> and brackets work too</dd>
          <dt><code>title:letter</code></dt><dd>in the headline</dd>
          <dt><code>person:"Ana Ruiz"</code></dt><dd>names that person; likewise <code>org:</code> and <code>place:</code></dd>
          <dt><code>topic:tech-worker-activism</code></dt><dd>about a topic; <code>outlet:</code> and <code>lang:</code> narrow further</dd>
        </dl></details>
        """);
  }
}
