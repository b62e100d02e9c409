package org.wirewatch.alerts;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.wirewatch.alerts.deliver.DeliveryConfig;
import org.wirewatch.alerts.deliver.RetryPolicy;
import org.wirewatch.wire.KafkaSettings;

/** The alerts service in a JVM of its own, to be killed. */
final class AlertsProcess implements AutoCloseable {
  private static final RetryPolicy RETRY =
      new RetryPolicy(
          Duration.ofMillis(50),
          Duration.ofMillis(400),
          Duration.ofSeconds(5),
          Duration.ofHours(1));

  private final Process process;

  private AlertsProcess(Process process) {
    this.process = process;
  }

  /**
   * Starts the process; it may not work yet when this returns.
   *
   * @param folder of its state and its output, the same one again to restart it
   */
  static AlertsProcess start(Path folder, KafkaSettings kafka) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(AlertsProcess.class.getName());
    command.addAll(
        List.of(
            kafka.bootstrapServers(),
            kafka.topicPrefix(),
            Integer.toString(kafka.partitionsMax()),
            folder.resolve("state").toString()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("output").toFile()));
    return new AlertsProcess(builder.start());
  }

  /** What runs in the other JVM: brokers, prefix, partitions and folder of the state. */
  public static void main(String[] arguments) throws InterruptedException {
    KafkaSettings kafka =
        new KafkaSettings(arguments[0], arguments[1], Integer.parseInt(arguments[2]), Map.of());
    DeliveryConfig delivery =
        DeliveryConfig.defaults().withRetry(RETRY).withAllowed(List.of("127.0.0.1"));
    // the broker belongs to the test; it lives as long as this process is wanted
    new AlertsService(
            AlertsConfig.defaults().withStateDir(Path.of(arguments[3])).withDelivery(delivery),
            kafka,
            new SimpleMeterRegistry(),
            InstantSource.system())
        .start();
    Thread.currentThread().join(); // until it is killed: the threads of the service are daemons
  }

  boolean alive() {
    return process.isAlive();
  }

  /** As {@code kill -9} does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
