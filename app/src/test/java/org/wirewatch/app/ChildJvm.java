package org.wirewatch.app;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code wirewatch ...} in a JVM of its own, as a user starts it. */
public final class ChildJvm implements AutoCloseable {
  private static final Duration START_MAX = Duration.ofMinutes(2);

  private final Process process;
  private final Path output;

  private ChildJvm(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /**
   * Starts the process and waits until it says that it is up.
   *
   * @param folder takes its output
   * @param up what it prints when it is
   */
  public static ChildJvm start(
      Path folder, List<String> arguments, Map<String, String> environment, String up)
      throws IOException {
    Files.createDirectories(folder);
    Path output = Files.createTempFile(folder, "output-", ".txt");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Wirewatch.class.getName());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.redirectOutput(output.toFile());
    ChildJvm child = new ChildJvm(builder.start(), output);
    try {
      await()
          .atMost(START_MAX)
          .failFast("the process has ended", () -> !child.process.isAlive())
          .until(() -> child.output().contains(up));
    } catch (RuntimeException | Error e) {
      child.close();
      throw new AssertionError("it did not start: " + child.output(), e);
    }
    return child;
  }

  /** As {@code kill -9} does. */
  public void kill() throws InterruptedException {
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
  public String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      return "output cannot be read: " + e.getMessage();
    }
  }
}
