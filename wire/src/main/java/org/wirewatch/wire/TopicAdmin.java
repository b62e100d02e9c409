package org.wirewatch.wire;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the topics of the catalogue that do not exist yet, and sets their retention. */
public final class TopicAdmin {
  private TopicAdmin() {}

  /**
   * Creates what is missing and never changes what is there. Safe to call from several services at
   * once.
   *
   * @throws IllegalStateException if Kafka refuses a topic or cannot be reached
   */
  public static void createMissing(KafkaSettings kafka) {
    try (Admin admin = Admin.create(kafka.properties(Map.of()))) {
      Set<String> existing = admin.listTopics().names().get();
      List<NewTopic> missing = new ArrayList<>();
      for (Topic topic : Topic.values()) {
        String name = kafka.name(topic);
        if (!existing.contains(name)) {
          missing.add(newTopic(kafka, topic, name));
        }
      }
      for (var created : admin.createTopics(missing).values().values()) {
        try {
          created.get();
        } catch (ExecutionException e) {
          if (!(e.getCause() instanceof TopicExistsException)) {
            throw e;
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while creating topics", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "topics could not be created on " + kafka.bootstrapServers(), e.getCause());
    }
  }

  /**
   * Sets how long the records of a topic are kept.
   *
   * @throws IllegalStateException if Kafka refuses it or cannot be reached
   */
  public static void retain(KafkaSettings kafka, Topic topic, Duration retention) {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, kafka.name(topic));
    AlterConfigOp set =
        new AlterConfigOp(
            new ConfigEntry(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis())),
            AlterConfigOp.OpType.SET);
    try (Admin admin = Admin.create(kafka.properties(Map.of()))) {
      admin.incrementalAlterConfigs(Map.of(resource, List.of(set))).all().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while configuring a topic", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "retention of " + kafka.name(topic) + " not set", e.getCause());
    }
  }

  private static NewTopic newTopic(KafkaSettings kafka, Topic topic, String name) {
    int partitions = Math.min(topic.partitions(), kafka.partitionsMax());
    Map<String, String> config = new java.util.HashMap<>(topic.cleanup().config());
    config.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(Topic.RECORD_BYTES_MAX));
    return new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(config);
  }
}
