package org.wirewatch.desk.state;

import java.time.InstantSource;
import org.wirewatch.desk.access.AccessConfig;
import org.wirewatch.desk.access.Caller;
import org.wirewatch.desk.archive.Archive;
import org.wirewatch.desk.live.LiveFeed;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.Notification;
import org.wirewatch.wire.Subscription;
import org.wirewatch.wire.TopicTail;

/**
 * Everything that the API and the pages work with.
 *
 * @param pushKey public VAPID key of the sender; null when there is no Web Push
 */
public record Desk(
    Archive archive,
    DeskState state,
    Commands commands,
    LiveFeed<EnrichedArticle> live,
    LiveFeed<AlertLog.Change> liveAlerts,
    Operations operations,
    TopicTail archiveTail,
    TopicTail stateTail,
    int subscriptionsMax,
    AccessConfig access,
    String pushKey,
    Caller caller,
    InstantSource clock) {

  /** Whether the caller may know of a subscription; of one that is gone, by its owner then. */
  public boolean sees(String subscriptionId, String ownerThen) {
    return caller.sees(
        state.subscription(subscriptionId).map(Subscription::owner).orElse(ownerThen));
  }

  /** Whether the caller may know of a notification. */
  public boolean sees(Notification notification) {
    return sees(notification.subscriptionId(), notification.owner());
  }

  /** How far the desk has read what was there when it started. */
  public Loading loading() {
    TopicTail.Progress archived = archiveTail.progress();
    TopicTail.Progress known = stateTail.progress();
    return new Loading(archived.loaded(), archived.done(), archived.total(), known.loaded());
  }

  /**
   * State of loading.
   *
   * @param archiveReady whether the archive has everything
   * @param read records of the archive read since the start, of {@code toRead}
   * @param stateReady whether subscriptions, sources and alerts are complete
   */
  public record Loading(boolean archiveReady, long read, long toRead, boolean stateReady) {
    public boolean ready() {
      return archiveReady && stateReady;
    }
  }
}
