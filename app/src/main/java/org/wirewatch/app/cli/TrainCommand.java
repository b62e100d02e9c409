package org.wirewatch.app.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.wirewatch.enrich.entity.train.EntityTrainer;
import org.wirewatch.enrich.language.LanguageTrainer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code train}: makes the models that the repository ships. */
@Command(
    name = "train",
    description = "Train the bundled models again.",
    subcommands = {TrainCommand.Entities.class, TrainCommand.Language.class})
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
}
