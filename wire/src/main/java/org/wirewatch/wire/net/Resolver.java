package org.wirewatch.wire.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a host name; tests give their own. */
@FunctionalInterface
public interface Resolver {
  /**
   * All addresses, in the order to try them.
   *
   * @throws UnknownHostException if there are none
   */
  List<InetAddress> resolve(String host) throws UnknownHostException;

  /** The resolver of this machine. */
  static Resolver system() {
    return host -> List.of(InetAddress.getAllByName(host));
  }
}
