package org.wirewatch.app.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.wirewatch.app.DataFolder;
import org.wirewatch.app.Logging;
import org.wirewatch.app.Registry;
import org.wirewatch.app.Running;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.Source;
import org.wirewatch.wire.config.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code up}: everything in one process. */
@Command(
    name = "up",
    description = "Runs everything in one process; prints the desk's address; Ctrl-C stops it.")
public final class UpCommand implements Callable<Integer> {
  @Option(names = "--sources", paramLabel = "FILE.opml", description = "sources to poll")
  Path sources;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "where everything is kept (the user's data folder, by XDG)")
  Path data;

  @Option(names = "--port", paramLabel = "N", description = "of the desk; 0 takes a free one")
  Integer port;

  @Option(
      names = "--management-port",
      defaultValue = "8081",
      description = "of /metrics and /health; 0 takes a free one (${DEFAULT-VALUE})")
  int managementPort;

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      description = "a cluster instead of the embedded broker")
  String bootstrapServers;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "properties file; the environment (WIREWATCH_...) goes first")
  Path config;

  @Override
  public Integer call() throws Exception {
    DataFolder folder = data == null ? DataFolder.ofUser("wirewatch") : new DataFolder(data);
    List<Source> imported = sources == null ? List.of() : SourcesCommand.read(sources, config);
    Logging.toFile(folder.logs());
    Map<String, String> environment = new HashMap<>(System.getenv());
    Running.Plan plan =
        new Running.Plan(folder, cluster(environment), config, environment, port, managementPort);
    Stop stop = new Stop();
    Running running = stop.add(Running.start(plan));
    new Registry(running.kafka()).addMissing(imported, List.of());
    System.out.println("Wirewatch is up. Desk: " + running.deskUrl());
    System.out.println("Data and logs: " + folder.root() + "   Stop with Ctrl-C.");
    stop.await();
    return 0;
  }

  /** The cluster on the command line or in the configuration; null for the embedded broker. */
  private KafkaSettings cluster(Map<String, String> environment) {
    if (bootstrapServers != null) {
      environment.put("WIREWATCH_KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
    }
    Settings settings = Settings.read("kafka", config, environment);
    if (settings.text("bootstrap.servers", null) == null) {
      return null;
    }
    KafkaSettings kafka = KafkaSettings.read(settings, null);
    settings.finish();
    return kafka;
  }
}
