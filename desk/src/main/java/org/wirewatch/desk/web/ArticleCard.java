package org.wirewatch.desk.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wirewatch.desk.api.Excerpt;
import org.wirewatch.desk.web.Highlighter.Mark;
import org.wirewatch.query.QueryMatch;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.EnrichedArticle.Quote;
import org.wirewatch.wire.EnrichedArticle.QuoteKind;
import org.wirewatch.wire.EnrichedArticle.TopicScore;
import org.wirewatch.wire.Span;

/** An article in a list: outlet, time, headline, a piece of text, one quote, topics, story. */
final class ArticleCard {
  private static final int LEAD_CHARS = 260;
  private static final int QUOTE_CHARS = 180;
  private static final int TOPICS_MAX = 4;

  private ArticleCard() {}

  /**
   * Renders a card.
   *
   * @param match why it is shown; null when nothing was asked for
   * @param when the time to show
   */
  static Html render(EnrichedArticle article, QueryMatch match, Instant when, Instant now) {
    return render(article, match, when, now, match == null ? quote(article) : Html.EMPTY);
  }

  /**
   * Renders a card that tells something of the article.
   *
   * @param told in place of a quote
   */
  static Html render(EnrichedArticle article, Instant when, Instant now, Html told) {
    return render(article, null, when, now, told);
  }

  private static Html render(
      EnrichedArticle article, QueryMatch match, Instant when, Instant now, Html told) {
    List<Span> spans = match == null ? List.of() : match.spans();
    String why = match == null ? "" : match.why();
    List<Mark> title = new ArrayList<>(Marks.mentions(article.titleMentions()));
    title.addAll(Marks.spans(spans, Span.TITLE, why));
    return Html.of(
        """
        <article class="card" id="a-{}" lang="{}">
          <p class="slug"><span class="outlet">{}</span>{}{}{}{}</p>
          <h3><a href="/articles/{}">{}</a></h3>
          {}{}{}
        </article>
        """,
        article.articleId(),
        article.language(),
        article.outlet(),
        Parts.time(when, now),
        language(article),
        Repeats.tag(article),
        Html.when(
            article.storyId() != null,
            () ->
                Html.of(
                    "<a class=\"to-story\" href=\"/stories/{}\">Story →</a>", article.storyId())),
        article.articleId(),
        Highlighter.mark(article.title(), title),
        lead(article, spans, why),
        told,
        footer(article));
  }

  /** Topics as links to a search. */
  static Html topics(List<TopicScore> topics) {
    List<Html> chips = new ArrayList<>();
    for (TopicScore topic : topics.stream().limit(TOPICS_MAX).toList()) {
      chips.add(
          Html.of(
              "<a class=\"chip topic\" href=\"{}\" title=\"Topic, score {}\">{}</a>",
              Parts.search("topic:" + topic.id()),
              Math.round(topic.score() * 100) / 100.0,
              Parts.topic(topic.id())));
    }
    return Html.join(chips);
  }

  private static Html lead(EnrichedArticle article, List<Span> spans, String why) {
    String text = article.text();
    if (text.isBlank()) {
      return Html.EMPTY;
    }
    List<Mark> marks = new ArrayList<>(Marks.mentions(article.mentions()));
    marks.addAll(Marks.spans(spans, Span.TEXT, why));
    Optional<Excerpt> hit = Excerpt.around(text, spans);
    int paragraph = text.indexOf("\n\n");
    String first = paragraph < 0 ? text : text.substring(0, paragraph);
    int start = hit.map(Excerpt::start).orElse(0);
    int end = hit.map(Excerpt::end).orElseGet(() -> Parts.cut(first, LEAD_CHARS));
    boolean more = hit.isEmpty() && end < first.length();
    return Html.of(
        "<p class=\"lead\">{}{}{}</p>",
        start > 0 && hit.isPresent() ? "… " : "",
        Highlighter.mark(text, start, end, marks),
        more ? "…" : "");
  }

  private static Html quote(EnrichedArticle article) {
    Optional<Quote> said =
        article.quotes().stream()
            .filter(quote -> quote.kind() == QuoteKind.DIRECT && !Marks.speaker(quote).isEmpty())
            .findFirst();
    return said.map(
            quote ->
                Html.of(
                    "<p class=\"said\"><q>{}</q> <cite>{}</cite></p>",
                    Parts.shorten(quote.text(), QUOTE_CHARS),
                    Marks.speaker(quote)))
        .orElse(Html.EMPTY);
  }

  private static Html footer(EnrichedArticle article) {
    Html topics = topics(article.topics());
    return topics.isEmpty() ? Html.EMPTY : Html.of("<p class=\"card-foot\">{}</p>", topics);
  }

  private static Html language(EnrichedArticle article) {
    boolean other =
        !article.language().equals("en")
            && !article.language().equals(EnrichedArticle.UNKNOWN_LANGUAGE);
    return Html.when(
        other,
        () -> Html.of("<span class=\"tag\" title=\"Language\">{}</span>", article.language()));
  }
}
