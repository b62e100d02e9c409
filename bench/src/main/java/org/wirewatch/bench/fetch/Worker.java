package org.wirewatch.bench.fetch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wirewatch.app.Wirewatch;
import org.wirewatch.bench.Memory;
import org.wirewatch.wire.KafkaSettings;

/** {@code wirewatch ingest} in a JVM of its own, with a bounded heap. */
final class Worker implements AutoCloseable {
  private static final Pattern PORT = Pattern.compile("metrics and health on port (\\d+)");
  private static final Duration START_MAX = Duration.ofMinutes(1);

  private final Process process;
  private final Path output;
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI metrics;

  private Worker(Process process, Path output) throws IOException, InterruptedException {
    this.process = process;
    this.output = output;
    this.metrics = URI.create("http://127.0.0.1:" + awaitPort() + "/metrics");
  }

  static Worker start(String heap, KafkaSettings kafka, Map<String, String> settings)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("worker", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + heap,
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Wirewatch.class.getName(),
            "ingest",
            "--bootstrap-servers",
            kafka.bootstrapServers(),
            "--management-port",
            "0");
    builder.environment().put("WIREWATCH_KAFKA_PARTITIONS_MAX", "" + kafka.partitionsMax());
    builder.environment().putAll(settings);
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    return new Worker(builder.start(), output);
  }

  private String awaitPort() throws IOException, InterruptedException {
    long end = System.nanoTime() + START_MAX.toNanos();
    while (process.isAlive() && System.nanoTime() < end) {
      Matcher matcher = PORT.matcher(Files.readString(output));
      if (matcher.find()) {
        return matcher.group(1);
      }
      Thread.sleep(50);
    }
    throw new IllegalStateException("the worker did not start: " + Files.readString(output));
  }

  /** CPU time used so far. */
  Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Resident set size in MiB. */
  long residentMib() throws IOException {
    return Memory.residentMib(process.pid());
  }

  /** Heap in use in MiB, garbage included. */
  long heapMib() throws IOException, InterruptedException {
    String page =
        http.send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString())
            .body();
    double bytes =
        page.lines()
            .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
            .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
            .sum();
    return (long) (bytes / (1 << 20));
  }

  /** Whether it still runs. */
  boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    process.onExit().join();
    http.close();
    Files.deleteIfExists(output);
  }
}
