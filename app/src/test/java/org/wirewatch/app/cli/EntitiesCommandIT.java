package org.wirewatch.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wirewatch.app.Registry;
import org.wirewatch.knowledge.KnowledgeBase;
import org.wirewatch.testkit.KafkaFixture;
import org.wirewatch.wire.KafkaSettings;
import picocli.CommandLine;

class EntitiesCommandIT {
  private static final String ROWS =
      """
      id,type,name,kind,country,aliases,wikidata,description,roles,keywords,redirect_to
      bram-oak,PERSON,"Bram Oak",minister,NL,,,,,,
      """;

  @TempDir Path folder;
  private final KafkaSettings kafka = KafkaFixture.shared().settings();

  @Test
  void addsTheRowsOfAFileAndWritesThemAgain() throws IOException {
    Path file = Files.writeString(folder.resolve("mine.csv"), ROWS);
    Path again = folder.resolve("again.csv");

    assertThat(run("add", file.toString())).isZero();

    assertThat(new Registry(kafka).entities(KnowledgeBase.bundled()).base().named("Bram Oak"))
        .hasSize(1);
    assertThat(run("export", "--output", again.toString())).isZero();
    assertThat(again).hasContent(ROWS);
  }

  @Test
  void addsNothingWhenARowStandsForNobody() throws IOException {
    Path file = Files.writeString(folder.resolve("bad.csv"), ROWS + "x,PERSON,X,,,,,,,,no-such\n");

    assertThat(run("add", file.toString())).isEqualTo(1);

    assertThat(new Registry(kafka).entities(KnowledgeBase.bundled()).additions()).isEmpty();
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
    CommandLine line = new CommandLine(new EntitiesCommand());
    String[] arguments = new String[more.length + 3];
    arguments[0] = command;
    arguments[1] = "--config";
    arguments[2] = config.toString();
    System.arraycopy(more, 0, arguments, 3, more.length);
    return line.execute(arguments);
  }
}
