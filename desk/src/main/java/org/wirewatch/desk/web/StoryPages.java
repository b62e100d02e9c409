package org.wirewatch.desk.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import org.wirewatch.desk.api.Paging;
import org.wirewatch.desk.archive.ResultPage;
import org.wirewatch.desk.http.DeskServer;
import org.wirewatch.desk.http.Problem;
import org.wirewatch.desk.state.Desk;
import org.wirewatch.wire.Story;

/** Stories that moved last; {@link StoryPage} has one of them. */
final class StoryPages implements DeskServer.Routes {
  private static final int PAGE = 25;
  private static final int OUTLETS_SHOWN = 4;
  private static final int NAMES_SHOWN = 3;
  private static final int SUMMARY_CHARS = 220;

  private final Desk desk;
  private final Layout layout;

  StoryPages(Desk desk, Layout layout) {
    this.desk = desk;
    this.layout = layout;
  }

  @Override
  public void accept(RoutesConfig routes) {
    routes.get("/stories", this::list);
    routes.get("/stories/{id}", new StoryPage(desk, layout)::page);
  }

  private void list(Context context) {
    ResultPage<Story> page;
    Paging paging = Paging.of(context, PAGE);
    try {
      page = desk.archive().search().stories(paging.after(), paging.limit());
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
    List<String> outlets = StoryOutlets.byCount(story.outlets());
    String shown = String.join(", ", outlets.stream().limit(OUTLETS_SHOWN).toList());
    int more = outlets.size() - OUTLETS_SHOWN;
    int copied = story.copied();
    return Html.of(
        """
        <li class="row"><div>
          <h3><a href="/stories/{}">{}</a>{}</h3>
          <p class="muted small">{}{}{}</p>{}</div>
          <p class="row-side"><strong>{}</strong> {}{}<br>{}</p>
        </li>
        """,
        story.storyId(),
        StoryPage.title(story),
        StoryPace.badge(story, now),
        shown,
        more > 0 ? " and " + more + " more" : "",
        names(story),
        summary(story),
        Parts.number(story.articleCount()),
        story.articleCount() == 1 ? "article" : "articles",
        copied == 0 ? "" : ", " + Parts.count(copied, "copy", "copies"),
        Parts.time(story.lastSeenAt(), now));
  }

  private static Html summary(Story story) {
    return story.summary().isEmpty()
        ? Html.EMPTY
        : Html.of(
            "<p class=\"lead small\">{}</p>",
            Parts.shorten(story.summary().getFirst().text(), SUMMARY_CHARS));
  }

  private static String names(Story story) {
    List<String> names =
        story.entities().stream().limit(NAMES_SHOWN).map(Story.KeyEntity::name).toList();
    return names.isEmpty() ? "" : " · " + String.join(", ", names);
  }
}
