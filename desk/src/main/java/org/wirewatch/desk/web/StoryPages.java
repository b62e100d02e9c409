package org.wirewatch.desk.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.wirewatch.desk.archive.ResultPage;
import org.wirewatch.desk.http.DeskServer;
import org.wirewatch.desk.http.Problem;
import org.wirewatch.desk.state.Desk;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.Story;

/** Stories that moved last, and one story with its timeline and outlets. */
final class StoryPages implements DeskServer.Routes {
  private static final int PAGE = 25;
  private static final int TERMS_MAX = 10;
  private static final int OUTLETS_SHOWN = 4;

  private final Desk desk;
  private final Layout layout;

  StoryPages(Desk desk, Layout layout) {
    this.desk = desk;
    this.layout = layout;
  }

  @Override
  public void accept(RoutesConfig routes) {
    routes.get("/stories", this::list);
    routes.get("/stories/{id}", this::page);
  }

  private void list(Context context) {
    ResultPage<Story> page;
    try {
      page = desk.archive().search().stories(context.queryParam("after"), PAGE);
    } catch (IllegalArgumentException e) {
      throw Problem.invalid("after", e.getMessage());
    }
    Instant now = desk.clock().instant();
    List<Html> rows = page.items().stream().map(story -> row(story, now)).toList();
    Html body =
        Html.of(
            """
            <section>
              <div class="page-head"><h1>Stories</h1><p class="muted">What several articles report, the latest movement first.</p></div>
              {}
              {}
            </section>
            """,
            rows.isEmpty()
                ? Parts.empty("No stories yet", Html.of("A story begins with its first article."))
                : Html.of("<ol class=\"rows\">{}</ol>", rows),
            page.next() == null
                ? Html.EMPTY
                : Html.of(
                    "<p><a class=\"button\" href=\"/stories?after={}\">Older stories</a></p>",
                    page.next()));
    context.html(layout.page(context, Layout.Place.STORIES, "Stories", body));
  }

  private static Html row(Story story, Instant now) {
    List<String> outlets = byCount(story.outlets());
    String shown = String.join(", ", outlets.stream().limit(OUTLETS_SHOWN).toList());
    int more = outlets.size() - OUTLETS_SHOWN;
    return Html.of(
        """
        <li class="row"><div>
          <h3><a href="/stories/{}">{}</a></h3>
          <p class="muted small">{}{}</p></div>
          <p class="row-side"><strong>{}</strong> {}<br>{}</p>
        </li>
        """,
        story.storyId(),
        story.title() == null ? "Untitled story" : story.title(),
        shown,
        more > 0 ? " and " + more + " more" : "",
        Parts.number(story.articleCount()),
        story.articleCount() == 1 ? "article" : "articles",
        Parts.time(story.lastSeenAt(), now));
  }

  private void page(Context context) {
    String id = context.pathParam("id");
    Optional<Story> known = desk.archive().story(id);
    List<EnrichedArticle> articles = desk.archive().articlesOf(id);
    if (known.isEmpty() && articles.isEmpty()) {
      throw Problem.notFound("This story");
    }
    Instant now = desk.clock().instant();
    String title =
        known
            .map(Story::title)
            .orElseGet(() -> articles.isEmpty() ? "Story" : articles.getFirst().title());
    Map<String, Integer> outlets = new TreeMap<>();
    articles.forEach(article -> outlets.merge(article.outlet(), 1, Integer::sum));
    known.ifPresent(
        story -> story.outlets().forEach((name, n) -> outlets.merge(name, n, Math::max)));
    int count = Math.max(articles.size(), known.map(Story::articleCount).orElse(0));
    Html body =
        Html.of(
            """
            <div class="columns">
            <section>
              <div class="page-head"><p class="slug">Story</p><h1>{}</h1>
              <p class="muted">{} from {}{}</p></div>
              <ol class="wire timeline">{}</ol>
            </section>
            <aside class="side" aria-label="About the story">{}{}</aside>
            </div>
            """,
            title,
            Parts.count(count, "article"),
            Parts.count(outlets.size(), "outlet"),
            known
                .map(
                    story ->
                        Html.of(
                            " · began {} · last moved {}",
                            Parts.time(story.firstSeenAt(), now),
                            Parts.time(story.lastSeenAt(), now)))
                .orElse(Html.EMPTY),
            articles.isEmpty() ? steps(known.orElseThrow(), now) : timeline(articles, now),
            outlets(outlets),
            known.map(StoryPages::terms).orElse(Html.EMPTY));
    context.html(layout.page(context, Layout.Place.STORIES, title, body));
  }

  private static List<Html> timeline(List<EnrichedArticle> articles, Instant now) {
    List<Html> steps = new ArrayList<>();
    for (EnrichedArticle article : articles) {
      Instant when = article.publishedAt() == null ? article.firstSeenAt() : article.publishedAt();
      steps.add(Html.of("<li>{}</li>", ArticleCard.render(article, null, when, now)));
    }
    return steps;
  }

  /** When the archive does not have the articles: what the story itself says of them. */
  private static List<Html> steps(Story story, Instant now) {
    List<Html> steps = new ArrayList<>();
    for (Story.Step step : story.timeline().reversed()) {
      steps.add(
          Html.of(
              "<li><article class=\"card\"><p class=\"slug\"><span class=\"outlet\">{}</span>{}</p><h3>{}</h3></article></li>",
              step.outlet(),
              Parts.time(step.at(), now),
              step.title()));
    }
    return steps;
  }

  private static Html outlets(Map<String, Integer> outlets) {
    int most = outlets.values().stream().mapToInt(Integer::intValue).max().orElse(1);
    List<Html> rows = new ArrayList<>();
    for (String outlet : byCount(outlets)) {
      rows.add(
          Html.of(
              "<li><a href=\"{}\">{}</a><meter min=\"0\" max=\"{}\" value=\"{}\">{}</meter><span class=\"count\">{}</span></li>",
              Parts.search("outlet", outlet),
              outlet,
              most,
              outlets.get(outlet),
              outlets.get(outlet),
              outlets.get(outlet)));
    }
    return Html.of("<h2>Outlets</h2><ul class=\"tally bars\">{}</ul>", rows);
  }

  private static Html terms(Story story) {
    List<Html> chips =
        story.centroid().entrySet().stream()
            .sorted(
                Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(TERMS_MAX)
            .map(entry -> Html.of("<span class=\"chip\">{}</span>", entry.getKey()))
            .toList();
    return chips.isEmpty()
        ? Html.EMPTY
        : Html.of("<h2>In common</h2><p class=\"chips\">{}</p>", chips);
  }

  private static List<String> byCount(Map<String, Integer> outlets) {
    return outlets.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .toList();
  }
}
