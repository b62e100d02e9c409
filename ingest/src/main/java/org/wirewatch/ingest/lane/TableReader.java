package org.wirewatch.ingest.lane;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads a partition of a compacted topic from its start to where it ends now. */
public final class TableReader {
  private static final Duration WAIT = Duration.ofMillis(200);
  private static final int POLLS_WITHOUT_PROGRESS_MAX = 150;

  private TableReader() {}

  /**
   * Calls the action for every record in order, tombstones too.
   *
   * @throws IllegalStateException if Kafka gives nothing for half a minute
   */
  public static void read(
      LaneClients clients,
      TopicPartition partition,
      Consumer<ConsumerRecord<byte[], byte[]>> action) {
    try (KafkaConsumer<byte[], byte[]> reader = clients.tableReader()) {
      reader.assign(List.of(partition));
      reader.seekToBeginning(List.of(partition));
      long end = reader.endOffsets(List.of(partition)).get(partition);
      int idle = 0;
      for (long at = reader.position(partition); at < end; at = reader.position(partition)) {
        reader.poll(WAIT).forEach(action);
        idle = reader.position(partition) > at ? 0 : idle + 1;
        if (idle > POLLS_WITHOUT_PROGRESS_MAX) {
          throw new IllegalStateException("cannot read " + partition);
        }
      }
    }
  }
}
