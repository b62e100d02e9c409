package org.wirewatch.desk.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.Span;
import org.wirewatch.wire.Story;
import org.wirewatch.wire.Story.Added;
import org.wirewatch.wire.Story.AddedEntity;
import org.wirewatch.wire.Story.AddedFigure;
import org.wirewatch.wire.Story.AddedQuote;
import org.wirewatch.wire.Story.Step;

/** A story's articles, newest first, each with what it added. */
final class StoryTimeline {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}(\\.\\d{1,6})?");

  private StoryTimeline() {}

  /**
   * The list items.
   *
   * @param story null when only its articles are known
   * @param articles newest first; empty when only the story is known
   */
  static List<Html> items(Story story, List<EnrichedArticle> articles, Instant now) {
    Map<String, Step> steps = new HashMap<>();
    if (story != null) {
      story.timeline().forEach(step -> steps.put(step.articleId(), step));
    }
    List<Html> items = new ArrayList<>();
    for (EnrichedArticle article : articles) {
      Instant when = article.publishedAt() == null ? article.firstSeenAt() : article.publishedAt();
      Step step = steps.get(article.articleId());
      items.add(
          Html.of(
              "<li>{}</li>",
              step == null
                  ? ArticleCard.render(article, null, when, now)
                  : ArticleCard.render(article, when, now, added(step))));
    }
    if (articles.isEmpty() && story != null) {
      story.timeline().reversed().forEach(step -> items.add(bare(step, now)));
    }
    return items;
  }

  /** When the archive does not have the article: what the story itself says of it. */
  private static Html bare(Step step, Instant now) {
    return Html.of(
        "<li><article class=\"card\"><p class=\"slug\"><span class=\"outlet\">{}</span>{}</p><h3>{}</h3>{}</article></li>",
        step.outlet(),
        Parts.time(step.at(), now),
        step.title(),
        added(step));
  }

  private static Html added(Step step) {
    Added added = step.added();
    List<Html> rows = new ArrayList<>();
    added.figures().forEach(figure -> rows.add(figure(step, figure)));
    added.quotes().forEach(quote -> rows.add(quote(step, quote)));
    if (!added.entities().isEmpty()) {
      rows.add(Html.of("<li class=\"chips\">{}</li>", names(added.entities())));
    }
    if (!added.changes().isEmpty()) {
      rows.add(changes(step));
    }
    if (step.novelty() == null && rows.isEmpty()) {
      return Html.EMPTY;
    }
    String head = heading(step) + (added.outlet() ? " · first from this outlet" : "");
    return rows.isEmpty()
        ? Html.of("<p class=\"muted small\">{}</p>", head)
        : Html.of(
            "<div class=\"added\"><p class=\"added-head\">{}</p><ul>{}</ul></div>", head, rows);
  }

  private static String heading(Step step) {
    if (step.copied()) {
      return "Nothing new: a copy";
    }
    return step.novelty() == null ? "New" : StoryPace.percent(step.novelty()) + " new";
  }

  private static Html figure(Step step, AddedFigure figure) {
    return Html.of(
        "<li>{}<a href=\"{}\"><strong>{}</strong></a>{}</li>",
        figure.before() == null
            ? Html.EMPTY
            : Html.of("<span class=\"muted\">{} → </span>", written(figure.before())),
        ArticlePage.address(step.articleId(), figure.start(), figure.end()),
        figure.text(),
        figure.what() == null ? "" : " " + figure.what());
  }

  /** A value with thousands separators where it is a plain number. */
  private static String written(String value) {
    return NUMBER.matcher(value).matches() ? Parts.number(new BigDecimal(value)) : value;
  }

  private static Html quote(Step step, AddedQuote quote) {
    return Html.of(
        "<li class=\"said\"><a href=\"{}\"><q>{}</q></a> <cite>{}{}</cite></li>",
        ArticlePage.address(step.articleId(), quote.start(), quote.end()),
        quote.text(),
        quote.speaker() == null
            ? Html.of("speaker not stated")
            : Html.of(
                "<a href=\"{}\">{}</a>",
                Parts.entity(quote.speakerId(), "quote-speaker", quote.speaker()),
                quote.speaker()),
        quote.newSpeaker() ? ", quoted for the first time" : "");
  }

  private static List<Html> names(List<AddedEntity> entities) {
    List<Html> names = new ArrayList<>();
    for (AddedEntity entity : entities) {
      names.add(
          Html.of(
              "<a class=\"chip\" href=\"{}\">{}</a>",
              Parts.entity(entity.id(), entity.type(), entity.name()),
              entity.name()));
    }
    return names;
  }

  private static Html changes(Step step) {
    List<Html> places = new ArrayList<>();
    step.added()
        .changes()
        .forEach(
            change ->
                places.add(
                    change.field().equals(Span.TEXT)
                        ? Html.of(
                            " <a href=\"{}\">{}</a>",
                            ArticlePage.address(step.articleId(), change.start(), change.end()),
                            places.size() + 1)
                        : Html.of(" <span>headline</span>")));
    return Html.of("<li class=\"muted\">Changed against the earlier report:{}</li>", places);
  }
}
