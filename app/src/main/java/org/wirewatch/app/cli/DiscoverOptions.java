package org.wirewatch.app.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.wirewatch.ingest.IngestConfig;
import org.wirewatch.ingest.discover.Discovery;
import org.wirewatch.wire.config.Settings;
import org.wirewatch.wire.discovery.Discovered;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the commands that look for sources share. */
public final class DiscoverOptions {
  @Parameters(paramLabel = "URL", description = "of a feed, a front page, a section, an article")
  String address;

  @Option(
      names = "--allow",
      paramLabel = "RULE",
      split = ",",
      description = "opened although private: 10.1.0.0/16, 127.0.0.1:8080, feeds.internal")
  List<String> allow = List.of();

  /** Looks, with the HTTP settings of ingest and what is allowed besides. */
  Discovered discover(Path config) {
    Settings settings = Settings.read("ingest", config, System.getenv());
    IngestConfig ingest = IngestConfig.read(settings);
    settings.finish();
    List<String> allowed = new ArrayList<>(ingest.http().allow());
    allowed.addAll(allow);
    try (Discovery discovery =
        new Discovery(ingest.http().withAllowed(allowed), InstantSource.system())) {
      return discovery.find(address);
    }
  }
}
