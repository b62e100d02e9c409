package org.wirewatch.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wirewatch.app.Registry;
import org.wirewatch.enrich.topic.TopicDefinitions;
import org.wirewatch.testkit.KafkaFixture;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.TopicOverlay;
import org.wirewatch.wire.TopicOverlay.Origin;
import picocli.CommandLine;

class TopicsCommandIT {
  private static final String SHIPPED = "tech-worker-activism";
  private static final String TOPICS =
      """
      - id: "iptc:04000000"
        name: Ferries
        description: "Ferries: crews, routes and accidents."
        query: "ferr* AND NOT \\"ferris wheel\\""
        positives:
          - "A ferry ran aground: nobody was hurt."
          - "Crews of two ferries, one of them new, went on strike # yes"
        negatives:
          - 'no: "ferris"'
      """;

  @TempDir Path folder;
  private final KafkaSettings kafka = KafkaFixture.shared().settings();

  @Test
  void takesTopicsFromAFileAndWritesThemAgain() throws IOException {
    Path file = Files.writeString(folder.resolve("mine.yaml"), TOPICS);
    Path again = folder.resolve("again.yaml");

    assertThat(run("put", file.toString())).isZero();
    assertThat(run("export", "--edited", "--output", again.toString())).isZero();

    assertThat(TopicDefinitions.read(again)).isEqualTo(TopicDefinitions.read(file));
    assertThat(run("show", "iptc:04000000")).isZero();
    assertThat(run("show", "no-such")).isEqualTo(1);
    assertThat(run("list")).isZero();
  }

  @Test
  void switchesOneOfTheFileOffAndBringsItBack() throws IOException {
    Path off = folder.resolve("off.yaml");
    Path effective = folder.resolve("effective.yaml");
    assertThat(run("reset", SHIPPED)).isEqualTo(1);

    assertThat(run("delete", SHIPPED)).isZero();

    assertThat(now().entry(SHIPPED).orElseThrow().definition().disabled()).isTrue();
    assertThat(run("export", "--edited", "--output", off.toString())).isZero();
    assertThat(off).content().contains("disabled: true");
    assertThat(run("export", "--output", effective.toString())).isZero();
    assertThat(TopicDefinitions.read(effective)).isEqualTo(now().inEffect());
    assertThat(run("reset", SHIPPED)).isZero();
    assertThat(now().entry(SHIPPED).orElseThrow().origin()).isEqualTo(Origin.BUNDLED);
    // When: what was exported is put back
    assertThat(run("put", off.toString())).isZero();
    assertThat(now().entry(SHIPPED).orElseThrow().definition().disabled()).isTrue();
  }

  @Test
  void changesNothingWhenOneQueryIsFaulty() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("bad.yaml"), TOPICS + "- id: bad\n  query: \"strike AND (\"\n");

    assertThat(run("put", file.toString())).isEqualTo(1);

    assertThat(now().edited()).isEmpty();
  }

  @Test
  void deletesWhatWasAdded() throws IOException {
    Path file = Files.writeString(folder.resolve("mine.yaml"), TOPICS);
    assertThat(run("put", file.toString())).isZero();
    assertThat(run("reset", "iptc:04000000")).isEqualTo(1);

    assertThat(run("delete", "iptc:04000000")).isZero();

    assertThat(now().entry("iptc:04000000")).isEmpty();
    assertThat(run("delete", "iptc:04000000")).isEqualTo(1);
  }

  private TopicOverlay now() {
    return new Registry(kafka).topics(new TopicOverlay(Origin.BUNDLED, TopicDefinitions.bundled()));
  }

  private int run(String command, String... more) throws IOException {
    Path config = folder.resolve("wirewatch.properties");
    Files.writeString(
        config,
        "kafka.bootstrap.servers="
            + kafka.bootstrapServers()
            + "\nkafka.topic.prefix="
            + kafka.topicPrefix()
            + "\n");
    CommandLine line = new CommandLine(new TopicsCommand());
    String[] arguments = new String[more.length + 3];
    arguments[0] = command;
    arguments[1] = "--config";
    arguments[2] = config.toString();
    System.arraycopy(more, 0, arguments, 3, more.length);
    return line.execute(arguments);
  }
}
