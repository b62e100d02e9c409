package org.wirewatch.alerts.deliver;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * What may be committed: everything before the first notification that is not done. Thread-safe.
 */
final class Offsets {
  private final Map<TopicPartition, Progress> partitions = new HashMap<>();

  private static final class Progress {
    private final TreeSet<Long> open = new TreeSet<>();
    private long next;
    private long committed = -1;
  }

  /** A record was read; it is open until {@link #done}. */
  synchronized void read(TopicPartition partition, long offset) {
    Progress progress = partitions.computeIfAbsent(partition, any -> new Progress());
    progress.open.add(offset);
    progress.next = Math.max(progress.next, offset + 1);
  }

  /** Nothing more is to be done with a record. */
  synchronized void done(TopicPartition partition, long offset) {
    Progress progress = partitions.get(partition);
    if (progress != null) {
      progress.open.remove(offset);
    }
  }

  /** Offsets that have moved since they were last asked for. */
  synchronized Map<TopicPartition, OffsetAndMetadata> toCommit() {
    Map<TopicPartition, OffsetAndMetadata> moved = new HashMap<>();
    partitions.forEach(
        (partition, progress) -> {
          long safe = progress.open.isEmpty() ? progress.next : progress.open.first();
          if (safe > progress.committed) {
            progress.committed = safe;
            moved.put(partition, new OffsetAndMetadata(safe));
          }
        });
    return moved;
  }

  /** Kafka did not take what {@link #toCommit} gave; it is given again. */
  synchronized void notCommitted(Collection<TopicPartition> refused) {
    for (TopicPartition partition : refused) {
      Progress progress = partitions.get(partition);
      if (progress != null) {
        progress.committed = -1;
      }
    }
  }

  synchronized void forget(TopicPartition partition) {
    partitions.remove(partition);
  }
}
