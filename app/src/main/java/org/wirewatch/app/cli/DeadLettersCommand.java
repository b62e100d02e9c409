package org.wirewatch.app.cli;

import java.io.PrintStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.wirewatch.app.DeadLetterBox;
import org.wirewatch.app.DeadLetterBox.Letter;
import org.wirewatch.wire.DeadLetter;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.Reason;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dead-letters}: what could not be processed, why, and putting it back. */
@Command(
    name = "dead-letters",
    description = "List, show and replay what could not be processed.",
    subcommands = {
      DeadLettersCommand.ListThem.class,
      DeadLettersCommand.Show.class,
      DeadLettersCommand.Replay.class
    })
public final class DeadLettersCommand {
  /** Which dead letters. */
  static final class Filter {
    @Option(names = "--reason", description = "only this reason: ${COMPLETION-CANDIDATES}")
    Reason reason;

    @Option(names = "--service", description = "only this service's")
    String service;

    Predicate<Letter> condition() {
      return letter ->
          (reason == null || reason.name().equals(letter.header(DeadLetter.REASON)))
              && (service == null || service.equals(letter.header(DeadLetter.SERVICE)));
    }

    boolean isEmpty() {
      return reason == null && service == null;
    }
  }

  @Command(name = "list", description = "One JSON line each, without the body.")
  static final class ListThem implements Callable<Integer> {
    @Mixin KafkaOptions kafka;
    @Mixin Filter filter;

    @Option(names = "--limit", defaultValue = "1000", description = "newest N (${DEFAULT-VALUE})")
    int limit;

    @Override
    public Integer call() throws Exception {
      List<Letter> letters = new DeadLetterBox(kafka.kafka()).find(filter.condition());
      letters.stream()
          .skip(Math.max(0, letters.size() - limit))
          .forEach(letter -> System.out.println(letter.summary()));
      return 0;
    }
  }

  @Command(name = "show", description = "The cause and the original record.")
  static final class Show implements Callable<Integer> {
    @Mixin KafkaOptions kafka;

    @Parameters(paramLabel = "ID", description = "as 'list' prints it")
    String id;

    @Override
    public Integer call() throws Exception {
      List<Letter> found = new DeadLetterBox(kafka.kafka()).find(letter -> letter.id().equals(id));
      if (found.isEmpty()) {
        System.err.println("no dead letter " + id);
        return 1;
      }
      print(found.getFirst(), System.out);
      return 0;
    }

    private static void print(Letter letter, PrintStream out) throws Exception {
      out.println(
          Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(letter.summary()));
      String trace = letter.header(DeadLetter.STACKTRACE);
      if (trace != null && !trace.isBlank()) {
        out.println(trace);
      }
      out.println(letter.body());
    }
  }

  @Command(
      name = "replay",
      description = "Writes records back to the topics they came from, all or none.")
  static final class Replay implements Callable<Integer> {
    @Mixin KafkaOptions kafka;
    @Mixin Filter filter;

    @Option(names = "--all", description = "every dead letter that the filter leaves")
    boolean all;

    @Parameters(arity = "0..*", paramLabel = "ID", description = "as 'list' prints them")
    List<String> ids = List.of();

    @Override
    public Integer call() throws Exception {
      if (ids.isEmpty() && filter.isEmpty() && !all) {
        System.err.println("say which: IDs, --reason, --service or --all");
        return 2;
      }
      Set<String> wanted = new HashSet<>(ids);
      DeadLetterBox box = new DeadLetterBox(kafka.kafka());
      List<Letter> letters =
          box.find(
              filter.condition().and(letter -> wanted.isEmpty() || wanted.contains(letter.id())));
      letters.forEach(letter -> wanted.remove(letter.id()));
      if (!wanted.isEmpty()) {
        System.err.println("no dead letter " + String.join(", ", wanted) + "; nothing replayed");
        return 1;
      }
      box.replay(letters);
      System.err.println("replayed " + letters.size());
      return 0;
    }
  }
}
