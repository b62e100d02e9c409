package org.wirewatch.desk.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wirewatch.desk.api.QueryCheck;
import org.wirewatch.desk.http.DeskServer;
import org.wirewatch.desk.http.EventStream;
import org.wirewatch.desk.http.Problem;
import org.wirewatch.desk.live.LiveItem;
import org.wirewatch.desk.state.Desk;
import org.wirewatch.query.NewsQuery;
import org.wirewatch.query.QueryMatch;
import org.wirewatch.query.QueryMatcher;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.EnrichedArticle.EntityType;
import org.wirewatch.wire.EnrichedArticle.Mention;

/** The live wire: articles as they come, filtered by a query, and who they name. */
final class LivePage implements DeskServer.Routes {
  private static final int SHOWN_MAX = 40;
  private static final int SEARCHED_MAX = 200;
  private static final int NAMES_MAX = 6;

  private final Desk desk;
  private final Layout layout;

  LivePage(Desk desk, Layout layout) {
    this.desk = desk;
    this.layout = layout;
  }

  @Override
  public void accept(RoutesConfig routes) {
    routes.get("/", this::page);
    routes.get("/live/list", this::list);
    routes.get("/live/names", context -> context.html(names().toString()));
    routes.get("/live/stream", this::stream);
  }

  private void page(Context context) {
    String text = text(context);
    QueryCheck check = text.isEmpty() ? null : QueryCheck.of(text, desk);
    NewsQuery query = check == null ? null : check.query();
    boolean fault = check != null && !check.ok();
    Html body =
        Html.of(
            """
            <div class="columns">
            <section aria-labelledby="live-title">
              <div class="page-head">
                <h1 id="live-title">Live wire</h1>
                <div class="line" data-live-state="connecting" role="status"><span class="dot" aria-hidden="true"></span><span data-live-label>connecting</span></div>
                <button class="button small" type="button" data-live-pause aria-pressed="false">Pause</button>
              </div>
              <form class="search-bar" action="/" method="get" role="search">
                <label class="hidden" for="q">Show only what matches</label>
                <input id="q" name="q" type="search" value="{}" placeholder="Show only what matches, e.g. topic:tech-worker-activism" spellcheck="false" autocomplete="off" maxlength="2000">
                <button class="button">Filter</button>
                {}
              </form>
              {}
              <button class="fresh" type="button" data-live-fresh hidden>Show new articles</button>
              <div id="live" class="wire" data-live="{}" data-live-list="{}" data-live-last="{}" aria-live="off">
              {}
              </div>
            </section>
            <aside class="side" aria-label="Most named" id="names" hx-get="/live/names" hx-trigger="every 30s">{}</aside>
            </div>
            """,
            text,
            Html.when(!text.isEmpty(), () -> Html.of("<a class=\"button\" href=\"/\">Clear</a>")),
            fault ? QueryEcho.faultOf(text, check) : Html.EMPTY,
            fault ? "" : address("/live/stream", text),
            address("/live/list", text),
            lastId(),
            fault ? Html.EMPTY : cards(query),
            names());
    context.html(layout.page(context, Layout.Place.LIVE, "Live", body));
  }

  private void list(Context context) {
    context.html(cards(query(context).orElse(null)).toString());
  }

  private void stream(Context context) {
    Optional<NewsQuery> query = query(context);
    EventStream.serve(context, desk.live(), item -> event(item, query.orElse(null)));
  }

  private Optional<EventStream.Told> event(LiveItem<EnrichedArticle> item, NewsQuery query) {
    Instant now = desk.clock().instant();
    return card(item.value(), query, now)
        .map(card -> new EventStream.Told("article", card.toString()));
  }

  private Html cards(NewsQuery query) {
    Instant now = desk.clock().instant();
    List<Html> cards = new ArrayList<>();
    for (LiveItem<EnrichedArticle> item : desk.live().newest(SEARCHED_MAX)) {
      card(item.value(), query, now).ifPresent(cards::add);
      if (cards.size() == SHOWN_MAX) {
        break;
      }
    }
    if (!cards.isEmpty()) {
      return Html.join(cards);
    }
    return query == null
        ? Parts.empty(
            "The wire is quiet",
            Html.of(
                "Articles appear here the moment they are enriched. <a href=\"/sources\">Look at the sources</a>."))
        : Parts.empty(
            "Nothing yet that matches",
            Html.of(
                "New matches will appear here. <a href=\"{}\">Search the whole archive</a>.",
                Parts.search(query.text())));
  }

  private static Optional<Html> card(EnrichedArticle article, NewsQuery query, Instant now) {
    Optional<QueryMatch> match =
        query == null ? Optional.empty() : QueryMatcher.match(query, article);
    if (query != null && match.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(ArticleCard.render(article, match.orElse(null), article.firstSeenAt(), now));
  }

  private String lastId() {
    List<LiveItem<EnrichedArticle>> newest = desk.live().newest(1);
    return newest.isEmpty() ? "" : newest.getFirst().id();
  }

  /** Who the last articles name most, by number of articles. */
  private Html names() {
    List<LiveItem<EnrichedArticle>> items = desk.live().newest(SEARCHED_MAX);
    if (items.isEmpty()) {
      return Html.EMPTY;
    }
    return Html.of(
        """
        <h2>Most named</h2>
        <p class="muted small">in the last {}</p>
        {}{}{}
        """,
        Parts.count(items.size(), "article"),
        names(items, EntityType.PERSON, "People", "person", "person"),
        names(items, EntityType.ORGANIZATION, "Organisations", "org", "org"),
        names(items, EntityType.LOCATION, "Places", "place", "place"));
  }

  private static Html names(
      List<LiveItem<EnrichedArticle>> items,
      EntityType type,
      String heading,
      String field,
      String css) {
    Map<String, Integer> counts = new HashMap<>();
    for (LiveItem<EnrichedArticle> item : items) {
      Set<String> once = new HashSet<>();
      for (Mention mention : item.value().mentions()) {
        if (mention.type() == type) {
          once.add(mention.canonicalName() == null ? mention.text() : mention.canonicalName());
        }
      }
      once.forEach(name -> counts.merge(name, 1, Integer::sum));
    }
    List<Html> rows =
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(NAMES_MAX)
            .map(
                entry ->
                    Html.of(
                        "<li><a class=\"name {}\" href=\"{}\">{}</a><span class=\"count\">{}</span></li>",
                        css,
                        Parts.search(field, entry.getKey()),
                        entry.getKey(),
                        entry.getValue()))
            .toList();
    return rows.isEmpty()
        ? Html.EMPTY
        : Html.of("<h3>{}</h3><ul class=\"tally\">{}</ul>", heading, rows);
  }

  private Optional<NewsQuery> query(Context context) {
    String text = text(context);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    QueryCheck check = QueryCheck.of(text, desk);
    if (!check.ok()) {
      throw Problem.invalid("q", check.fault().message());
    }
    return check.usable();
  }

  private static String text(Context context) {
    String text = context.queryParam("q");
    return text == null ? "" : text.strip();
  }

  private static String address(String path, String query) {
    return query.isEmpty()
        ? path
        : path + "?q=" + java.net.URLEncoder.encode(query, java.nio.charset.StandardCharsets.UTF_8);
  }
}
