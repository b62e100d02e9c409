package org.wirewatch.ingest.fetch;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Bounds the bytes of all bodies in flight. A body takes bytes as it grows and waits while granting
 * them could leave every body stuck half-way (Dijkstra's banker: after each grant enough is left
 * for the body that needs least to be read to its end). Thread-safe.
 */
final class ByteBudget {
  private final long shareMax;
  private final Duration waitMax;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition freed = lock.newCondition();
  private final Set<Share> shares = new HashSet<>();
  private long free;
  private long most;

  /**
   * A full budget.
   *
   * @param total bytes for all
   * @param shareMax bytes that one body takes at most; not more than {@code total}
   * @param waitMax how long a body waits for others to end
   */
  ByteBudget(long total, long shareMax, Duration waitMax) {
    if (shareMax > total) {
      throw new IllegalArgumentException("budget of " + total + " bytes, one body: " + shareMax);
    }
    this.free = total;
    this.shareMax = shareMax;
    this.waitMax = waitMax;
  }

  /** The share of one body, empty; to be closed. */
  Share open() {
    return new Share();
  }

  /** The most bytes that were taken at a time. */
  long peak() {
    lock.lock();
    try {
      return most;
    } finally {
      lock.unlock();
    }
  }

  private long taken() {
    return shares.stream().mapToLong(share -> share.taken).sum();
  }

  /** What one body has taken. For one thread. */
  final class Share implements AutoCloseable {
    private long taken;

    private Share() {}

    /**
     * Takes bytes; waits for them.
     *
     * @throws IOException if they did not come free in time, or this body takes too many
     */
    void take(long bytes) throws IOException {
      if (taken + bytes > shareMax) {
        throw new IOException("one body of more than " + shareMax + " bytes");
      }
      lock.lock();
      try {
        long left = waitMax.toNanos();
        while (!isSafe(bytes)) {
          if (left <= 0) {
            throw new IOException("no memory for the body within " + waitMax);
          }
          left = freed.awaitNanos(left);
        }
        free -= bytes;
        taken += bytes;
        shares.add(this);
        most = Math.max(most, taken());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while waiting for memory", e);
      } finally {
        lock.unlock();
      }
    }

    private boolean isSafe(long bytes) {
      long largest = taken + bytes;
      for (Share share : shares) {
        largest = Math.max(largest, share.taken);
      }
      return free - bytes >= shareMax - largest;
    }

    @Override
    public void close() {
      lock.lock();
      try {
        shares.remove(this);
        free += taken;
        taken = 0;
        freed.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }
}
