package org.wirewatch.app.cli;

import java.util.concurrent.Callable;
import org.wirewatch.app.Reextraction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code articles}: what can be done with the articles of a running pipeline. */
@Command(
    name = "articles",
    description = "Work on the articles of a running pipeline.",
    subcommands = ArticlesCommand.Reextract.class)
public final class ArticlesCommand {
  @Command(
      name = "reextract",
      description =
          "Asks ingest to extract kept pages with its extractor of today; articles that come out"
              + " differently become revisions.")
  static final class Reextract implements Callable<Integer> {
    @Mixin KafkaOptions kafka;

    @Option(
        names = "--all",
        description = "also the articles that this version of the extractor made")
    boolean all;

    @Override
    public Integer call() throws Exception {
      Reextraction.Count count = new Reextraction(kafka.kafka()).request(all);
      System.err.printf(
          "%d articles, %d requested, %d up to date, %d whose page is not kept%n",
          count.articles(), count.requested(), count.current(), count.notKept());
      return 0;
    }
  }
}
