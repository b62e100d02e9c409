package org.wirewatch.app.cli;

import static org.wirewatch.wire.net.AddressGuard.Refusal.SSRF_BLOCKED;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.wirewatch.app.Registry;
import org.wirewatch.ingest.IngestConfig;
import org.wirewatch.ingest.source.OpmlImport;
import org.wirewatch.ingest.source.OpmlWriter;
import org.wirewatch.wire.Ids;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.Source;
import org.wirewatch.wire.config.Settings;
import org.wirewatch.wire.discovery.Candidate;
import org.wirewatch.wire.discovery.Discovered;
import org.wirewatch.wire.net.AddressGuard;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sources}: what is polled; found behind an address, or in and out as OPML. */
@Command(
    name = "sources",
    description = "Find, add, import and export what is polled.",
    subcommands = {
      SourcesCommand.Discover.class,
      SourcesCommand.Add.class,
      SourcesCommand.Import.class,
      SourcesCommand.Export.class
    })
public final class SourcesCommand {
  @Command(
      name = "discover",
      description = "Shows what could be polled behind an address: feeds, sitemaps, the page.")
  static final class Discover implements Callable<Integer> {
    @Mixin DiscoverOptions options;

    @Option(names = "--config", paramLabel = "FILE", description = "properties file")
    Path config;

    @Option(names = "--json", description = "one JSON object instead of text")
    boolean json;

    @Override
    public Integer call() {
      Discovered found = options.discover(config);
      System.out.print(json ? Json.write(found) + "\n" : DiscoveryText.of(found));
      System.out.flush();
      return found.readable().isEmpty() ? 1 : 0;
    }
  }

  @Command(name = "add", description = "Adds the best that 'discover' finds, or the one picked.")
  static final class Add implements Callable<Integer> {
    @Mixin KafkaOptions kafka;
    @Mixin DiscoverOptions options;

    @Option(
        names = "--pick",
        paramLabel = "N",
        description = "its number in 'discover', from 1; the best when absent")
    Integer pick;

    @Option(names = "--outlet", paramLabel = "NAME", description = "the publisher's name")
    String outlet;

    @Option(names = "--tag", paramLabel = "TAG", description = "may be given several times")
    List<String> tags = List.of();

    @Override
    public Integer call() throws Exception {
      KafkaSettings cluster = kafka.kafka();
      Discovered found = options.discover(kafka.config());
      List<Candidate> candidates = found.readable();
      String fault = fault(found);
      if (fault != null) {
        System.err.print(DiscoveryText.of(found));
        System.err.println(fault);
        return 1;
      }
      Candidate picked = candidates.get(pick == null ? 0 : pick - 1);
      Source source =
          new Source(
              Source.SCHEMA_VERSION,
              Ids.of(picked.url().toString()),
              picked.url(),
              picked.kind(),
              outlet == null ? picked.outlet() : outlet,
              tags,
              null,
              true,
              Instant.now());
      boolean added = new Registry(cluster).add(source);
      System.err.printf("%s %s (%s)%n", added ? "added" : "known", source.url(), source.outlet());
      if (!options.allow.isEmpty()) {
        System.err.println("note: " + DiscoveryText.PRIVATE_HINT);
      }
      return 0;
    }

    /** Why nothing is added; null when something can be. */
    private String fault(Discovered found) {
      int count = found.readable().size();
      boolean asked =
          found.problem() == null
              && found.candidates().stream()
                  .noneMatch(one -> one.found() == Candidate.Found.ASKED && !one.readable());
      if (count == 0) {
        return "nothing added";
      }
      if (pick == null) {
        return asked ? null : "nothing added: the address itself fails; --pick N takes another";
      }
      return pick >= 1 && pick <= count ? null : "nothing added: there is no number " + pick;
    }
  }

  @Command(name = "import", description = "Adds what is not there yet; folders become tags.")
  static final class Import implements Callable<Integer> {
    @Mixin KafkaOptions kafka;

    @Parameters(paramLabel = "FILE.opml")
    Path file;

    @Override
    public Integer call() throws Exception {
      List<Source> sources = read(file, kafka.config());
      if (sources.isEmpty()) {
        System.err.println("no source in " + file);
        return 1;
      }
      int added = new Registry(kafka.kafka()).addMissing(sources, List.of());
      System.err.println(added + " sources added, " + (sources.size() - added) + " known before");
      return 0;
    }
  }

  @Command(name = "export", description = "Writes all sources as OPML.")
  static final class Export implements Callable<Integer> {
    @Mixin KafkaOptions kafka;

    @Mixin OutputOption output;

    @Override
    public Integer call() throws Exception {
      output.write(OpmlWriter.write("Wirewatch sources", new Registry(kafka.kafka()).sources()));
      return 0;
    }
  }

  /** Reads a list; tells on standard error what the address guard refuses. */
  static List<Source> read(Path file, Path config) throws IOException {
    Settings settings = Settings.read("ingest", config, System.getenv());
    IngestConfig ingest = IngestConfig.read(settings);
    AddressGuard guard = ingest.http().guard();
    if (Files.isDirectory(file)) {
      throw new IOException(file + " is a folder");
    }
    OpmlImport list;
    try {
      list = OpmlImport.of(Files.readAllBytes(file), guard);
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
    for (OpmlImport.Refused refused : list.refused()) {
      System.err.println("left out: " + refused.url() + ": " + refused.detail());
    }
    if (list.refused().stream().anyMatch(one -> one.reason().equals(SSRF_BLOCKED.code()))) {
      System.err.println(
          "private addresses are opened by ingest.http.allow (WIREWATCH_INGEST_HTTP_ALLOW)");
    }
    return new ArrayList<>(list.sources());
  }
}
