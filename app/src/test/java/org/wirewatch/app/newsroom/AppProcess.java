package org.wirewatch.app.newsroom;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.wirewatch.app.DataFolder;
import org.wirewatch.app.Wirewatch;
import org.wirewatch.wire.KafkaSettings;

/** {@code wirewatch up} in a JVM of its own, as a user starts it. */
final class AppProcess implements AutoCloseable {
  private static final Duration START_MAX = Duration.ofMinutes(2);
  private static final int PARTITIONS_MAX = 2;

  private final Process process;
  private final DataFolder data;
  private final Path output;

  private AppProcess(Process process, DataFolder data, Path output) {
    this.process = process;
    this.data = data;
    this.output = output;
  }

  /**
   * Starts the process and waits until it says that it is up.
   *
   * @param folder of its data; the same one again to restart it
   */
  static AppProcess start(Path folder, Map<String, String> settings) throws IOException {
    Files.createDirectories(folder);
    Path output = Files.createTempFile(folder, "output-", ".txt");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Wirewatch.class.getName());
    command.addAll(List.of("up", "--data", folder.resolve("data").toString()));
    command.addAll(List.of("--port", "0", "--management-port", "0"));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(settings);
    builder.redirectOutput(output.toFile());
    DataFolder data = new DataFolder(folder.resolve("data"));
    AppProcess app = new AppProcess(builder.start(), data, output);
    try {
      await()
          .atMost(START_MAX)
          .failFast("the process has ended", () -> !app.process.isAlive())
          .until(() -> app.output().contains("Desk: http"));
    } catch (RuntimeException | Error e) {
      app.close();
      throw new AssertionError("the app did not start: " + app.output(), e);
    }
    return app;
  }

  /** Its embedded broker. */
  KafkaSettings kafka() throws IOException {
    return new KafkaSettings(
        data.brokerAddress().orElseThrow(), KafkaSettings.DEFAULT_PREFIX, PARTITIONS_MAX, Map.of());
  }

  /** As {@code kill -9} does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }

  /** What it printed. */
  String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      return "output cannot be read: " + e.getMessage();
    }
  }
}
