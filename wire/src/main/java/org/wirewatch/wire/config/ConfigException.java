package org.wirewatch.wire.config;

/** A configuration that the service must not start with; the message is for the operator. */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ConfigException(String message) {
    super(message);
  }
}
