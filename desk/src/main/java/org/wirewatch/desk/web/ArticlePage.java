package org.wirewatch.desk.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.wirewatch.desk.http.DeskServer;
import org.wirewatch.desk.http.Problem;
import org.wirewatch.desk.state.Desk;
import org.wirewatch.desk.web.Highlighter.Mark;
import org.wirewatch.wire.Article;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.EnrichedArticle.EntityType;
import org.wirewatch.wire.EnrichedArticle.Mention;
import org.wirewatch.wire.EnrichedArticle.TopicScore;
import org.wirewatch.wire.Span;

/** One article: its text with everything that was found in it, the ledger beside it. */
final class ArticlePage implements DeskServer.Routes {
  private static final int EVIDENCE_MAX = 6;
  private static final Pattern PLACE = Pattern.compile("(\\d{1,8})-(\\d{1,8})");

  private final Desk desk;
  private final Layout layout;

  ArticlePage(Desk desk, Layout layout) {
    this.desk = desk;
    this.layout = layout;
  }

  @Override
  public void accept(RoutesConfig routes) {
    routes.get("/articles/{id}", this::page);
  }

  private void page(Context context) {
    EnrichedArticle article =
        desk.archive()
            .article(context.pathParam("id"))
            .orElseThrow(() -> Problem.notFound("This article"));
    Instant now = desk.clock().instant();
    List<Mark> marks = new ArrayList<>(Marks.mentions(article.mentions()));
    marks.addAll(Marks.values(article.mentions()));
    marks.addAll(Marks.quotes(article));
    marks.addAll(Repeats.marks(article, Span.TEXT));
    article
        .topics()
        .forEach(
            topic ->
                marks.addAll(
                    Marks.spans(topic.evidence(), Span.TEXT, "Topic " + Parts.topic(topic.id()))));
    cited(context.queryParam("cite"), article).ifPresent(marks::add);
    Html body =
        Html.of(
            """
            <div class="columns reading">
            <article class="reader without-value" lang="{}">
              <p class="slug"><span class="outlet">{}</span>{}{}</p>
              <h1>{}</h1>
              <p class="byline">{}{}</p>
              {}
              <div class="prose">{}</div>
              <p><a class="button" href="{}" rel="noreferrer noopener" target="_blank">Read the original<span class="hidden"> (new tab)</span> ↗</a></p>
            </article>
            <aside class="side ledger" aria-label="What was found">
              {}{}{}{}{}{}{}{}
            </aside>
            </div>
            """,
            article.language(),
            article.outlet(),
            Parts.time(article.publishedAt(), now),
            article.section() == null
                ? Html.EMPTY
                : Html.of("<span class=\"tag\">{}</span>", article.section()),
            Highlighter.mark(article.title(), titleMarks(article)),
            article.authors().isEmpty() ? "" : "By " + String.join(", ", article.authors()),
            Html.join(List.of(Repeats.link(article), paywalled(article), revised(article))),
            legend(article),
            Highlighter.paragraphs(article.text(), marks),
            article.url(),
            Html.join(List.of(corrections(article), changes(article))),
            topics(article),
            Ledger.quotes(article),
            Ledger.stances(article),
            Ledger.figures(article),
            Ledger.contracts(article),
            names(article),
            provenance(article, now));
    context.html(layout.page(context, null, article.title(), body));
  }

  /** Address of a place in an article's text, UTF-16 {@code [start, end)}. */
  static String address(String articleId, int start, int end) {
    return start == end
        ? "/articles/" + articleId
        : "/articles/%s?cite=%d-%d#cited".formatted(articleId, start, end);
  }

  /** The place of {@link #address}; nothing when it is none in this text. */
  private static Optional<Mark> cited(String place, EnrichedArticle article) {
    Matcher matcher = PLACE.matcher(place == null ? "" : place);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int start = Integer.parseInt(matcher.group(1));
    int end = Integer.parseInt(matcher.group(2));
    return start < end && end <= article.text().length()
        ? Optional.of(new Mark(start, end, "mark", "cited", "What the story cites", "cited"))
        : Optional.empty();
  }

  private static List<Mark> titleMarks(EnrichedArticle article) {
    List<Mark> marks = new ArrayList<>(Marks.mentions(article.titleMentions()));
    marks.addAll(Repeats.marks(article, Span.TITLE));
    return marks;
  }

  private static Html paywalled(EnrichedArticle article) {
    return Html.when(
        Boolean.TRUE.equals(article.paywalled()),
        () -> Html.of(" <span class=\"tag\">paywalled</span>"));
  }

  private static Html corrections(EnrichedArticle article) {
    List<Html> notes = new ArrayList<>();
    article.corrections().forEach(note -> notes.add(Html.of("<li>{}</li>", note)));
    return Html.when(
        !notes.isEmpty(),
        () -> Html.of("<section><h2>Corrections</h2><ul>{}</ul></section>", Html.join(notes)));
  }

  private static Html revised(EnrichedArticle article) {
    return Html.when(
        article.revision() > 1,
        () ->
            article.changes().isEmpty()
                ? Html.of(" <span class=\"tag\">revised</span>")
                : Html.of(" <a class=\"tag\" href=\"#changes\">revised</a>"));
  }

