package org.wirewatch.app.newsroom;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.wirewatch.app.ChildJvm;
import org.wirewatch.app.DataFolder;
import org.wirewatch.wire.KafkaSettings;

/** {@code wirewatch up} in a JVM of its own. */
final class AppProcess implements AutoCloseable {
  private static final int PARTITIONS_MAX = 2;

  private final ChildJvm jvm;
  private final DataFolder data;

  private AppProcess(ChildJvm jvm, DataFolder data) {
    this.jvm = jvm;
    this.data = data;
  }

  /**
   * Starts the process and waits until it says that it is up.
   *
   * @param folder of its data; the same one again to restart it
   */
  static AppProcess start(Path folder, Map<String, String> settings) throws IOException {
    Path data = folder.resolve("data");
    List<String> arguments =
        List.of("up", "--data", data.toString(), "--port", "0", "--management-port", "0");
    return new AppProcess(
        ChildJvm.start(folder, arguments, settings, "Desk: http"), new DataFolder(data));
  }

  /** Its embedded broker. */
  KafkaSettings kafka() throws IOException {
    return new KafkaSettings(
        data.brokerAddress().orElseThrow(), KafkaSettings.DEFAULT_PREFIX, PARTITIONS_MAX, Map.of());
  }

  /** As {@code kill -9} does. */
  void kill() throws InterruptedException {
    jvm.kill();
  }

  @Override
  public void close() {
    jvm.close();
  }

  /** What it printed. */
  String output() {
    return jvm.output();
  }
}
