package org.wirewatch.wire;

import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.wirewatch.wire.config.Settings;

/**
 * How a service reaches Kafka.
 *
 * @param bootstrapServers {@code host:port[,host:port]}
 * @param topicPrefix put before every topic name and group id, {@code wirewatch.} by default
 * @param partitionsMax upper bound on the partitions of a created topic; small on one machine
 * @param client further client properties (security, timeouts), passed on unchanged
 */
public record KafkaSettings(
    String bootstrapServers, String topicPrefix, int partitionsMax, Map<String, String> client) {

  public static final String DEFAULT_PREFIX = "wirewatch.";

  public KafkaSettings {
    Checks.present(bootstrapServers, "bootstrapServers");
    if (topicPrefix == null || !topicPrefix.matches("[A-Za-z0-9._-]*")) {
      throw new IllegalArgumentException("topicPrefix: letters, digits, '.', '_' and '-' only");
    }
    if (partitionsMax < 1) {
      throw new IllegalArgumentException("partitionsMax: at least 1, was " + partitionsMax);
    }
    client = Map.copyOf(client);
  }

  /** An outside cluster with the default prefix and the catalogue's partitions. */
  public static KafkaSettings cluster(String bootstrapServers) {
    return new KafkaSettings(bootstrapServers, DEFAULT_PREFIX, Integer.MAX_VALUE, Map.of());
  }

  /** Reads {@code kafka.bootstrap.servers}, {@code topic.prefix}, {@code client.*}. */
  public static KafkaSettings read(Settings settings, String bootstrapServers) {
    return new KafkaSettings(
        settings.text("bootstrap.servers", bootstrapServers),
        settings.text("topic.prefix", DEFAULT_PREFIX),
        settings.number("partitions.max", Integer.MAX_VALUE),
        settings.below("client"));
  }

  /** The full name of a topic. */
  public String name(Topic topic) {
    return topicPrefix + topic.shortName();
  }

  /** The full id of a consumer group, Streams application or transactional producer. */
  public String group(String service) {
    return topicPrefix + service;
  }

  /** Properties common to every client, to be completed by the caller. */
  public Properties properties(Map<String, ?> more) {
    Map<String, Object> all = new HashMap<>(client);
    all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    all.putAll(more);
    Properties properties = new Properties();
    all.forEach((key, value) -> properties.put(key, value.toString()));
    return properties;
  }
}
