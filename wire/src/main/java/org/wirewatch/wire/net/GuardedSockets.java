package org.wirewatch.wire.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.function.UnaryOperator;
import javax.net.SocketFactory;

/** Makes sockets that ask the guard in the act of connecting, so no check can be bypassed. */
final class GuardedSockets extends SocketFactory {
  private final AddressGuard guard;
  private final UnaryOperator<InetSocketAddress> dialer;

  GuardedSockets(AddressGuard guard, UnaryOperator<InetSocketAddress> dialer) {
    this.guard = guard;
    this.dialer = dialer;
  }

  @Override
  public Socket createSocket() {
    return new GuardedSocket();
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return createSocket(host, port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return createSocket(host, port);
  }

  private Socket connected(InetSocketAddress target) throws IOException {
    Socket socket = createSocket();
    socket.connect(target);
    return socket;
  }

  private final class GuardedSocket extends Socket {
    @Override
    public void connect(SocketAddress endpoint) throws IOException {
      connect(endpoint, 0);
    }

    @Override
    public void connect(SocketAddress endpoint, int timeoutMs) throws IOException {
      if (!(endpoint instanceof InetSocketAddress target)) {
        throw new SocketException("not an internet address");
      }
      guard.checkSocket(target);
      super.connect(dialer.apply(target), timeoutMs);
    }
  }
}
