package org.wirewatch.app.newsroom;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.Source;

/**
 * Serves the invented outlets, each on its own port of loopback, and publishes their articles at a
 * {@link Pace}. The dates in feeds and pages are of the five days before the first start. A second
 * start with the same state folder goes on with the same addresses, dates and published articles.
 * Thread-safe.
 */
public final class SampleNewsroom implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SampleNewsroom.class);
  private static final Duration POLL_INTERVAL = Duration.ofSeconds(2);
  private static final Duration TICK = Duration.ofMillis(100);
  private static final String LOG_PATH = "/newsroom/log.json";
  private static final String OPML_PATH = "/newsroom/sources.opml";

  private final Library library;
  private final Pace pace;
  private final InstantSource wall;
  private final Path stateFolder;
  private final Instant startedAt;
  private final PressRun run;
  private final Map<String, OutletServer> servers = new LinkedHashMap<>();
  private final Thread clock =
      Thread.ofVirtual().name("newsroom-clock").unstarted(this::publishOnTime);

  private SampleNewsroom(
      Library library, int basePort, Path stateFolder, InstantSource wall, Pace pace) {
    this.library = library;
    this.pace = pace;
    this.wall = wall;
    this.stateFolder = stateFolder;
    Optional<NewsroomState> earlier = NewsroomState.read(stateFolder);
    this.startedAt =
        earlier
            .map(NewsroomState::startedAt)
            .orElseGet(() -> wall.instant().truncatedTo(ChronoUnit.SECONDS));
    this.run = new PressRun(library, startedAt.minus(PressRun.SPAN));
    earlier.ifPresent(state -> run.repeat(state.live()));
    Map<String, Integer> ports = earlier.map(NewsroomState::ports).orElse(Map.of());
    try {
      for (Outlet outlet : library.outlets()) {
        int fresh = basePort == 0 ? 0 : basePort + servers.size();
        servers.put(outlet.id(), OutletServer.bind(ports.getOrDefault(outlet.id(), fresh)));
      }
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * Starts serving and, unless the pace is stepwise, publishing.
   *
   * @param basePort port of the first outlet, the others follow; 0 takes free ones; a port in the
   *     state folder goes first
   * @param stateFolder null keeps nothing over a restart
   * @throws java.io.UncheckedIOException if a port is taken or the state cannot be read
   */
  public static SampleNewsroom start(
      int basePort, Path stateFolder, InstantSource wall, Pace pace) {
    return start(Library.load(), basePort, stateFolder, wall, pace);
  }

  /**
   * Serves a number of varied copies of the articles, all at once: for measuring throughput. The
   * same number and seed give the same articles.
   */
  public static SampleNewsroom startReplay(int articles, long seed, InstantSource wall) {
    Library library = ArticleVariants.of(Library.load(), articles, seed);
    return start(library, 0, null, wall, Pace.allAtOnce());
  }

  private static SampleNewsroom start(
      Library library, int basePort, Path stateFolder, InstantSource wall, Pace pace) {
    SampleNewsroom newsroom = new SampleNewsroom(library, basePort, stateFolder, wall, pace);
    newsroom.open();
    return newsroom;
  }

  private void open() {
    publishDue();
    saveState();
    String first = library.outlets().getFirst().id();
    for (Outlet outlet : library.outlets()) {
      OutletServer server = servers.get(outlet.id());
      OutletSite site = new OutletSite(outlet, server.origin(), run);
      server.serve(
          outlet.id().equals(first) ? path -> desk(path).or(() -> site.at(path)) : site::at);
    }
    if (pace.mode() == Pace.Mode.CLOCK) {
      clock.start();
    }
    LOG.info(
        "newsroom open outlets={} articles={} address={}",
        library.outlets().size(),
        library.articles().size(),
        origin());
  }

  /** Address of the first outlet, which also serves the log and the list of sources. */
  public String origin() {
    return servers.get(library.outlets().getFirst().id()).origin();
  }

  /** Address of the log: which article could first be read at which wall-clock instant. */
  public URI logUrl() {
    return URI.create(origin() + LOG_PATH);
  }

  /** What to poll: one source an outlet. */
  public List<Source> sources() {
    List<Source> sources = new ArrayList<>();
    for (Outlet outlet : library.outlets()) {
      Source.Kind kind =
          switch (outlet.feed()) {
            case RSS, ATOM, RDF, JSON -> Source.Kind.FEED;
            case NEWS_SITEMAP -> Source.Kind.SITEMAP;
            case FRONT_PAGE -> Source.Kind.PAGE;
          };
      sources.add(
          new Source(
              Source.SCHEMA_VERSION,
              "newsroom-" + outlet.id(),
              URI.create(servers.get(outlet.id()).origin() + outlet.feedPath()),
              kind,
              outlet.name(),
              List.of("sample newsroom"),
              POLL_INTERVAL,
              true,
              startedAt));
    }
    return List.copyOf(sources);
  }

  /** The sources as OPML 2.0; also served at {@code /newsroom/sources.opml}. */
  public String opml() {
    StringBuilder xml = new StringBuilder();
    xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n")
        .append("<head><title>Wirewatch sample newsroom</title></head>\n<body>\n")
        .append("<outline text=\"sample newsroom\">\n");
    for (Source source : sources()) {
      String type =
          switch (source.kind()) {
            case FEED -> "rss";
            case SITEMAP -> "sitemap";
            case PAGE -> "page";
          };
      xml.append("<outline type=\"")
          .append(type)
          .append("\" text=\"")
          .append(Template.escape(source.outlet()))
          .append("\" title=\"")
          .append(Template.escape(source.outlet()))
          .append("\" xmlUrl=\"")
          .append(Template.escape(source.url().toString()))
          .append("\"/>\n");
    }
    return xml.append("</outline>\n</body>\n</opml>\n").toString();
  }

  /**
   * Publishes the next article or correction, whatever the clock says.
   *
   * @return its address, or empty when everything is out
   */
  public Optional<URI> publishNext() {
    Optional<PressRun.LogEntry> entry = run.publishNext(wall.instant());
    if (entry.isPresent()) {
      saveState();
    }
    return entry.map(this::url);
  }

  /** Publishes all that is left. */
  public void publishAll() {
    run.publishUntil(Instant.MAX, wall.instant());
    saveState();
  }

  /** Whether everything is out. */
  public boolean finished() {
    return run.finished();
  }

  /** Address of a published article, by its id; empty while it is not out. */
  public Optional<URI> urlOf(String articleId) {
    return run.byId(articleId)
        .map(item -> URI.create(servers.get(item.outlet().id()).origin() + item.path()));
  }

  /** Stops publishing and serving; repeatable. */
  @Override
  public void close() {
    clock.interrupt();
    servers.values().forEach(OutletServer::close);
  }

  private void publishOnTime() {
    try {
      while (!run.finished()) {
        Thread.sleep(TICK);
        if (publishDue() > 0) {
          saveState();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("newsroom stops publishing", e);
    }
  }

  private int publishDue() {
    Instant now = wall.instant();
    return switch (pace.mode()) {
      case STEPWISE -> 0;
      case ALL_AT_ONCE -> run.publishUntil(Instant.MAX, now);
      case CLOCK -> run.publishUntil(virtual(now), now);
    };
  }

  private Instant virtual(Instant now) {
    double share = (double) Duration.between(startedAt, now).toMillis() / pace.length().toMillis();
    Duration passed = Duration.ofMillis((long) (share * PressRun.SPAN.toMillis()));
    return startedAt.minus(PressRun.SPAN).plus(passed);
  }

  private void saveState() {
    if (stateFolder != null) {
      new NewsroomState(
              startedAt,
              servers.entrySet().stream()
                  .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().port())),
              run.log().stream().map(PressRun.LogEntry::liveAt).toList())
          .write(stateFolder);
    }
  }

  private Optional<OutletSite.Document> desk(String path) {
    return switch (path) {
      case LOG_PATH -> Optional.of(text("application/json", Json.write(logLines())));
      case OPML_PATH -> Optional.of(text("text/x-opml; charset=utf-8", opml()));
      default -> Optional.empty();
    };
  }

  private List<Map<String, Object>> logLines() {
    List<Map<String, Object>> lines = new ArrayList<>();
    for (PressRun.LogEntry entry : run.log()) {
      Map<String, Object> line = new HashMap<>();
      line.put("id", entry.id());
      line.put("outlet", entry.outlet());
      line.put("story", entry.story());
      line.put("revision", entry.revision());
      line.put("url", url(entry));
      line.put("published_at", entry.publishedAt());
      line.put("live_at", entry.liveAt());
      lines.add(line);
    }
    return lines;
  }

  private URI url(PressRun.LogEntry entry) {
    return URI.create(servers.get(entry.outlet()).origin() + entry.path());
  }

  private static OutletSite.Document text(String contentType, String text) {
    return new OutletSite.Document(contentType, StandardCharsets.UTF_8, text, Instant.EPOCH);
  }
}
