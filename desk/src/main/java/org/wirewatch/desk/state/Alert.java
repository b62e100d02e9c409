package org.wirewatch.desk.state;

import java.time.Instant;
import java.util.List;
import org.wirewatch.wire.Delivery;
import org.wirewatch.wire.Notification;
import org.wirewatch.wire.Subscription;

/**
 * One story that a subscription was told about, with what became of it at each receiver.
 *
 * @param alertId the same for all receivers
 * @param notification the first
 * @param updates what the story brought later, oldest first, one an article
 */
public record Alert(
    String alertId, Notification notification, List<Notification> updates, List<Receipt> receipts) {
  public Alert {
    updates = List.copyOf(updates);
    receipts = List.copyOf(receipts);
  }

  /** When it was grouped, or else seen; never null. */
  public Instant at() {
    return at(notification);
  }

  /** When it was last told of. */
  public Instant changedAt() {
    return updates.stream()
        .map(Alert::at)
        .filter(at()::isBefore)
        .max(Instant::compareTo)
        .orElse(at());
  }

  static Instant at(Notification notification) {
    if (notification.createdAt() != null) {
      return notification.createdAt();
    }
    return notification.firstSeenAt() == null ? Instant.EPOCH : notification.firstSeenAt();
  }

  /** What became of a notification at one receiver. */
  public enum State {
    /** For the desk only: being listed here is the delivery. */
    SHOWN,
    /** Not tried yet. */
    PENDING,
    /** Failed, and will be tried again. */
    RETRYING,
    DELIVERED,
    /** Given up; the notification is in the dead letters. */
    FAILED
  }

  /**
   * Delivery to one receiver.
   *
   * @param kind what it was told
   * @param attempts oldest first, bounded
   */
  public record Receipt(
      String notificationId,
      Notification.Kind kind,
      Subscription.Channel channel,
      String address,
      State state,
      List<Delivery> attempts) {

    static Receipt of(Notification notification, List<Delivery> attempts) {
      Subscription.Receiver receiver = notification.receiver();
      return new Receipt(
          notification.notificationId(),
          notification.kind(),
          receiver.channel(),
          receiver.address(),
          state(receiver.channel(), attempts),
          List.copyOf(attempts));
    }

    private static State state(Subscription.Channel channel, List<Delivery> attempts) {
      if (channel == Subscription.Channel.DESK) {
        return State.SHOWN;
      }
      return attempts.isEmpty() ? State.PENDING : state(attempts.getLast());
    }

    private static State state(Delivery last) {
      return switch (last.outcome()) {
        case DELIVERED -> State.DELIVERED;
        case RETRY -> State.RETRYING;
        case DEAD -> State.FAILED;
      };
    }
  }
}
