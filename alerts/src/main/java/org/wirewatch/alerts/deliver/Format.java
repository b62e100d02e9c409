package org.wirewatch.alerts.deliver;

import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import org.wirewatch.wire.Notification;

/** The form in which a channel over HTTP wants to be told. Thread-safe. */
interface Format {
  MediaType JSON = MediaType.get("application/json; charset=utf-8");

  /**
   * The call that tells the receiver.
   *
   * @param address of the receiver
   * @throws IllegalArgumentException if the receiver cannot be told in this way, for example by its
   *     secret
   */
  Request.Builder request(HttpUrl address, Notification notification);

  /** Answers by which the receiver says that it wants no more. */
  default Set<Integer> gone() {
    return Set.of(404, 410);
  }
}
