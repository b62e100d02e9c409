package org.wirewatch.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.wirewatch.app.DataFolder;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.config.ConfigException;
import org.wirewatch.wire.config.Settings;
import picocli.CommandLine.Option;

/** How a command finds Kafka: named, configured, or the broker of a running {@code up}. */
public final class KafkaOptions {
  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      description = "the cluster; without it the broker of a running 'up' with the same --data")
  String bootstrapServers;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "properties file; the environment (WIREWATCH_...) goes first")
  Path config;

  @Option(names = "--data", paramLabel = "DIR", description = "data folder of the running 'up'")
  Path data;

  /** The configuration file; null when none is given. */
  public Path config() {
    return config;
  }

  /**
   * The Kafka to use.
   *
   * @throws ConfigException if there is none
   */
  public KafkaSettings kafka() throws IOException {
    Settings settings = Settings.read("kafka", config, environment());
    KafkaSettings kafka = KafkaSettings.read(settings, null);
    settings.finish();
    return kafka;
  }

  /** The environment with what the command line says put over it. */
  private Map<String, String> environment() throws IOException {
    Map<String, String> environment = new java.util.HashMap<>(System.getenv());
    String key = "WIREWATCH_KAFKA_BOOTSTRAP_SERVERS";
    if (bootstrapServers != null) {
      environment.put(key, bootstrapServers);
    } else if (!environment.containsKey(key)) {
      DataFolder folder = data == null ? DataFolder.ofUser("wirewatch") : new DataFolder(data);
      folder.brokerAddress().ifPresent(address -> environment.put(key, address));
    }
    if (config == null && !environment.containsKey(key)) {
      throw new ConfigException(
          "no Kafka: give --bootstrap-servers, or start './wirewatch up' first");
    }
    return environment;
  }
}
