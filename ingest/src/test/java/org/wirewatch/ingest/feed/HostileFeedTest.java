package org.wirewatch.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HostileFeedTest {
  /** A second; half of one more for what else runs on the processor and its caches. */
  private static final int CPU_MILLIS_MAX = 1_500;

  private static final int INPUTS = 25;

  @Test
  void endsWithinASecondAnd64MegabytesOnAnyInput() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                HostileFeeds.class.getName())
            .redirectErrorStream(true)
            .start();
    List<String> lines =
        new String(process.getInputStream().readAllBytes(), UTF_8)
            .lines()
            .filter(line -> line.matches("[a-z-]+ \\d+ .*"))
            .toList();

    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(lines)
        .hasSize(INPUTS)
        .allSatisfy(
            line ->
                assertThat(Integer.parseInt(line.replaceAll("\\D+(\\d+) .*", "$1")))
                    .as(line)
                    .isLessThan(CPU_MILLIS_MAX));
    assertThat(lines)
        .anyMatch(line -> line.matches("nesting \\d+ TOO_DEEP"))
        .anyMatch(line -> line.matches("gzip-bomb \\d+ TOO_LARGE"))
        .anyMatch(line -> line.matches("too-large \\d+ TOO_LARGE"))
        .anyMatch(line -> line.matches("items \\d+ read \\[LIMITED\\]"));
  }
}
