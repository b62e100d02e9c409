package org.wirewatch.app.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A clean end of a long-running command at SIGTERM or Ctrl-C: last started, first closed. */
final class Stop {
  private static final Logger LOG = LoggerFactory.getLogger(Stop.class);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final CountDownLatch stopped = new CountDownLatch(1);

  /** Installs the shutdown hook. */
  Stop() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::closeAll, "shutdown"));
  }

  /** Adds a part that is closed before those added earlier. */
  <T extends AutoCloseable> T add(T part) {
    synchronized (parts) {
      parts.push(part);
    }
    return part;
  }

  /** Waits for the end of the process. */
  void await() throws InterruptedException {
    stopped.await();
  }

  private void closeAll() {
    synchronized (parts) {
      for (AutoCloseable part : parts) {
        try {
          part.close();
        } catch (Exception e) {
          LOG.warn("did not close cleanly part={}", part.getClass().getSimpleName(), e);
        }
      }
    }
    stopped.countDown();
  }
}
