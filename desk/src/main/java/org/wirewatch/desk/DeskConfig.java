package org.wirewatch.desk;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.wirewatch.desk.access.AccessConfig;
import org.wirewatch.desk.http.Proxies;
import org.wirewatch.wire.config.ConfigException;
import org.wirewatch.wire.config.Settings;

/**
 * Settings of the desk.
 *
 * @param host address to listen on; beyond loopback everybody has to sign in
 * @param port 0 takes a free one
 * @param dataDir where the archive's index lies; null keeps it in memory
 * @param token that lets in as admin, at least 16 characters; null for none
 * @param hosts names under which the desk may be addressed, besides {@code localhost} and IP
 *     addresses
 * @param proxies before the desk, whose headers are believed
 * @param liveKept articles that the live page can show and a broken stream can catch up with
 * @param liveWatchersMax open live streams
 * @param liveQueueMax articles that may wait for one live stream before it is dropped
 * @param alertsMax newest alerts kept in memory; the archive has the others of 90 days
 * @param subscriptionsMax that may exist
 * @param bodyBytesMax of a request
 * @param access people and what they may do
 * @param pushKey as {@code alerts.push.public.key}, by which browsers know who sends; null for none
 */
public record DeskConfig(
    String host,
    int port,
    Path dataDir,
    String token,
    List<String> hosts,
    Proxies proxies,
    int liveKept,
    int liveWatchersMax,
    int liveQueueMax,
    int alertsMax,
    int subscriptionsMax,
    int bodyBytesMax,
    AccessConfig access,
    String pushKey) {

  private static final int TOKEN_CHARS_MIN = 16;

  /** An uncompressed point, which begins with the byte 4, in base64url. */
  private static final Pattern P256_POINT = Pattern.compile("B[A-P][A-Za-z0-9_-]{85}");

  /** Checks what must hold before anything is opened. */
  public DeskConfig {
    hosts = List.copyOf(hosts);
    if (token != null && token.length() < TOKEN_CHARS_MIN) {
      throw new ConfigException("desk.token: at least " + TOKEN_CHARS_MIN + " characters");
    }
    positive(liveKept, "live.kept");
    positive(liveWatchersMax, "live.watchers.max");
    positive(liveQueueMax, "live.queue.max");
    positive(alertsMax, "alerts.max");
    positive(subscriptionsMax, "subscriptions.max");
    positive(bodyBytesMax, "body.bytes.max");
    if (pushKey != null && !P256_POINT.matcher(pushKey).matches()) {
      throw new ConfigException("desk.push.public.key: not a VAPID key of 65 bytes in base64url");
    }
  }

  /** Loopback, port 8480, index in memory, no token. */
  public static DeskConfig defaults() {
    return new DeskConfig(
        "127.0.0.1",
        8480,
        null,
        null,
        List.of(),
        Proxies.of(List.of()),
        200,
        200,
        64,
        20_000,
        10_000,
        256 * 1024,
        AccessConfig.defaults(),
        null);
  }

  /**
   * Reads the settings {@code desk.*}.
   *
   * @throws ConfigException naming what is wrong
   */
  public static DeskConfig read(Settings settings) {
    DeskConfig other = defaults();
    String directory = settings.text("data.dir", null);
    DeskConfig config =
        new DeskConfig(
            settings.text("host", other.host),
            settings.number("port", other.port),
            directory == null ? null : Path.of(directory),
            settings.text("token", null),
            settings.list("hosts", other.hosts),
            Proxies.of(settings.list("proxies", List.of())),
            settings.number("live.kept", other.liveKept),
            settings.number("live.watchers.max", other.liveWatchersMax),
            settings.number("live.queue.max", other.liveQueueMax),
            settings.number("alerts.max", other.alertsMax),
            settings.number("subscriptions.max", other.subscriptionsMax),
            settings.number("body.bytes.max", other.bodyBytesMax),
            AccessConfig.read(settings),
            settings.text("push.public.key", null));
    settings.finish();
    return config;
  }

  public DeskConfig withPort(int value) {
    return with(value, dataDir, token, proxies, access, pushKey);
  }

  public DeskConfig withDataDir(Path value) {
    return with(port, value, token, proxies, access, pushKey);
  }

  public DeskConfig withToken(String value) {
    return with(port, dataDir, value, proxies, access, pushKey);
  }

  public DeskConfig withProxies(Proxies value) {
    return with(port, dataDir, token, value, access, pushKey);
  }

  public DeskConfig withAccess(AccessConfig value) {
    return with(port, dataDir, token, proxies, value, pushKey);
  }

  public DeskConfig withPushKey(String value) {
    return with(port, dataDir, token, proxies, access, value);
  }

  private DeskConfig with(
      int otherPort,
      Path otherDataDir,
      String otherToken,
      Proxies otherProxies,
      AccessConfig otherAccess,
      String otherPushKey) {
    return new DeskConfig(
        host,
        otherPort,
        otherDataDir,
        otherToken,
        hosts,
        otherProxies,
        liveKept,
        liveWatchersMax,
        liveQueueMax,
        alertsMax,
        subscriptionsMax,
        bodyBytesMax,
        otherAccess,
        otherPushKey);
  }

  @Override
  public String toString() {
    return "DeskConfig[host="
        + host
        + ", port="
        + port
        + ", dataDir="
        + dataDir
        + ", token="
        + (token == null ? "none" : "set")
        + "]";
  }

  /** Whether others than this machine can reach the desk. */
  boolean beyondLoopback() {
    return !(host.equals("localhost") || host.equals("::1") || host.matches("127(\\.\\d{1,3}){3}"));
  }

  private static void positive(int value, String key) {
    if (value < 1) {
      throw new ConfigException("desk." + key + ": at least 1, was " + value);
    }
  }
}
