package org.wirewatch.alerts.deliver;

import java.time.Duration;
import java.util.Locale;
import org.wirewatch.wire.Checks;

/**
 * The mail server that notifications leave by.
 *
 * @param user null when the server asks for no login
 * @param from address of the sender
 * @param timeout of connecting, reading and writing, each
 */
public record SmtpConfig(
    String host,
    int port,
    String user,
    String password,
    Security security,
    String from,
    Duration timeout) {

  public SmtpConfig {
    Checks.present(security, "security");
    Checks.present(from, "from");
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("port: 1 to 65535, was " + port);
    }
  }

  /** How the connection is protected. */
  public enum Security {
    NONE,
    /** STARTTLS where the server offers it. */
    OPPORTUNISTIC,
    /** STARTTLS or nothing is sent. */
    STARTTLS,
    /** TLS from the first byte, port 465 as a rule. */
    TLS;

    /**
     * Reads the setting.
     *
     * @throws IllegalArgumentException if there is no such
     */
    public static Security of(String name) {
      return valueOf(name.strip().toUpperCase(Locale.ROOT));
    }
  }

  @Override
  public String toString() {
    return "SmtpConfig[" + host + ":" + port + ", " + security + ", from " + from + "]";
  }
}
