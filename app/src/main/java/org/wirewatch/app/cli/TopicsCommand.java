package org.wirewatch.app.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.wirewatch.app.Registry;
import org.wirewatch.enrich.EnrichConfig;
import org.wirewatch.enrich.topic.TopicDefinitions;
import org.wirewatch.query.NewsQuery;
import org.wirewatch.query.QueryException;
import org.wirewatch.wire.TopicDefinition;
import org.wirewatch.wire.TopicOverlay;
import org.wirewatch.wire.TopicOverlay.Entry;
import org.wirewatch.wire.TopicOverlay.Origin;
import org.wirewatch.wire.config.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code topics}: what a running pipeline scores articles by. */
@Command(
    name = "topics",
    description = "List, show, change, switch off and export the topics of a running pipeline.",
    subcommands = {
      TopicsCommand.Names.class,
      TopicsCommand.Show.class,
      TopicsCommand.Put.class,
      TopicsCommand.Delete.class,
      TopicsCommand.Reset.class,
      TopicsCommand.Export.class
    })
public final class TopicsCommand {
  /** What is done with one topic; 1 when there is none of that id. */
  abstract static class OnTopic implements Callable<Integer> {
    @Mixin KafkaOptions kafka;

    @Parameters(paramLabel = "ID")
    String id;

    @Override
    public final Integer call() throws Exception {
      Optional<Entry> entry = overlay(kafka).entry(id);
      if (entry.isEmpty()) {
        System.err.println("there is no topic " + id);
        return 1;
      }
      return call(entry.get());
    }

    abstract int call(Entry entry) throws Exception;
  }

  @Command(name = "list", description = "One line for each topic: id, state, origin, name.")
  static final class Names implements Callable<Integer> {
    @Mixin KafkaOptions kafka;

    @Override
    public Integer call() throws Exception {
      for (Entry entry : overlay(kafka).entries()) {
        TopicDefinition topic = entry.definition();
        String state = topic.disabled() ? "off" : fault(topic).isPresent() ? "faulty" : "ok";
        String origin = entry.origin().name().toLowerCase(java.util.Locale.ROOT);
        System.out.printf("%s %s %s %s%n", topic.id(), state, origin, topic.name());
      }
      System.out.flush();
      return 0;
    }
  }

  @Command(name = "show", description = "Writes one definition as YAML.")
  static final class Show extends OnTopic {
    @Override
    int call(Entry entry) throws Exception {
      TopicDefinition topic = entry.definition();
      System.out.print(TopicDefinitions.write(List.of(topic)));
      System.out.flush();
      fault(topic).ifPresent(fault -> System.err.println("faulty: " + fault));
      return 0;
    }
  }

  @Command(
      name = "put",
      description = "Adds the topics of a file or replaces those with the same id, all or none.")
  static final class Put implements Callable<Integer> {
    @Mixin KafkaOptions kafka;

    @Parameters(paramLabel = "FILE.yaml")
    Path file;

    @Override
    public Integer call() throws Exception {
      Instant now = Instant.now();
      List<TopicDefinition> topics =
          TopicDefinitions.read(file).stream().map(topic -> topic.changedAt(now)).toList();
      if (topics.isEmpty()) {
        System.err.println("no topic in " + file);
        return 1;
      }
      boolean sound = true;
      for (TopicDefinition topic : topics) {
        Optional<String> fault = fault(topic);
        fault.ifPresent(text -> System.err.printf("topic %s: %s%n", topic.id(), text));
        sound &= fault.isEmpty();
      }
      if (!sound) {
        System.err.println("nothing changed");
        return 1;
      }
      new Registry(kafka.kafka()).putTopics(topics);
      System.err.println(topics.size() + " topics added or changed");
      return 0;
    }
  }

  @Command(
      name = "delete",
      description = "Takes an added topic away; switches one of the file off until a reset.")
  static final class Delete extends OnTopic {
    @Override
    int call(Entry entry) throws Exception {
      Registry registry = new Registry(kafka.kafka());
      boolean added = entry.origin() == Origin.EDITED && entry.below() == null;
      if (added) {
        registry.resetTopic(id);
      } else {
        TopicDefinition off = entry.definition().disabled(true);
        registry.putTopics(List.of(off.changedAt(Instant.now())));
      }
      System.err.printf("%s %s%n", added ? "deleted" : "switched off", id);
      return 0;
    }
  }

  @Command(name = "reset", description = "Brings the definition of the file back.")
  static final class Reset extends OnTopic {
    @Override
    int call(Entry entry) throws Exception {
      if (entry.below() == null) {
        boolean added = entry.origin() == Origin.EDITED;
        System.err.printf(
            "nothing to reset: %s %s%n", id, added ? "was added; delete it" : "was not changed");
        return 1;
      }
      new Registry(kafka.kafka()).resetTopic(id);
      System.err.println("reset " + id);
      return 0;
    }
  }

  @Command(name = "export", description = "Writes all topics that are on as a file of topics.")
  static final class Export implements Callable<Integer> {
    @Mixin KafkaOptions kafka;
    @Mixin OutputOption output;

    @Option(
        names = "--edited",
        description = "only what was added, changed or switched off, for 'put' elsewhere")
    boolean edited;

    @Override
    public Integer call() throws Exception {
      TopicOverlay overlay = overlay(kafka);
      List<TopicDefinition> topics = edited ? overlay.edited() : overlay.inEffect();
      output.write(TopicDefinitions.write(topics).getBytes(StandardCharsets.UTF_8));
      return 0;
    }
  }

  /** What is wrong with the query, and where. */
  private static Optional<String> fault(TopicDefinition topic) {
    if (topic.query() == null) {
      return Optional.empty();
    }
    try {
      NewsQuery.parse(topic.query());
      return Optional.empty();
    } catch (QueryException e) {
      String remedy = e.suggestion().map(text -> " (" + text + ")").orElse("");
      return Optional.of("query, character " + e.start() + ": " + e.getMessage() + remedy);
    }
  }

  private static TopicOverlay overlay(KafkaOptions kafka) throws IOException {
    Settings settings = Settings.read("enrich", kafka.config(), System.getenv());
    return new Registry(kafka.kafka()).topics(EnrichConfig.read(settings).topics());
  }
}
