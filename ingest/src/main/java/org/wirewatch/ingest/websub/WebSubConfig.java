package org.wirewatch.ingest.websub;

import java.net.URI;
import java.time.Duration;
import org.wirewatch.wire.config.ConfigException;
import org.wirewatch.wire.config.Settings;

/**
 * How hubs reach us. Off unless a callback is set.
 *
 * @param callback public base URL that leads to {@code host:port}, usually through a proxy that
 *     speaks TLS; null for no WebSub
 * @param host address to listen on
 * @param port 0 takes a free one
 * @param secret shared by all instances; signs callbacks and keys signatures
 * @param lease asked for; hubs may give another
 */
public record WebSubConfig(URI callback, String host, int port, String secret, Duration lease) {
  private static final int SECRET_CHARS_MIN = 16;

  /** Checks what must hold before anything is opened. */
  public WebSubConfig {
    if (callback != null && (secret == null || secret.length() < SECRET_CHARS_MIN)) {
      throw new ConfigException(
          "ingest.websub.secret: at least " + SECRET_CHARS_MIN + " characters with a callback");
    }
  }

  public static WebSubConfig defaults() {
    return new WebSubConfig(null, "127.0.0.1", 8482, null, Duration.ofDays(10));
  }

  /** Keys {@code websub.*}. */
  public static WebSubConfig read(Settings settings) {
    WebSubConfig otherwise = defaults();
    return new WebSubConfig(
        settings.uri("websub.callback", null),
        settings.text("websub.host", otherwise.host),
        settings.number("websub.port", otherwise.port),
        settings.text("websub.secret", null),
        settings.duration("websub.lease", otherwise.lease));
  }

  public boolean enabled() {
    return callback != null;
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "WebSubConfig[callback=" + callback + ", host=" + host + ", port=" + port + "]";
  }
}
