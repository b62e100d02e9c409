package org.wirewatch.ingest.websub;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wirewatch.wire.FeedPush;

/** What hubs sent, on its way to the poll lane. Bounded; what does not fit is found by polling. */
public final class PushInbox {
  private static final Logger LOG = LoggerFactory.getLogger(PushInbox.class);
  private static final int WAITING_MAX = 500;

  private final BlockingQueue<FeedPush> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
  private volatile Runnable wake = () -> {};

  /** What to do when something arrived; the last one set counts. */
  public void onArrival(Runnable action) {
    wake = action;
  }

  /** The next one, if any. */
  public Optional<FeedPush> take() {
    return Optional.ofNullable(waiting.poll());
  }

  void put(FeedPush push) {
    if (waiting.offer(push)) {
      wake.run();
    } else {
      LOG.warn("push dropped, the poll lane is behind sourceId={}", push.sourceId());
    }
  }
}
