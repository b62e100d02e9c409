package org.wirewatch.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.wirewatch.app.DataFolder;
import org.wirewatch.app.Logging;
import org.wirewatch.app.Registry;
import org.wirewatch.app.Running;
import org.wirewatch.app.newsroom.Pace;
import org.wirewatch.app.newsroom.SampleNewsroom;
import org.wirewatch.app.newsroom.SampleSubscriptions;
import org.wirewatch.wire.Source;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code demo}: {@code up} over the sample newsroom. */
@Command(
    name = "demo",
    description = "Runs everything over a sample newsroom that publishes while you watch.")
public final class DemoCommand implements Callable<Integer> {
  private static final int NEWSROOM_PORT = 8490;

  @Option(names = "--port", paramLabel = "N", description = "of the desk; 0 takes a free one")
  Integer port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "where everything is kept (the user's data folder, by XDG)")
  Path data;

  @Option(
      names = "--minutes",
      defaultValue = "4",
      description = "in which the newsroom's five days pass (${DEFAULT-VALUE})")
  int minutes;

  @Option(names = "--fresh", description = "forget earlier runs and start from the first day")
  boolean fresh;

  @Option(
      names = "--newsroom-port",
      defaultValue = "" + NEWSROOM_PORT,
      description = "of the first outlet, the others follow; 0 takes free ones (${DEFAULT-VALUE})")
  int newsroomPort;

  @Option(
      names = "--management-port",
      defaultValue = "8081",
      description = "of /metrics and /health; 0 takes a free one (${DEFAULT-VALUE})")
  int managementPort;

  @Override
  public Integer call() throws Exception {
    DataFolder folder = data == null ? DataFolder.ofUser("wirewatch-demo") : new DataFolder(data);
    folder.lock().channel().close(); // before anything else: whoever has it, says so
    if (fresh) {
      forget(folder);
    }
    Logging.toFile(folder.logs());
    Stop stop = new Stop();
    SampleNewsroom newsroom =
        stop.add(
            SampleNewsroom.start(
                newsroomPort,
                folder.newsroom(),
                InstantSource.system(),
                Pace.over(Duration.ofMinutes(minutes))));
    Running running =
        stop.add(
            Running.start(
                new Running.Plan(
                    folder,
                    null,
                    null,
                    environment(System.getenv(), newsroom.sources()),
                    port,
                    managementPort)));
    new Registry(running.kafka()).addMissing(newsroom.sources(), SampleSubscriptions.load());
    System.out.println("Wirewatch demo is up. Desk: " + running.deskUrl());
    System.out.println("Sample newsroom:            " + newsroom.origin());
    System.out.println(
        "Its five days pass in " + minutes + " minutes; --fresh starts them again. Ctrl-C stops.");
    stop.await();
    return 0;
  }

  /**
   * What is set, and the newsroom open beside it: it is on loopback, and our own, so that there is
   * no need to spare it.
   */
  static Map<String, String> environment(Map<String, String> set, List<Source> sources) {
    Map<String, String> environment = new HashMap<>(set);
    String hosts =
        String.join(",", sources.stream().map(source -> source.url().getAuthority()).toList());
    environment.merge(
        "WIREWATCH_INGEST_HTTP_ALLOW",
        hosts,
        (opened, ours) -> opened.isBlank() ? ours : opened + "," + ours);
    environment.putIfAbsent("WIREWATCH_INGEST_FETCH_HOST_DELAY", "0ms");
    return environment;
  }

  private static void forget(DataFolder folder) throws IOException {
    if (!Files.exists(folder.root())) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder.root())) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
