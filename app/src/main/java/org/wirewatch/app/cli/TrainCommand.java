package org.wirewatch.app.cli;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import org.wirewatch.enrich.entity.train.EntityTrainer;
import org.wirewatch.enrich.language.LanguageTrainer;
import org.wirewatch.enrich.story.StoryTrainer;
import org.wirewatch.enrich.story.Trait;
import org.wirewatch.enrich.topic.CombinationTrainer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code train}: makes the models that the repository ships. */
@Command(
    name = "train",
    description = "Train the bundled models again.",
    subcommands = {
      TrainCommand.Entities.class,
      TrainCommand.Language.class,
      TrainCommand.Stories.class,
      TrainCommand.Topics.class
    })
public final class TrainCommand {
  @Command(name = "entities", description = "The name finder; the same seed gives the same model.")
  static final class Entities implements Callable<Integer> {
    @Option(names = "--data", required = true, paramLabel = "DIR", description = "CoNLL files")
    Path data;

    @Option(
        names = "--training",
        required = true,
        paramLabel = "DIR",
        description = "enrich/training of this repository: written news, the teacher's labels")
    Path training;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "for the model")
    Path out;

    @Option(names = "--seed", defaultValue = "1", description = "(${DEFAULT-VALUE})")
    long seed;

    @Override
    public Integer call() throws Exception {
      EntityTrainer.train(data, training, out, seed, System.err::println);
      return 0;
    }
  }

  @Command(
      name = "language",
      description = "How sure a language is; the same seed gives the same weights.")
  static final class Language implements Callable<Integer> {
    @Option(
        names = "--training",
        required = true,
        paramLabel = "DIR",
        description = "enrich/training of this repository: texts whose language is known")
    Path training;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "for the weights")
    Path out;

    @Option(names = "--seed", defaultValue = "1", description = "(${DEFAULT-VALUE})")
    long seed;

    @Override
    public Integer call() throws Exception {
      LanguageTrainer.train(training, out, seed, System.err::println);
      return 0;
    }
  }

  @Command(
      name = "stories",
      description = "When articles belong to one story; the same seed gives the same model.")
  static final class Stories implements Callable<Integer> {
    @Option(
        names = "--data",
        required = true,
        paramLabel = "DIR",
        description =
            "with clustering/ecb_dev.jsonl, clustering/tg_pairs.jsonl, topics/tg_categories.jsonl")
    Path data;

    @Option(
        names = "--written",
        defaultValue = "enrich/src/test/resources/org/wirewatch/enrich/story",
        paramLabel = "DIR",
        description = "stories written for this repository (${DEFAULT-VALUE})")
    Path written;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "for the model")
    Path out;

    @Option(names = "--seed", defaultValue = "1", description = "(${DEFAULT-VALUE})")
    long seed;

    @Option(
        names = "--without",
        split = ",",
        paramLabel = "TRAIT",
        description = "traits that get no weight, to see what they add: ${COMPLETION-CANDIDATES}")
    Set<Trait> without = Set.of();

    @Override
    public Integer call() throws Exception {
      StoryTrainer.train(data, written, out, seed, without, System.err::println);
      return 0;
    }
  }

  @Command(
      name = "topics",
      description = "How topics weigh their signals; the same seed gives the same weights.")
  static final class Topics implements Callable<Integer> {
    @Option(
        names = "--data",
        required = true,
        paramLabel = "DIR",
        description = "labelled texts and the IPTC Media Topics")
    Path data;

    @Option(
        names = "--training",
        required = true,
        paramLabel = "DIR",
        description = "enrich/training of this repository: written news")
    Path training;

    @Option(
        names = "--cases",
        required = true,
        paramLabel = "FILE.jsonl",
        description = "written cases, hard-topics.jsonl among the tests of enrich")
    Path cases;

    @Option(
        names = "--out",
        required = true,
        paramLabel = "DIR",
        description = "for the weights and the embeddings")
    Path out;

    @Option(names = "--seed", defaultValue = "1", description = "(${DEFAULT-VALUE})")
    long seed;

    @Override
    public Integer call() throws Exception {
      CombinationTrainer.train(data, training, cases, out, seed, System.err::println);
      return 0;
    }
  }
}
