package org.wirewatch.ingest.fetch;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.common.TopicPartition;

/** Requests to extract kept pages again: no host is asked, so none is waited for. One thread. */
final class KeptQueue {
  private static final int PARALLEL = 2;

  private final List<Item> waiting = new ArrayList<>();
  private int inFlight;

  void add(Item item) {
    waiting.add(item);
  }

  /** Starts as many as may run; says whether any is left that waits for its page. */
  boolean startEach(Predicate<Item> start) {
    Iterator<Item> items = waiting.iterator();
    while (inFlight < PARALLEL && items.hasNext()) {
      if (start.test(items.next())) {
        items.remove();
        inFlight++;
      }
    }
    return !waiting.isEmpty() && inFlight < PARALLEL;
  }

  void finished() {
    inFlight--;
  }

  void drop(TopicPartition partition) {
    waiting.removeIf(item -> item.assignment().partition().equals(partition));
  }

  int waiting() {
    return waiting.size();
  }
}
