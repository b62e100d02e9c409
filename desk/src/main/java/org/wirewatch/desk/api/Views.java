package org.wirewatch.desk.api;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.wirewatch.query.QueryMatch;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.KnownEntity;
import org.wirewatch.wire.Mute;
import org.wirewatch.wire.Source;
import org.wirewatch.wire.SourceStatus;
import org.wirewatch.wire.Subscription;

/** What the API says of records: without secrets, and without what only the services need. */
final class Views {
  private Views() {}

  /** A page of a list. */
  record Items<T>(List<T> items, String next, Long total, Boolean totalExact) {}

  /**
   * An entity.
   *
   * @param articles that mention it; null in a list
   */
  record EntityView(
      KnownEntity entity, boolean known, boolean added, List<String> formerIds, Long articles) {
    static EntityView of(EntityBook.Card card, Long articles) {
      List<String> former = card.former().stream().map(KnownEntity::entityId).toList();
      return new EntityView(card.entity(), card.known(), card.added(), former, articles);
    }
  }

  /** An article in a list. */
  record ArticleSummary(
      String articleId,
      String title,
      String outlet,
      URI url,
      String language,
      Instant publishedAt,
      Instant firstSeenAt,
      String storyId,
      String duplicateOf,
      List<String> topics,
      QueryMatch match) {
    static ArticleSummary of(EnrichedArticle article, QueryMatch match) {
      return new ArticleSummary(
          article.articleId(),
          article.title(),
          article.outlet(),
          article.url(),
          article.language(),
          article.publishedAt(),
          article.firstSeenAt(),
          article.storyId(),
          article.duplicateOf(),
          article.topics().stream().map(EnrichedArticle.TopicScore::id).toList(),
          match);
    }
  }

  /** A receiver; {@code secret} is only there in the answer to the request that made it. */
  record ReceiverView(
      String receiverId, Subscription.Channel channel, String address, String secret) {
    static ReceiverView of(Subscription.Receiver receiver, String secret) {
      return new ReceiverView(
          receiver.receiverId(), receiver.channel(), Receivers.masked(receiver), secret);
    }
  }

  /**
   * A subscription; with secrets only in the answer to the request that made them.
   *
   * @param warnings null where nothing was stored
   */
  record SubscriptionView(
      String subscriptionId,
      String name,
      String query,
      String owner,
      boolean enabled,
      List<ReceiverView> receivers,
      PolicyInput policy,
      String escalationSecret,
      List<Mute> mutes,
      Instant createdAt,
      Instant updatedAt,
      List<Warning> warnings) {
    static SubscriptionView of(Subscription subscription) {
      return of(new SubscriptionBook.Saved(subscription, Map.of(), null));
    }

    static SubscriptionView of(SubscriptionBook.Saved saved) {
      Subscription subscription = saved.subscription();
      return new SubscriptionView(
          subscription.subscriptionId(),
          subscription.name(),
          subscription.query(),
          subscription.owner(),
          subscription.enabled(),
          subscription.receivers().stream()
              .map(
                  receiver -> ReceiverView.of(receiver, saved.secrets().get(receiver.receiverId())))
              .toList(),
          PolicyInput.of(subscription.policy()),
          saved.escalationSecret(),
          subscription.mutes(),
          subscription.createdAt(),
          subscription.updatedAt(),
          saved.warnings());
    }
  }

  /** A source with its health. */
  record SourceView(Source source, Health health) {
    static SourceView of(SourceBook.SourceHealth known) {
      return new SourceView(known.source(), known.status().map(Health::of).orElse(null));
    }
  }

  /** Health of a source. */
  record Health(
      SourceStatus.State state,
      String cause,
      Instant since,
      Instant lastPollAt,
      Instant lastSuccessAt,
      Integer httpStatus,
      Instant nextPollAt,
      int errorStreak,
      Double entriesPerDay,
      Instant newestEntryAt,
      SourceStatus.WebSub webSub) {
    static Health of(SourceStatus status) {
      return new Health(
          status.state(),
          status.cause(),
          status.stateSince(),
          status.lastPollAt(),
          status.lastSuccessAt(),
          status.httpStatus(),
          status.nextPollAt(),
          status.errorStreak(),
          status.entriesPerDay(),
          status.newestEntryAt(),
          status.webSub());
    }
  }
}
