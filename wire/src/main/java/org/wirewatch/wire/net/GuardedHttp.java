package org.wirewatch.wire.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import okhttp3.Authenticator;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.Dns;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/**
 * Makes HTTP clients whose every connection passes the guard. They follow no redirect, keep no
 * cookie, use no proxy and answer no login request; the caller follows redirects itself, each hop
 * through {@link AddressGuard#check} again. A refused address ends the call with {@link
 * AddressRefusedException}.
 */
public final class GuardedHttp {
  private static final int HEADER_BYTES_MAX = 64 * 1024;
  private static final int IDLE_CONNECTIONS_MAX = 64;

  private GuardedHttp() {}

  /**
   * A new client; share it, it owns a connection pool. {@code newBuilder()} may derive others that
   * keep the guard.
   *
   * @param connect until the TCP connection stands
   * @param total whole call: DNS, connecting, sending, reading the body to its end
   */
  public static OkHttpClient client(AddressGuard guard, Duration connect, Duration total) {
    return client(guard, connect, total, UnaryOperator.identity());
  }

  /**
   * As above, with the address really dialled put in the place of the checked one: for tests, whose
   * public addresses stand on loopback.
   */
  static OkHttpClient client(
      AddressGuard guard,
      Duration connect,
      Duration total,
      UnaryOperator<InetSocketAddress> dialer) {
    return new OkHttpClient.Builder()
        .proxy(Proxy.NO_PROXY)
        .dns(new GuardedDns(guard))
        .socketFactory(new GuardedSockets(guard, dialer))
        .followRedirects(false)
        .followSslRedirects(false)
        .cookieJar(CookieJar.NO_COOKIES)
        .authenticator(Authenticator.NONE)
        .connectTimeout(connect)
        .readTimeout(total)
        .writeTimeout(total)
        .callTimeout(total)
        .connectionPool(new ConnectionPool(IDLE_CONNECTIONS_MAX, 60, TimeUnit.SECONDS))
        .addInterceptor(new CheckUrl(guard))
        .addNetworkInterceptor(GuardedHttp::limitHeaders)
        .build();
  }

  private static Response limitHeaders(Interceptor.Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    if (response.headers().byteCount() > HEADER_BYTES_MAX) {
      response.close();
      throw new IOException("headers larger than " + HEADER_BYTES_MAX + " bytes");
    }
    return response;
  }

  /** Refuses by form, name and port before anything is looked up. */
  private record CheckUrl(AddressGuard guard) implements Interceptor {
    @Override
    public Response intercept(Chain chain) throws IOException {
      AddressGuard.Decision decision = guard.checkWithoutDns(chain.request().url().toString());
      if (!decision.allowed()) {
        throw new AddressRefusedException(decision);
      }
      try {
        return chain.proceed(chain.request());
      } catch (RefusedHostException e) {
        throw new AddressRefusedException(e.decision());
      }
    }
  }

  private record GuardedDns(AddressGuard guard) implements Dns {
    @Override
    public List<InetAddress> lookup(String hostname) throws UnknownHostException {
      try {
        return guard.resolve(hostname);
      } catch (AddressRefusedException e) {
        throw new RefusedHostException(e.decision());
      }
    }
  }

  /** Carries the refusal through OkHttp's DNS interface, which knows unknown hosts only. */
  static final class RefusedHostException extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    private final transient AddressGuard.Decision decision;

    RefusedHostException(AddressGuard.Decision decision) {
      super(decision.detail());
      this.decision = decision;
    }

    AddressGuard.Decision decision() {
      return decision;
    }
  }
}
