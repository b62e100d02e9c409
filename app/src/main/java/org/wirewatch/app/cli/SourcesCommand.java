package org.wirewatch.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.wirewatch.app.Registry;
import org.wirewatch.ingest.IngestConfig;
import org.wirewatch.ingest.source.OpmlImport;
import org.wirewatch.ingest.source.OpmlWriter;
import org.wirewatch.wire.Source;
import org.wirewatch.wire.config.Settings;
import org.wirewatch.wire.net.AddressGuard;
import org.wirewatch.wire.net.AllowList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sources}: what is polled, in and out as OPML. */
@Command(
    name = "sources",
    description = "Import and export what is polled, as OPML.",
    subcommands = {SourcesCommand.Import.class, SourcesCommand.Export.class})
public final class SourcesCommand {
  @Command(name = "import", description = "Adds what is not there yet; folders become tags.")
  static final class Import implements Callable<Integer> {
    @Mixin KafkaOptions kafka;

    @Parameters(paramLabel = "FILE.opml")
    Path file;

    @Override
    public Integer call() throws Exception {
      List<Source> sources = read(file, kafka.config());
      int added = new Registry(kafka.kafka()).addMissing(sources, List.of());
      System.err.println(added + " sources added, " + (sources.size() - added) + " known before");
      return 0;
    }
  }

  @Command(name = "export", description = "Writes all sources as OPML.")
  static final class Export implements Callable<Integer> {
    @Mixin KafkaOptions kafka;

    @Option(
        names = {"-o", "--output"},
        paramLabel = "FILE",
        description = "standard output when absent")
    Path output;

    @Override
    public Integer call() throws Exception {
      byte[] opml = OpmlWriter.write("Wirewatch sources", new Registry(kafka.kafka()).sources());
      if (output == null) {
        System.out.write(opml);
        System.out.flush();
      } else {
        Files.write(output, opml);
      }
      return 0;
    }
  }

  /** Reads a list; tells on standard error what the address guard refuses. */
  static List<Source> read(Path file, Path config) throws IOException {
    Settings settings = Settings.read("ingest", config, System.getenv());
    IngestConfig ingest = IngestConfig.read(settings);
    AddressGuard guard =
        AddressGuard.of(AllowList.of(ingest.http().allow()).withPorts(ingest.http().ports()));
    OpmlImport list;
    try {
      list = OpmlImport.of(Files.readAllBytes(file), guard);
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
    for (OpmlImport.Refused refused : list.refused()) {
      System.err.println("left out: " + refused.url() + ": " + refused.detail());
    }
    return new ArrayList<>(list.sources());
  }
}
