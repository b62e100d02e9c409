package org.wirewatch.desk.http;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.wirewatch.desk.access.Actor;
import org.wirewatch.desk.access.Brake;
import org.wirewatch.desk.access.Secrets;
import org.wirewatch.desk.access.Tokens;
import org.wirewatch.desk.state.Accounts;
import org.wirewatch.desk.state.Desk;
import org.wirewatch.wire.DeskSession;
import org.wirewatch.wire.Ids;
import org.wirewatch.wire.User;

/**
 * Finds out who a request is from: a token as {@code Authorization: Bearer}, a session's cookie, or
 * whoever sits at the machine while there are no users. Never from the URL. Thread-safe.
 *
 * @see "RFC 6750"
 */
final class Authenticator {
  private static final int FAILURES_MAX = 10;
  private static final Duration FAILURE_WINDOW = Duration.ofSeconds(30);
  private static final int NETWORK_BYTES = 8;

  private final Desk desk;
  private final String deskToken;
  private final boolean always;
  private final Sessions sessions;
  private final Brake brake;

  /**
   * Over the users of a desk.
   *
   * @param deskToken null for none
   * @param always whether callers must show who they are even while there are no users
   */
  Authenticator(Desk desk, String deskToken, boolean always) {
    this.desk = desk;
    this.deskToken = deskToken;
    this.always = always || deskToken != null;
    this.sessions = new Sessions(desk);
    this.brake = new Brake(FAILURES_MAX, FAILURE_WINDOW, desk.clock());
  }

  /**
   * Whether callers must show who they are.
   *
   * @throws Problem 503 while it is not known whether there are users
   */
  boolean required() {
    if (always) {
      return true;
    }
    requireLoaded();
    return desk.state().accounts().any();
  }

  /** Whether {@code desk.token} is set. */
  boolean hasDeskToken() {
    return deskToken != null;
  }

  /**
   * Who the request is from; empty when it does not say, or falsely.
   *
   * @throws Problem 429 after too many false tokens from one address
   */
  Optional<Actor> actor(Context context) {
    if (!required()) {
      return Optional.of(Actor.local());
    }
    String header = context.header("Authorization");
    if (header != null) {
      return bearer(context, header);
    }
    if (!sessions.shown(context)) {
      return Optional.empty();
    }
    requireLoaded();
    return sessions.find(context).flatMap(this::actor);
  }

  /** Starts a session of a user. */
  void signIn(Context context, User user) {
    sessions.open(context, user.userId());
  }

  /**
   * Starts a session if the text is {@code desk.token}.
   *
   * @throws Problem 429 after too many false ones from one address
   */
  boolean signIn(Context context, String token) {
    boolean fits = isDeskToken(context, token);
    if (fits) {
      sessions.open(context, deskTokenId());
    }
    return fits;
  }

  void signOut(Context context) {
    sessions.end(context);
  }

  /** The caller's address; of IPv6 the network, which one caller has for themselves. */
  static String network(Context context) {
    String caller = Client.of(context).address();
    try {
      byte[] address = InetAddress.getByName(caller).getAddress();
      return address.length > NETWORK_BYTES
          ? HexFormat.of().formatHex(address, 0, NETWORK_BYTES)
          : caller;
    } catch (UnknownHostException e) {
      throw new IllegalStateException("not an address: " + caller, e);
    }
  }

  /** What is answered to somebody who has to wait. */
  static Problem tooMany(Duration wait) {
    long seconds = Math.max(1, wait.toSeconds());
    return new Problem(
        429,
        "Too many failures",
        "Try again in " + seconds + " seconds.",
        Map.of("retry_after", seconds));
  }

  private Optional<Actor> bearer(Context context, String header) {
    if (!header.regionMatches(true, 0, "Bearer ", 0, 7)) {
      return Optional.empty();
    }
    String text = header.substring(7).strip();
    Optional<String> id = Tokens.id(text);
    if (id.isPresent()) {
      requireLoaded();
      Optional<Actor> actor = holder(id.get(), text);
      if (actor.isPresent()) {
        return actor; // nobody guesses 256 bits: no need to brake those who have them
      }
    }
    return isDeskToken(context, text) ? Optional.of(Actor.deskToken()) : Optional.empty();
  }

  private Optional<Actor> holder(String tokenId, String text) {
    Accounts accounts = desk.state().accounts();
    Instant now = desk.clock().instant();
    User user = accounts.withToken(tokenId).orElse(null);
    if (user == null || user.disabled()) {
      return Optional.empty();
    }
    for (User.Token token : user.tokens()) {
      if (token.tokenId().equals(tokenId) && Tokens.fits(token, text, now)) {
        accounts.used(tokenId, now);
        return Optional.of(Actor.of(user, token));
      }
    }
    return Optional.empty();
  }

  private boolean isDeskToken(Context context, String text) {
    String network = network(context);
    Duration wait = brake.wait(network);
    if (wait.isPositive()) {
      throw tooMany(wait);
    }
    boolean fits = deskToken != null && Secrets.equal(deskToken, text);
    if (!fits) {
      brake.failed(network);
    }
    return fits;
  }

  private Optional<Actor> actor(DeskSession session) {
    if (deskToken != null && session.userId().equals(deskTokenId())) {
      return Optional.of(Actor.deskToken());
    }
    return desk.state()
        .accounts()
        .user(session.userId())
        .filter(user -> !user.disabled())
        .filter(
            user ->
                user.sessionsFrom() == null || !session.createdAt().isBefore(user.sessionsFrom()))
        .map(Actor::of);
  }

  /**
   * Stands for {@code desk.token} in sessions, so that they end when it changes: 20 bits of its
   * hash, too few to guess it by.
   */
  private String deskTokenId() {
    return "desk-token-" + Ids.of("desk-token", deskToken).substring(0, 4);
  }

  private void requireLoaded() {
    if (!desk.loading().stateReady()) {
      throw Problem.loading();
    }
  }
}
