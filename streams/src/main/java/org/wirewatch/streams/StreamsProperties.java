package org.wirewatch.streams;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.Topic;

/**
 * How every Streams application of Wirewatch runs: exactly-once v2, static membership, named
 * resources, dead letters, bounded memory.
 *
 * @param service also the application id, behind the installation's prefix
 * @param instanceId stable over restarts and unique among the instances (KIP-345)
 * @param stateDir where the stores are; a cache of their changelog topics
 * @param threads stream threads
 * @param commitInterval between transactions
 * @param rocksDbBytesMax bound on the native memory of all stores of the process
 */
public record StreamsProperties(
    String service,
    String instanceId,
    Path stateDir,
    int threads,
    Duration commitInterval,
    int rocksDbBytesMax) {

  /** The properties of the application, to be completed by the service. */
  public Map<String, Object> of(KafkaSettings kafka, Class<? extends DeadLetterHandler> handler) {
    Map<String, Object> all = new HashMap<>();
    all.put(StreamsConfig.APPLICATION_ID_CONFIG, kafka.group(service));
    all.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
    all.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    all.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, commitInterval.toMillis());
    all.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
    all.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
    all.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    all.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, handler.getName());
    all.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, handler.getName());
    all.put(DeadLetterHandler.DEAD_LETTERS, kafka.name(Topic.DEAD_LETTERS));
    all.put(DeadLetterHandler.SERVICE, service);
    all.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class.getName());
    all.put(BoundedRocksDb.BYTES_MAX, rocksDbBytesMax);
    all.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
        kafka.group(service) + "-" + instanceId);
    all.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    all.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
    all.put(
        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
        Topic.RECORD_BYTES_MAX);
    return all;
  }
}
