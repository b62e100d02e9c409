package org.wirewatch.ingest.lane;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.wirewatch.wire.KafkaSettings;

/**
 * Makes the Kafka clients of ingest's lanes.
 *
 * @param instance name that this instance keeps over restarts, so that it gets its partitions back
 *     at once and its unfinished transaction is ended at once; null for an instance that comes and
 *     goes
 */
public record LaneClients(KafkaSettings kafka, String instance) {
  private static final int REQUEST_BYTES_MAX = 4 * 1024 * 1024;

  /** A reader of a lane's consumer group. */
  KafkaConsumer<byte[], byte[]> consumer(String lane) {
    Map<String, Object> config = new HashMap<>();
    config.put(ConsumerConfig.GROUP_ID_CONFIG, kafka.group("ingest-" + lane));
    config.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
    config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
    config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000);
    if (instance != null) {
      config.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, instance);
    }
    return reader(config);
  }

  /** A reader without a group, for tables. */
  public KafkaConsumer<byte[], byte[]> tableReader() {
    return reader(new HashMap<>());
  }

  /** A reader without a group, for single records. */
  public KafkaConsumer<byte[], byte[]> recordReader() {
    Map<String, Object> config = new HashMap<>();
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
    config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 64 * 1024);
    return reader(config);
  }

  /** A writer outside of any lane: idempotent, each record on its own. */
  public KafkaProducer<byte[], byte[]> plainProducer(String name) {
    return new KafkaProducer<>(
        kafka.properties(
            Map.of(
                ProducerConfig.CLIENT_ID_CONFIG,
                kafka.group("ingest-" + name),
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.LINGER_MS_CONFIG,
                0,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4",
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                5_000,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                5_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                8_000,
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                REQUEST_BYTES_MAX)),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  KafkaProducer<byte[], byte[]> producer(String lane) {
    String owner = instance == null ? UUID.randomUUID().toString() : instance;
    return new KafkaProducer<>(
        kafka.properties(
            Map.of(
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                kafka.group("ingest-" + lane + "-" + owner),
                // bounds how long a killed instance's open transaction hides later records
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                15_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                14_000,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                10_000,
                ProducerConfig.LINGER_MS_CONFIG,
                0,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4",
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                16 * 1024 * 1024,
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                REQUEST_BYTES_MAX)),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  private KafkaConsumer<byte[], byte[]> reader(Map<String, Object> config) {
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 8 * 1024 * 1024);
    return new KafkaConsumer<>(
        kafka.properties(config), new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
