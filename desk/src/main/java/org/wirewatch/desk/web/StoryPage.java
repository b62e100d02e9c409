package org.wirewatch.desk.web;

import io.javalin.http.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.wirewatch.desk.http.Problem;
import org.wirewatch.desk.state.Desk;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.Story;
import org.wirewatch.wire.Story.KeyEntity;
import org.wirewatch.wire.Story.Sentence;

/** One story: its summary, what each article added, its outlets, names and pace. */
final class StoryPage {
  private final Desk desk;
  private final Layout layout;

  StoryPage(Desk desk, Layout layout) {
    this.desk = desk;
    this.layout = layout;
  }

  void page(Context context) {
    String id = context.pathParam("id");
    Story story = desk.archive().currentStory(id).orElse(null);
    if (story != null && !story.storyId().equals(id)) {
      context.redirect(address(story.storyId()));
      return;
    }
    List<EnrichedArticle> articles =
        story == null ? desk.archive().articlesOf(id) : desk.archive().articlesOf(story);
    if (story == null && articles.isEmpty()) {
      throw Problem.notFound("This story");
    }
    Instant now = desk.clock().instant();
    String title = story == null ? articles.getFirst().title() : title(story);
    Html body =
        Html.of(
            """
            <div class="columns">
            <section>
              <div class="page-head"><p class="slug">Story{}</p><h1>{}</h1>
              {}</div>
              {}{}
              <ol class="wire timeline">{}</ol>
            </section>
            <aside class="side" aria-label="About the story">{}</aside>
            </div>
            """,
            story == null ? Html.EMPTY : StoryPace.badge(story, now),
            title,
            story == null ? found(articles) : counts(story, now),
            story == null ? Html.EMPTY : relations(story),
            story == null ? Html.EMPTY : summary(story),
            StoryTimeline.items(story, articles, now),
            story == null
                ? StoryOutlets.section(outlets(articles), Map.of())
                : side(story, articles, now));
    context.html(layout.page(context, Layout.Place.STORIES, title, body));
  }

  static String address(String storyId) {
    return "/stories/" + storyId;
  }

  /** What a list calls a story. */
  static String title(Story story) {
    return story.title() == null || story.title().isBlank() ? "Untitled story" : story.title();
  }

  /** A story of which the archive has articles, but no record yet. */
  private static Html found(List<EnrichedArticle> articles) {
    return Html.of("<p class=\"muted\">{}</p>", Parts.count(articles.size(), "article"));
  }

  private static Html counts(Story story, Instant now) {
    int copied = story.copied();
    return Html.of(
        "<p class=\"muted\">{}{} from {} · began {} · last moved {}</p>",
        Parts.count(story.articleCount(), "article"),
        copied == 0 ? "" : ", " + Parts.count(copied, "copy", "copies") + " among them,",
        Parts.count(story.outlets().size(), "outlet"),
        Parts.time(story.firstSeenAt(), now),
        Parts.time(story.lastSeenAt(), now));
  }

  /** Where it came from by merges and splits. */
  private Html relations(Story story) {
    List<Html> rows = new ArrayList<>();
    if (story.splitFrom() != null) {
      rows.add(Html.of("<li>Split from {}</li>", link(story.splitFrom())));
    }
    for (String apart : story.splitInto()) {
      rows.add(Html.of("<li>Split off: {}</li>", link(apart)));
    }
    if (!story.absorbed().isEmpty()) {
      rows.add(
          Html.of(
              "<li>{} merged into it</li>",
              Parts.count(story.absorbed().size(), "other story was", "other stories were")));
    }
    return Html.when(
        !rows.isEmpty(), () -> Html.of("<ul class=\"muted small relations\">{}</ul>", rows));
  }

  private Html link(String storyId) {
    String title = desk.archive().currentStory(storyId).map(StoryPage::title).orElse("a story");
    return Html.of("<a href=\"{}\">{}</a>", address(storyId), title);
  }

  private static Html summary(Story story) {
    List<Html> sentences = new ArrayList<>();
    for (Sentence sentence : story.summary()) {
      sentences.add(
          Html.of(
              "<li>{} <a class=\"source-of\" href=\"{}\">{}</a></li>",
              sentence.text(),
              ArticlePage.address(sentence.articleId(), sentence.start(), sentence.end()),
              sentence.outlet()));
    }
    return Html.when(
        !sentences.isEmpty(),
        () ->
            Html.of(
                "<section class=\"summary\" aria-label=\"Summary\"><ul>{}</ul></section>",
                sentences));
  }

  private static Html side(Story story, List<EnrichedArticle> articles, Instant now) {
    return Html.join(
        List.of(
            StoryPace.section(story, now),
            StoryOutlets.section(story.outlets(), story.copies()),
            entities(story),
            StoryTerms.section(story, articles)));
  }

  private static Html entities(Story story) {
    List<Html> rows = new ArrayList<>();
    for (KeyEntity entity : story.entities()) {
      rows.add(
          Html.of(
              "<li><a href=\"{}\">{}</a> <span class=\"count\" title=\"{}\">{}</span></li>",
              Parts.entity(entity.id(), entity.type(), entity.name()),
              entity.name(),
              "named by " + Parts.count(entity.articleCount(), "article") + " that are no copies",
              StoryPace.percent(entity.share())));
    }
    return Html.when(
        !rows.isEmpty(),
        () -> Html.of("<section><h2>Key names</h2><ul class=\"tally\">{}</ul></section>", rows));
  }

  private static Map<String, Integer> outlets(List<EnrichedArticle> articles) {
    Map<String, Integer> outlets = new TreeMap<>();
    articles.forEach(article -> outlets.merge(article.outlet(), 1, Integer::sum));
    return outlets;
  }
}
