package org.wirewatch.desk.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wirewatch.desk.access.Actor;
import org.wirewatch.desk.access.Caller;
import org.wirewatch.desk.access.Permissions;
import org.wirewatch.desk.archive.SearchTimeout;
import org.wirewatch.desk.state.Commands;
import org.wirewatch.desk.state.Desk;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.Scope;
import org.wirewatch.wire.net.SignedLinks;

/**
 * The web server: checks host, origin and caller before any route, sets the security headers, and
 * turns every failure into a problem document (under {@code /api}) or a page.
 */
public final class DeskServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DeskServer.class);
  private static final long IDLE_MS = 60_000;
  private static final String RETRY_S = "2";
  private static final String WORKER = "/push-worker.js";

  /** Adds routes. */
  public interface Routes extends Consumer<RoutesConfig> {}

  /** What people see instead of the page they wanted. */
  public interface ErrorPage {
    String render(Context context, Problem problem);
  }

  /** The page that asks who one is. */
  public interface LoginPage {
    String render(Context context, LoginForm form);
  }

  /**
   * What to serve and to whom.
   *
   * @param port 0 takes a free one
   * @param token that lets in as admin; null for none
   * @param guarded whether callers must show who they are even while there are no users
   * @param proxies whose headers are believed
   */
  public record Options(
      String host,
      int port,
      String token,
      boolean guarded,
      List<String> hosts,
      Proxies proxies,
      int bodyBytesMax) {}

  private final Options options;
  private final Origins origins;
  private final Authenticator authenticator;
  private final Caller caller;
  private final Assets assets;
  private final List<Routes> routes;
  private final ErrorPage errorPage;
  private final SignIn signIn;
  private Javalin server;

  public DeskServer(
      Options options,
      Assets assets,
      List<Routes> routes,
      ErrorPage errorPage,
      LoginPage loginPage,
      Desk desk) {
    this.options = options;
    this.origins = new Origins(options.hosts());
    this.authenticator = new Authenticator(desk, options.token(), options.guarded());
    this.caller = desk.caller();
    this.signIn = new SignIn(desk, authenticator, loginPage);
    this.assets = assets;
    this.routes = List.copyOf(routes);
    this.errorPage = errorPage;
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
    config.routes.get(WORKER, assets::serveWorker);
    config.routes.get("/favicon.ico", context -> context.redirect(assets.path("mark.svg")));
    signIn.accept(config.routes);
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
    options.proxies().client(context).keep(context);
    caller.clear();
    origins.checkHost(context);
    boolean api = api(context);
    boolean link = SignedLinks.Action.isPath(context.path());
    if (link) {
      caller.set(Actor.link(), Client.of(context).address());
    } else {
      origins.checkOrigin(context, api);
    }
    if (!link && !open(context.path()) && !admit(context, api)) {
      context.redirect(SignIn.address(context));
      context.skipRemainingHandlers();
      return;
    }
    long length = context.req().getContentLengthLong();
    if (length > options.bodyBytesMax()) {
      throw new Problem(
          413, "Too large", "At most " + options.bodyBytesMax() + " bytes are taken.");
    }
  }

  /**
   * Says who calls and whether they may do what they ask for.
   *
   * @return false if they have to sign in first
   * @throws Problem 401, 403 or 429
   */
  private boolean admit(Context context, boolean api) {
    Optional<Actor> actor = authenticator.actor(context);
    if (actor.isEmpty()) {
      if (api) {
        context.header("WWW-Authenticate", "Bearer realm=\"wirewatch\"");
        throw new Problem(401, "Token wanted", "Send a token as 'Authorization: Bearer …'.");
      }
      return false;
    }
    caller.set(actor.get(), Client.of(context).address());
    Scope needed = Permissions.needed(context.method().name(), context.path());
    if (!actor.get().may(needed)) {
      throw new Problem(
          403,
          "Not allowed",
          "This needs the scope " + needed.text() + ".",
          Map.of("scope", needed.text()));
    }
    EventStream.endWhen(context, () -> !still(context, needed));
    return true;
  }

  /** Asks again who a long request is from, since teams and roles change meanwhile. */
  private boolean still(Context context, Scope needed) {
    Optional<Actor> actor = authenticator.actor(context);
    actor.ifPresent(now -> caller.set(now, Client.of(context).address()));
    return actor.filter(now -> now.may(needed)).isPresent();
  }

  private void unexpected(Exception error, Context context) {
    LOG.error("request failed method={} path={}", context.method(), context.path(), error);
    answer(context, new Problem(500, "Something broke", "The desk's log says more."));
  }

  private void answer(Context context, Problem problem) {
    Object wait = problem.document().get("retry_after");
    if (problem.status() == 503 || wait != null) {
      context.header("Retry-After", wait == null ? RETRY_S : wait.toString());
    }
    if (problem.loads() && !api(context)) {
      context.header("Refresh", RETRY_S); // the page comes by itself once it can
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
        || SignIn.open(path)
        || Set.of("/loading", "/favicon.ico", WORKER).contains(path);
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
