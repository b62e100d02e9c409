package org.wirewatch.app.cli;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.wirewatch.app.Registry;
import org.wirewatch.enrich.EnrichConfig;
import org.wirewatch.knowledge.KnowledgeBase;
import org.wirewatch.knowledge.KnowledgeFile;
import org.wirewatch.knowledge.KnowledgeOverlay;
import org.wirewatch.wire.KnownEntity;
import org.wirewatch.wire.config.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code entities}: what was added to the knowledge base of a running pipeline. */
@Command(
    name = "entities",
    description = "List, add and export what was added to the knowledge base.",
    subcommands = {
      EntitiesCommand.Show.class,
      EntitiesCommand.Add.class,
      EntitiesCommand.Export.class
    })
public final class EntitiesCommand {
  @Command(name = "list", description = "One line for each addition: id, type, name, target.")
  static final class Show implements Callable<Integer> {
    @Mixin KafkaOptions kafka;

    @Override
    public Integer call() throws Exception {
      for (KnownEntity one : overlay(kafka).additions()) {
        String target = one.redirectTo() == null ? "" : " -> " + one.redirectTo();
        System.out.printf("%s %s %s%s%n", one.entityId(), one.type(), one.name(), target);
      }
      System.out.flush();
      return 0;
    }
  }

  @Command(name = "add", description = "Adds the rows of a knowledge file, all or none.")
  static final class Add implements Callable<Integer> {
    @Mixin KafkaOptions kafka;

    @Parameters(paramLabel = "FILE.csv")
    Path file;

    @Override
    public Integer call() throws Exception {
      Instant now = Instant.now();
      List<KnownEntity> rows = new ArrayList<>();
      KnowledgeFile.read(file).forEach(row -> rows.add(row.changedAt(now)));
      if (rows.isEmpty()) {
        System.err.println("no row in " + file);
        return 1;
      }
      KnowledgeBase after = overlay(kafka).base().with(rows);
      for (KnownEntity row : rows) {
        if (row.redirectTo() != null && !after.leadsElsewhere(row.entityId())) {
          System.err.printf(
              "nothing added: %s would stand for %s, which is nobody%n",
              row.entityId(), row.redirectTo());
          return 1;
        }
      }
      new Registry(kafka.kafka()).put(rows);
      System.err.println(rows.size() + " entities added or changed");
      return 0;
    }
  }

  @Command(name = "export", description = "Writes the additions as a knowledge file.")
  static final class Export implements Callable<Integer> {
    @Mixin KafkaOptions kafka;

    @Mixin OutputOption output;

    @Override
    public Integer call() throws Exception {
      StringWriter csv = new StringWriter();
      KnowledgeFile.write(overlay(kafka).additions(), csv);
      output.write(csv.toString().getBytes(StandardCharsets.UTF_8));
      return 0;
    }
  }

  private static KnowledgeOverlay overlay(KafkaOptions kafka) throws IOException {
    Settings settings = Settings.read("enrich", kafka.config(), System.getenv());
    KnowledgeBase below = EnrichConfig.read(settings).knowledge();
    return new Registry(kafka.kafka()).entities(below);
  }
}
