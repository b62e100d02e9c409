package org.wirewatch.desk.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.wirewatch.query.QueryMatch;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.EnrichedArticle.TopicScore;
import org.wirewatch.wire.EnrichedArticle.TopicSignals;

/**
 * An article with its score by a topic: what speaks for it, and how much each signal does. Pure.
 */
final class TopicCard {
  private TopicCard() {}

  /**
   * Renders a card.
   *
   * @param before score by another definition; null for none
   * @param tools what can be done with it
   */
  static Html render(
      EnrichedArticle article, TopicScore score, Double before, Html tools, Instant now) {
    Instant when = article.publishedAt() == null ? article.firstSeenAt() : article.publishedAt();
    QueryMatch evidence = new QueryMatch(score.evidence(), List.of(), "Speaks for the topic");
    return Html.of(
        """
        <div class="scored">{}
          <div class="score-line"><span class="score">{}{}</span>{}{}</div>
        </div>
        """,
        ArticleCard.render(article, evidence, when, now),
        rounded(score.score()),
        before == null ? "" : ", was " + rounded(before),
        signals(score.signals()),
        tools);
  }

  /** The shares of the signals as bars; one that speaks against the topic is marked. */
  static Html signals(TopicSignals signals) {
    if (signals == null) {
      return Html.EMPTY;
    }
    List<Html> bars = new ArrayList<>();
    bar(bars, "query", signals.query());
    bar(bars, "description", signals.description());
    bar(bars, "meaning", signals.embedding());
    bar(bars, "words", signals.terms());
    return Html.of("<ul class=\"signals\" aria-label=\"What the score rests on\">{}</ul>", bars);
  }

  private static void bar(List<Html> bars, String name, double share) {
    long percent = Math.round(Math.abs(share) * 100);
    bars.add(
        Html.of(
            "<li class=\"{}\">{} <meter min=\"0\" max=\"1\" value=\"{}\" title=\"{} {} %\"></meter></li>",
            share < 0 ? "against" : "for",
            name,
            Math.abs(share),
            share < 0 ? "against it," : "for it,",
            percent));
  }

  private static String rounded(double score) {
    return String.format(Locale.ROOT, "%.2f", score);
  }
}
