package org.wirewatch.ingest.poll;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wirewatch.ingest.lane.LaneClients;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.Source;
import org.wirewatch.wire.SourceStatus;
import org.wirewatch.wire.Topic;

/**
 * Reads a partition of the two compacted topics from start to end. Records that cannot be read are
 * passed over here: the lane sends them to the dead letters when it meets them.
 */
final class SourceTables {
  private static final Logger LOG = LoggerFactory.getLogger(SourceTables.class);
  private static final Duration WAIT = Duration.ofMillis(200);
  private static final int POLLS_WITHOUT_PROGRESS_MAX = 150;

  private final LaneClients clients;
  private final KafkaSettings kafka;

  SourceTables(LaneClients clients, KafkaSettings kafka) {
    this.clients = clients;
    this.kafka = kafka;
  }

  Collection<Source> sources(int partition) {
    return read(Topic.SOURCES, partition, Source.class).values();
  }

  Map<String, SourceStatus> statuses(int partition) {
    return read(Topic.SOURCE_STATUS, partition, SourceStatus.class);
  }

  private <T> Map<String, T> read(Topic topic, int number, Class<T> type) {
    TopicPartition partition = new TopicPartition(kafka.name(topic), number);
    Map<String, T> table = new LinkedHashMap<>();
    try (KafkaConsumer<byte[], byte[]> reader = clients.tableReader()) {
      reader.assign(List.of(partition));
      reader.seekToBeginning(List.of(partition));
      long end = reader.endOffsets(List.of(partition)).get(partition);
      int idle = 0;
      for (long at = reader.position(partition); at < end; at = reader.position(partition)) {
        var records = reader.poll(WAIT);
        records.forEach(record -> put(table, record, type));
        idle = reader.position(partition) > at ? 0 : idle + 1;
        if (idle > POLLS_WITHOUT_PROGRESS_MAX) {
          throw new IllegalStateException("cannot read " + partition);
        }
      }
    }
    return table;
  }

  private static <T> void put(
      Map<String, T> table, ConsumerRecord<byte[], byte[]> record, Class<T> type) {
    String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    if (record.value() == null) {
      table.remove(key);
      return;
    }
    try {
      table.put(key, Json.read(record.value(), type));
    } catch (IOException e) {
      LOG.debug(
          "unreadable record passed over topic={} partition={} offset={}",
          record.topic(),
          record.partition(),
          record.offset(),
          e);
    }
  }
}
