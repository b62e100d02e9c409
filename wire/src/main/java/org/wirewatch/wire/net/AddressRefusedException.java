package org.wirewatch.wire.net;

import java.io.IOException;

/** The guard refused an address; nothing was sent to it. Not worth a retry. */
public final class AddressRefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient AddressGuard.Decision decision;

  AddressRefusedException(AddressGuard.Decision decision) {
    super(decision.reason().code() + ": " + decision.detail());
    this.decision = decision;
  }

  /** What the guard said; null after deserialisation. */
  public AddressGuard.Decision decision() {
    return decision;
  }
}
