package org.wirewatch.broker;

/** The embedded broker could not start; the message is for the operator. */
public final class BrokerStartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BrokerStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
