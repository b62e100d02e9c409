package org.wirewatch.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class JsonLinesTest {
  @TempDir Path folder;

  @Test
  void keepsTheOrder() throws Exception {
    List<String> lines =
        IntStream.range(0, 500).mapToObj(number -> "{\"id\":\"" + number + "\"}").toList();
    assertThat(run(lines)).isEqualTo(lines);
  }

  @Test
  void givesOneLineForEachLineAndGoesOn() throws Exception {
    assertThat(run(List.of("{\"id\":\"a\",\"fail\":1}", "", "{broken", "[1]", "{\"id\":\"b\"}")))
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo("{\"id\":\"a\",\"error\":\"no such file: gone\"}"),
            line -> assertThat(line).contains("\"id\":null", "not a JSON object"),
            line -> assertThat(line).contains("\"id\":null", "not valid JSON"),
            line -> assertThat(line).contains("\"id\":null", "not a JSON object"),
            line -> assertThat(line).isEqualTo("{\"id\":\"b\"}"));
  }

  @Test
  void lineThatIsNoUtf8FailsAlone() throws Exception {
    byte[] lines =
        "{\"id\":\"a\"}\n{\"id\":\"\u00e9\"}\n{\"id\":\"b\"}\n"
            .getBytes(StandardCharsets.ISO_8859_1);
    Path input = Files.write(folder.resolve("latin.jsonl"), lines);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);

    assertThat(echo().run(input, print, print)).isZero();

    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "{\"id\":\"a\"}", "{\"id\":null,\"error\":\"not valid UTF-8\"}", "{\"id\":\"b\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "-0.1", "1.5", "Infinity"})
  void scoreOutsideZeroToOneIsRefused(String score) {
    StringWriter err = new StringWriter();
    CommandLine text = new CommandLine(new TextCommand()).setErr(new PrintWriter(err));

    String out = folder.resolve("out.jsonl").toString(); // or standard output is closed

    assertThat(text.execute("topics", "-o", out, "--min-score", score)).isEqualTo(2);
    assertThat(err.toString()).contains("--min-score: from 0 to 1");
  }

  @Test
  void saysThatTheInputIsMissing() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        echo()
            .run(
                folder.resolve("absent"),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    assertThat(status).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("no such file: ");
  }

  private List<String> run(List<String> lines) throws IOException {
    Path input = Files.write(folder.resolve("input.jsonl"), lines);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    assertThat(echo().run(input, print, print)).isZero();
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static JsonLines echo() {
    return JsonLines.independent(
        "id",
        input -> {
          if (input.has("fail")) {
            throw new NoSuchFileException("gone");
          }
          return input.toString();
        });
  }
}
