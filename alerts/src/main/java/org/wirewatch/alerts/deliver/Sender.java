package org.wirewatch.alerts.deliver;

import org.wirewatch.wire.Notification;

/** Delivers over one channel. Bounded in time; thread-safe; throws nothing but bugs. */
interface Sender {
  Attempt send(Notification notification);
}
