package org.wirewatch.bench.quality;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.wirewatch.wire.Json;

/** Runs a {@code score.py} that lies beside its data, and reads the figures that it writes. */
final class Scorer {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private Scorer() {}

  /** Figures of predictions against gold, as the script's {@code --json} gives them. */
  static JsonNode score(Path script, Path gold, Path predictions)
      throws IOException, InterruptedException {
    Path figures = Files.createTempFile("figures", ".json");
    Path log = Files.createTempFile("score", ".log");
    List<String> command = new ArrayList<>(List.of("python3", script.toString()));
    command.addAll(List.of(gold.toString(), predictions.toString(), "--json", figures.toString()));
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException(script + " took longer than " + PATIENCE);
    }
    if (process.exitValue() != 0) {
      throw new IOException(script + " failed: " + Files.readString(log));
    }
    return Json.mapper().readTree(figures.toFile());
  }
}
