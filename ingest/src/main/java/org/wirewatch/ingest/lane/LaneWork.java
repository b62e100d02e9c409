package org.wirewatch.ingest.lane;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** What a {@link Lane} does with its records. Called by the lane's thread only; must not block. */
public interface LaneWork {
  /**
   * A partition is ours from now on. May read other topics, within seconds.
   *
   * @param committed where the last owner stopped; null if nobody ever committed
   * @param endOffset of the partition now
   */
  void assigned(Assignment assignment, OffsetAndMetadata committed, long endOffset);

  /** The partition is no longer ours: forget it. */
  void revoked(TopicPartition partition);

  /** A record of an assigned partition, in order. */
  void accept(ConsumerRecord<byte[], byte[]> record);

  /** Starts everything that is due; says how long nothing else will be. */
  Duration startDue();

  /** What to commit once the effects are written; asked before the transaction. */
  Map<TopicPartition, OffsetAndMetadata> offsets(Collection<Effect> effects);

  /** The effects are written. */
  void committed(Collection<Effect> effects);

  /** Whether the partition must not be read further for now. */
  boolean full(TopicPartition partition);

  /** The life is over: gives back what it holds. */
  default void close() {}
}
