package org.wirewatch.desk.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.wirewatch.desk.access.Brake;
import org.wirewatch.desk.access.OidcConfig;
import org.wirewatch.desk.access.Passwords;
import org.wirewatch.desk.state.Desk;
import org.wirewatch.wire.AuditEntry;
import org.wirewatch.wire.AuditEntry.Action;
import org.wirewatch.wire.User;

/**
 * Signing in by password, by {@code desk.token} or at an identity provider, and out. What fails
 * says the same and takes as long whether or not there is such a user.
 *
 * @see "OWASP Authentication Cheat Sheet"
 */
final class SignIn implements DeskServer.Routes {
  private static final String CALLBACK = "/login/oidc/callback";
  private static final int FAILURES_MAX = 10;
  private static final int NETWORK_FAILURES_MAX = 50; // an office may have one address
  private static final Duration FAILURE_WINDOW = Duration.ofMinutes(5);
  private static final int CHECKS_MAX = 2;
  private static final String WRONG = "Name or password is wrong.";

  private final Desk desk;
  private final Authenticator authenticator;
  private final DeskServer.LoginPage page;
  private final OidcLogin oidc;
  private final Brake names;
  private final Brake networks;

  /** Each takes a third of a second of a core: a flood of them must not stop the desk. */
  private final Semaphore checks = new Semaphore(CHECKS_MAX);

  SignIn(Desk desk, Authenticator authenticator, DeskServer.LoginPage page) {
    this.desk = desk;
    this.authenticator = authenticator;
    this.page = page;
    OidcConfig provider = desk.access().oidc();
    this.oidc = provider == null ? null : new OidcLogin(provider, desk);
    this.names = new Brake(FAILURES_MAX, FAILURE_WINDOW, desk.clock());
    this.networks = new Brake(NETWORK_FAILURES_MAX, FAILURE_WINDOW, desk.clock());
  }

  @Override
  public void accept(RoutesConfig routes) {
    routes.get("/login", this::ask);
    routes.post("/login", this::signIn);
    routes.post("/logout", this::signOut);
    if (oidc != null) {
      routes.get("/login/oidc", context -> oidc.start(context, next(context.queryParam("next"))));
      routes.get(CALLBACK, this::returned);
    }
  }

  /** Whether an address is for people who did not sign in. */
  static boolean open(String path) {
    return path.equals("/login") || path.equals("/login/oidc") || path.equals(CALLBACK);
  }

  /** Where to sign in for a page, and come back to it. */
  static String address(Context context) {
    String query = context.queryString();
    String wanted = query == null ? context.path() : context.path() + "?" + query;
    return context.method().name().equals("GET") && !wanted.equals("/")
        ? "/login?next=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8)
        : "/login";
  }

  private void ask(Context context) {
    String next = next(context.queryParam("next"));
    if (authenticator.required()) {
      context.html(page.render(context, form(next, "", null)));
    } else {
      context.redirect(next, HttpStatus.SEE_OTHER);
    }
  }

  private void signIn(Context context) {
    String next = next(context.formParam("next"));
    String token = context.formParam("token");
    if (!authenticator.required()) {
      context.redirect(next, HttpStatus.SEE_OTHER);
    } else if (token != null && !token.isBlank()) {
      if (authenticator.signIn(context, token.strip())) {
        done(context, AuditNames.DESK_TOKEN, next);
      } else {
        refuse(context, AuditNames.UNKNOWN, form(next, "", "That is not the token."));
      }
    } else {
      byPassword(context, orEmpty(context.formParam("name")).strip(), next);
    }
  }

  private void byPassword(Context context, String name, String next) {
    String key = name.toLowerCase(Locale.ROOT);
    String network = Authenticator.network(context);
    Duration wait = longest(names.wait(key), networks.wait(network));
    if (wait.isPositive()) {
      throw Authenticator.tooMany(wait);
    }
    if (!desk.loading().stateReady()) {
      throw Problem.loading();
    }
    Optional<User> user = desk.state().accounts().named(name);
    boolean fits = check(user, orEmpty(context.formParam("password")));
    if (!fits) {
      names.failed(key);
      networks.failed(network);
      AuditNames who = user.map(AuditNames::of).orElse(AuditNames.UNKNOWN);
      refuse(context, who, form(next, name, WRONG));
      return;
    }
    names.succeeded(key);
    authenticator.signIn(context, user.orElseThrow());
    done(context, AuditNames.of(user.get()), next);
  }

  private boolean check(Optional<User> user, String password) {
    if (!checks.tryAcquire()) {
      throw new Problem(503, "Many are signing in", "Try again in a moment.");
    }
    try {
      boolean fits = Passwords.fits(user.map(User::password).orElse(null), password);
      return fits && !user.get().disabled();
    } finally {
      checks.release();
    }
  }

  private void returned(Context context) {
    OidcLogin.Outcome outcome = oidc.finish(context);
    if (outcome.user() == null) {
      refuse(context, AuditNames.UNKNOWN, form(outcome.next(), "", outcome.fault()));
      return;
    }
    authenticator.signIn(context, outcome.user());
    done(context, AuditNames.of(outcome.user()), outcome.next());
  }

  private void signOut(Context context) {
    desk.commands().audit(desk.caller().audited(), Action.SIGNED_OUT);
    authenticator.signOut(context);
    context.redirect("/login", HttpStatus.SEE_OTHER);
  }

  private void done(Context context, AuditNames who, String next) {
    audit(context, who, Action.SIGNED_IN);
    context.redirect(next, HttpStatus.SEE_OTHER);
  }

  private void refuse(Context context, AuditNames who, LoginForm form) {
    audit(context, who, Action.SIGN_IN_FAILED);
    context.status(401).html(page.render(context, form));
  }

  private void audit(Context context, AuditNames who, Action action) {
    desk.commands()
        .audit(new AuditEntry.Actor(who.id(), who.name(), Client.of(context).address()), action);
  }

  private LoginForm form(String next, String name, String fault) {
    return new LoginForm(
        next,
        name,
        fault,
        authenticator.hasDeskToken(),
        oidc == null ? null : desk.access().oidc().label(),
        desk.state().accounts().any());
  }

  /**
   * Who signs in; a name that nobody has may be a password in the wrong field, so it is not kept.
   */
  private record AuditNames(String id, String name) {
    static final AuditNames UNKNOWN = new AuditNames(null, "unknown");
    static final AuditNames DESK_TOKEN =
        new AuditNames(org.wirewatch.desk.access.Actor.DESK, "desk.token");

    static AuditNames of(User user) {
      return new AuditNames(user.userId(), user.name());
    }
  }

  /** A local address, or the first page. */
  static String next(String wanted) {
    boolean local = wanted != null && wanted.matches("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]{0,1000}");
    return local ? wanted : "/";
  }

  private static Duration longest(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }
}
