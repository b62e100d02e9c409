package org.wirewatch.alerts.deliver;

import org.wirewatch.wire.Notification;
import org.wirewatch.wire.Subscription.Receiver;

/** Delivers over one channel. Bounded in time; thread-safe; throws nothing but bugs. */
interface Sender {
  Attempt send(Notification notification);

  /** What the receiver shares with others, so that they fail together: host and port. */
  default String host(Receiver receiver) {
    return receiver.receiverId();
  }
}
