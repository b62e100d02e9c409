package org.wirewatch.desk.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpResponseException;
import io.javalin.http.SameSite;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wirewatch.desk.archive.SearchTimeout;
import org.wirewatch.desk.state.Commands;
import org.wirewatch.wire.Json;

/**
 * The web server: checks host, origin and token before any route, sets the security headers, and
 * turns every failure into a problem document (under {@code /api}) or a page.
 */
public final class DeskServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DeskServer.class);
  private static final long IDLE_MS = 60_000;

  /** Adds routes. */
  public interface Routes extends Consumer<RoutesConfig> {}

  /** What people see instead of the page they wanted. */
  public interface ErrorPage {
    String render(Context context, Problem problem);
  }

  /** The page that asks for the token. */
  public interface LoginPage {
    String render(Context context, boolean wrong);
  }

  /**
   * What to serve and to whom.
   *
   * @param port 0 takes a free one
   * @param token null asks for none
   */
  public record Options(
      String host, int port, String token, List<String> hosts, int bodyBytesMax) {}

  private final Options options;
  private final Access access;
  private final Assets assets;
  private final List<Routes> routes;
  private final ErrorPage errorPage;
  private final LoginPage loginPage;
  private Javalin server;

  public DeskServer(
      Options options,
      Assets assets,
      List<Routes> routes,
      ErrorPage errorPage,
      LoginPage loginPage,
      InstantSource clock) {
    this.options = options;
    this.access = new Access(options.token(), options.hosts(), clock);
    this.assets = assets;
    this.routes = List.copyOf(routes);
    this.errorPage = errorPage;
    this.loginPage = loginPage;
  }

  /** Binds the port; throws if it is taken. */
  public void start() {
    server = Javalin.create(this::configure).start(options.host(), options.port());
  }

  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    if (server != null) {
      server.stop();
    }
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.concurrency.useVirtualThreads = true;
    config.http.maxRequestSize = options.bodyBytesMax();
    config.http.prefer405over404 = true;
    config.jetty.modifyHttpConfiguration(
        http -> {
          http.setSendServerVersion(false);
          http.setIdleTimeout(IDLE_MS);
        });
    config.routes.before(this::check);
    config.routes.get("/static/{version}/{name}", assets::serve);
    config.routes.get("/favicon.ico", context -> context.redirect(assets.path("mark.svg")));
    config.routes.get("/login", context -> context.html(loginPage.render(context, false)));
    config.routes.post("/login", this::login);
    config.routes.post("/logout", DeskServer::logout);
    routes.forEach(some -> some.accept(config.routes));
    config.routes.exception(Problem.class, (problem, context) -> answer(context, problem));
    config.routes.exception(
        SearchTimeout.class,
        (e, context) ->
            answer(context, new Problem(503, "Search took too long", e.getMessage() + ".")));
    config.routes.exception(
        Commands.WriteFailed.class,
        (e, context) -> answer(context, new Problem(503, "Kafka did not take it", e.getMessage())));
    config.routes.exception(
        HttpResponseException.class,
        (e, context) ->
            answer(context, new Problem(e.getStatus(), title(e.getStatus()), e.getMessage())));
    config.routes.exception(Exception.class, this::unexpected);
  }

  private void check(Context context) {
    Headers.set(context);
    access.checkHost(context);
    boolean api = api(context);
    if (!SignedLink.at(context.path())) {
      access.checkOrigin(context, api);
    }
    if (!open(context.path()) && !access.allowed(context)) {
      if (api) {
        context.header("WWW-Authenticate", "Bearer realm=\"wirewatch\"");
        throw new Problem(401, "Token wanted", "Send the token as 'Authorization: Bearer …'.");
      }
      context.redirect("/login");
      context.skipRemainingHandlers();
      return;
    }
    long length = context.req().getContentLengthLong();
    if (length > options.bodyBytesMax()) {
      throw new Problem(
          413, "Too large", "At most " + options.bodyBytesMax() + " bytes are taken.");
    }
  }

  private void login(Context context) {
    String given = context.formParam("token");
    if (access.guarded() && (given == null || !access.tokenFits(context.ip(), given.strip()))) {
      context.status(401).html(loginPage.render(context, true));
      return;
    }
    if (access.guarded()) {
      Cookie cookie = new Cookie(Access.COOKIE, access.session());
      cookie.setHttpOnly(true);
      cookie.setSameSite(SameSite.STRICT);
      cookie.setSecure("https".equals(context.header("X-Forwarded-Proto")));
      cookie.setMaxAge((int) Access.SESSION.toSeconds());
      cookie.setPath("/");
      context.cookie(cookie);
    }
    context.redirect("/", io.javalin.http.HttpStatus.SEE_OTHER);
  }

  private static void logout(Context context) {
    context.removeCookie(Access.COOKIE, "/");
    context.redirect("/login", io.javalin.http.HttpStatus.SEE_OTHER);
  }

  private void unexpected(Exception error, Context context) {
    LOG.error("request failed method={} path={}", context.method(), context.path(), error);
    answer(context, new Problem(500, "Something broke", "The desk's log says more."));
  }

  private void answer(Context context, Problem problem) {
    Object wait = problem.document().get("retry_after");
    if (problem.status() == 503 || wait != null) {
      context.header("Retry-After", wait == null ? "2" : wait.toString());
    }
    context.status(problem.status());
    if (api(context)) {
      context.contentType("application/problem+json").result(Json.write(problem.document()));
    } else {
      context.html(errorPage.render(context, problem));
    }
  }

  private static boolean api(Context context) {
    return context.path().equals("/api") || context.path().startsWith("/api/");
  }

  private static boolean open(String path) {
    return path.startsWith("/static/")
        || path.startsWith("/health/")
        || path.startsWith("/feeds/")
        || SignedLink.at(path)
        || Set.of("/login", "/favicon.ico").contains(path);
  }

  private static String title(int status) {
    return switch (status) {
      case 400 -> "Bad request";
      case 404 -> "Not found";
      case 405 -> "Method not allowed";
      case 413 -> "Too large";
      default -> "Request failed";
    };
  }
}
