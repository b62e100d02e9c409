package org.wirewatch.app;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wirewatch.app.Node.Management;
import org.wirewatch.broker.EmbeddedKafka;
import org.wirewatch.desk.DeskService;
import org.wirewatch.wire.KafkaSettings;

/**
 * Everything in one JVM over one data folder: the embedded broker unless a cluster is named, then
 * all services.
 */
public final class Running implements AutoCloseable {
  /** Few partitions: one machine, and every partition of state costs memory. */
  private static final int PARTITIONS_MAX = 2;

  private static final String LOOPBACK = "127.0.0.1";

  private final FileLock lock;
  private final EmbeddedKafka broker;
  private final KafkaSettings kafka;
  private final Node node;

  private Running(FileLock lock, EmbeddedKafka broker, KafkaSettings kafka, Node node) {
    this.lock = lock;
    this.broker = broker;
    this.kafka = kafka;
    this.node = node;
  }

  /**
   * What to run.
   *
   * @param cluster null starts the embedded broker
   * @param config properties file; null for none
   * @param environment goes before the file
   * @param deskPort 0 takes a free one; null leaves it to the configuration
   * @param managementPort 0 takes a free one
   */
  public record Plan(
      DataFolder data,
      KafkaSettings cluster,
      Path config,
      Map<String, String> environment,
      Integer deskPort,
      int managementPort) {}

  /**
   * Starts everything.
   *
   * @throws org.wirewatch.wire.config.ConfigException if the folder is taken or a setting is bad
   */
  public static Running start(Plan plan) throws IOException {
    FileLock lock = plan.data().lock();
    EmbeddedKafka broker = null;
    try {
      KafkaSettings kafka = plan.cluster();
      if (kafka == null) {
        broker = EmbeddedKafka.start(plan.data().kafka());
        kafka =
            new KafkaSettings(
                broker.bootstrapServers(), KafkaSettings.DEFAULT_PREFIX, PARTITIONS_MAX, Map.of());
        plan.data().writeBrokerAddress(broker.bootstrapServers());
      }
      Node node =
          Node.start(
              List.of(ServiceKind.INGEST, ServiceKind.ENRICH, ServiceKind.ALERTS, ServiceKind.DESK),
              kafka,
              plan.config(),
              environment(plan),
              new Management(LOOPBACK, plan.managementPort()));
      return new Running(lock, broker, kafka, node);
    } catch (RuntimeException | IOException e) {
      if (broker != null) {
        broker.close();
      }
      lock.channel().close();
      throw e;
    }
  }

  public KafkaSettings kafka() {
    return kafka;
  }

  public Node node() {
    return node;
  }

  /** Address of the desk. */
  public String deskUrl() {
    return "http://" + LOOPBACK + ":" + node.service(DeskService.class).port();
  }

  @Override
  public void close() {
    node.close();
    if (broker != null) {
      broker.close();
    }
    try {
      lock.channel().close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("data folder not released", e);
    }
  }

  /** Local state goes into the data folder unless configured otherwise. */
  private static Map<String, String> environment(Plan plan) {
    Map<String, String> environment = new HashMap<>(plan.environment());
    DataFolder data = plan.data();
    environment.putIfAbsent("WIREWATCH_INGEST_INSTANCE", "embedded");
    environment.putIfAbsent("WIREWATCH_INGEST_RAW_FOLDER", data.raw().toString());
    environment.putIfAbsent("WIREWATCH_ENRICH_STATE_DIR", data.streams().toString());
    environment.putIfAbsent("WIREWATCH_ALERTS_STATE_DIR", data.streams().toString());
    environment.putIfAbsent("WIREWATCH_DESK_DATA_DIR", data.archive().toString());
    if (plan.deskPort() != null) {
      environment.put("WIREWATCH_DESK_PORT", plan.deskPort().toString());
    }
    return environment;
  }
}
