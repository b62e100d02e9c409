package org.wirewatch.desk.api;

import java.time.Instant;
import java.util.List;
import org.wirewatch.desk.api.Views.ArticleSummary;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.Span;
import org.wirewatch.wire.Subscription;
import org.wirewatch.wire.TopicDefinition;
import org.wirewatch.wire.TopicOverlay;

/** What the API says of topics. */
final class TopicViews {
  private TopicViews() {}

  /**
   * A topic.
   *
   * @param origin of the definition in effect
   * @param resettable whether there is one below it
   * @param fault of the query; null when there is none
   * @param articlesOfTheWeek that were found to be about it
   * @param subscriptions that ask for it
   */
  record TopicView(
      String id,
      String name,
      String description,
      String query,
      List<String> positives,
      List<String> negatives,
      TopicOverlay.Origin origin,
      boolean resettable,
      TopicBook.State state,
      QueryCheck.Remark fault,
      List<QueryCheck.Remark> warnings,
      Instant changedAt,
      int articlesOfTheWeek,
      List<SubscriptionName> subscriptions) {
    static TopicView of(TopicBook.Card card, int articles, List<Subscription> subscriptions) {
      TopicDefinition topic = card.definition();
      return new TopicView(
          topic.id(),
          topic.name(),
          topic.description(),
          topic.query(),
          topic.positives(),
          topic.negatives(),
          card.entry().origin(),
          card.entry().below() != null,
          card.state(),
          card.check() == null ? null : card.check().fault(),
          card.check() == null ? List.of() : card.check().warnings(),
          topic.changedAt(),
          articles,
          subscriptions.stream().map(SubscriptionName::of).toList());
    }
  }

  /** A subscription, named. */
  record SubscriptionName(String subscriptionId, String name) {
    static SubscriptionName of(Subscription one) {
      return new SubscriptionName(one.subscriptionId(), one.name());
    }
  }

  /**
   * What a topic's end means.
   *
   * @param warning null when nobody names it
   * @param subscriptions that name it still
   */
  record TopicRemoved(String id, String warning, List<SubscriptionName> subscriptions) {
    static TopicRemoved of(String id, List<Subscription> subscriptions) {
      String warning = subscriptions.isEmpty() ? null : TopicBook.withoutTopic(subscriptions, id);
      return new TopicRemoved(
          id, warning, subscriptions.stream().map(SubscriptionName::of).toList());
    }
  }

  /** What a definition finds; as {@link TopicPreview.Result}. */
  record PreviewView(
      int articles,
      int about,
      double threshold,
      List<TopicPreview.Day> days,
      List<ScoredView> top,
      List<ScoredView> borderline,
      boolean compared,
      int entered,
      List<ScoredView> entering,
      int left,
      List<ScoredView> leaving) {
    static PreviewView of(TopicPreview.Result result) {
      return new PreviewView(
          result.articles(),
          result.about(),
          result.threshold(),
          result.days(),
          ScoredView.of(result.top()),
          ScoredView.of(result.borderline()),
          result.compared(),
          result.entered(),
          ScoredView.of(result.entering()),
          result.left(),
          ScoredView.of(result.leaving()));
    }
  }

  /** An article with its score by a definition; {@code before} by the stored one. */
  record ScoredView(
      ArticleSummary article,
      double score,
      Double before,
      List<Span> evidence,
      EnrichedArticle.TopicSignals signals) {
    static List<ScoredView> of(List<TopicPreview.Scored> scored) {
      return scored.stream().map(ScoredView::of).toList();
    }

    private static ScoredView of(TopicPreview.Scored one) {
      return new ScoredView(
          ArticleSummary.of(one.article(), null),
          one.now().score(),
          one.before(),
          one.now().evidence(),
          one.now().signals());
    }
  }
}