  /** What the publisher changed since the revision before. */
  private static Html changes(EnrichedArticle article) {
    if (article.changes().isEmpty()) {
      return Html.EMPTY;
    }
    List<Html> rows = new ArrayList<>();
    for (Article.Change change : article.changes()) {
      rows.add(
          Html.of(
              "<li>{}{} {}</li>",
              change.field() == Article.Change.Field.TITLE
                  ? Html.of("<span class=\"muted\">Headline</span> ")
                  : Html.EMPTY,
              Html.when(
                  !change.before().isEmpty(), () -> Html.of("<del>{}</del>", change.before())),
              Html.when(
                  !change.after().isEmpty(), () -> Html.of("<ins>{}</ins>", change.after()))));
    }
    return Html.of(
        "<section id=\"changes\"><h2>Revised</h2><ul class=\"changes\">{}</ul></section>",
        Html.join(rows));
  }

  /** Switches for the kinds of marks; plain check boxes, the style sheet does the rest. */
  private static Html legend(EnrichedArticle article) {
    boolean changed = article.duplicate() != null && !article.duplicate().changes().isEmpty();
    if (article.mentions().isEmpty() && article.quotes().isEmpty() && !changed) {
      return Html.EMPTY;
    }
    return Html.of(
        """
        <fieldset class="legend"><legend class="hidden">Show in the text</legend>
          <label class="person"><input type="checkbox" checked data-mark="person"> People</label>
          <label class="org"><input type="checkbox" checked data-mark="org"> Organisations</label>
          <label class="place"><input type="checkbox" checked data-mark="place"> Places</label>
          <label class="other"><input type="checkbox" checked data-mark="other"> Other</label>
          <label><input type="checkbox" data-mark="value"> Money, dates, numbers</label>
          <label class="quoted"><input type="checkbox" checked data-mark="quote"> Quotes</label>
          <label class="evidence"><input type="checkbox" checked data-mark="hit"> Topic evidence</label>{}
        </fieldset>
        """,
        Html.when(
            changed,
            () ->
                Html.of(
                    """

                      <label class="new"><input type="checkbox" checked data-mark="new"> New in this version</label>""")));
  }

  private static Html topics(EnrichedArticle article) {
    List<Html> rows = new ArrayList<>();
    for (TopicScore topic : article.topics()) {
      String evidence =
          topic.evidence().stream()
              .map(span -> words(article, span))
              .filter(text -> !text.isBlank())
              .distinct()
              .limit(EVIDENCE_MAX)
              .map(text -> "“" + Parts.shorten(text, 60) + "”")
              .collect(Collectors.joining(", "));
      rows.add(
          Html.of(
              """
              <li><a href="{}">{}</a> <meter min="0" max="1" value="{}" title="Score {}">{}</meter>
              <p class="muted small">{}</p></li>
              """,
              Parts.search("topic:" + topic.id()),
              Parts.topic(topic.id()),
              topic.score(),
              Math.round(topic.score() * 100) / 100.0,
              topic.score(),
              evidence));
    }
    return Ledger.section("Topics", rows);
  }

  private static String words(EnrichedArticle article, Span span) {
    String field =
        switch (span.field()) {
          case Span.TITLE -> article.title();
          case Span.TEXT -> article.text();
          default -> "";
        };
    return span.end() <= field.length() ? field.substring(span.start(), span.end()) : "";
  }

  private static Html names(EnrichedArticle article) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    Map<String, Mention> firsts = new LinkedHashMap<>();
    for (Mention mention : article.mentions()) {
      EntityType type = mention.type();
      if (type == EntityType.PERSON
          || type == EntityType.ORGANIZATION
          || type == EntityType.LOCATION) {
        String name = mention.canonicalName() == null ? mention.text() : mention.canonicalName();
        counts.merge(name, 1, Integer::sum);
        firsts.putIfAbsent(name, mention);
      }
    }
    List<Html> rows = new ArrayList<>();
    counts.forEach(
        (name, count) -> {
          String css = Marks.css(firsts.get(name));
          String roles = Roles.of(article, firsts.get(name));
          rows.add(
              Html.of(
                  "<li><span><a class=\"name {}\" href=\"{}\">{}</a>{}</span><span class=\"count\">{}</span></li>",
                  css,
                  Parts.entity(firsts.get(name).entityId(), css, name),
                  name,
                  Html.when(
                      !roles.isEmpty(), () -> Html.of("<span class=\"role\">{}</span>", roles)),
                  count));
        });
    return rows.isEmpty()
        ? Html.EMPTY
        : Html.of("<section><h2>Named</h2><ul class=\"tally\">{}</ul></section>", rows);
  }

  private Html provenance(EnrichedArticle article, Instant now) {
    Html story =
        article.storyId() == null
            ? Html.of("<span class=\"muted\">none</span>")
            : Html.of(
                "<a href=\"/stories/{}\">{}</a>",
                article.storyId(),
                desk.archive()
                    .currentStory(article.storyId())
                    .map(known -> Parts.count(known.articleCount(), "article"))
                    .orElse("open"));
    return Html.of(
        """
        <section><h2>Provenance</h2>
        <dl class="facts">
          <dt>Story</dt><dd>{}</dd>
          <dt>First seen</dt><dd>{}</dd>
          <dt>Enriched</dt><dd>{}</dd>
          <dt>Language</dt><dd>{}</dd>
          <dt>Revision</dt><dd>{}</dd>
          <dt>Pipeline</dt><dd><code>{}</code></dd>
          <dt>Content hash</dt><dd><code>{}</code></dd>
          <dt>Record</dt><dd><a href="/api/articles/{}">JSON</a></dd>
        </dl></section>
        """,
        story,
        Parts.time(article.firstSeenAt(), now),
        Parts.time(article.enrichedAt(), now),
        article.language(),
        article.revision(),
        article.pipelineVersion(),
        article.contentHash(),
        article.articleId());
  }
}
