package org.wirewatch.ingest.poll;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wirewatch.ingest.lane.LaneClients;
import org.wirewatch.ingest.lane.TableReader;
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
    TableReader.read(clients, partition, record -> put(table, record, type));
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
