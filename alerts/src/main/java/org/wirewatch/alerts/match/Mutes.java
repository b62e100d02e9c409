package org.wirewatch.alerts.match;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.Mute;
import org.wirewatch.wire.Subscription;

/** Whether a subscription is muted for an article. */
final class Mutes {
  private Mutes() {}

  /** The mute that holds longest; empty when the receivers are to be told. */
  static Optional<Mute> of(Subscription subscription, EnrichedArticle article, Instant now) {
    return subscription.mutes().stream()
        .filter(mute -> mute.until().isAfter(now) && concerns(mute, article))
        .max(Comparator.comparing(Mute::until));
  }

  private static boolean concerns(Mute mute, EnrichedArticle article) {
    return switch (mute.target()) {
      case SUBSCRIPTION -> true;
      case OUTLET ->
          mute.id().equals(article.sourceId()) || mute.id().equalsIgnoreCase(article.outlet());
      case ENTITY -> article.entities().stream().anyMatch(one -> mute.id().equals(one.id()));
      case STORY ->
          mute.id().equals(article.storyId()) || article.storyAbsorbed().contains(mute.id());
    };
  }
}
