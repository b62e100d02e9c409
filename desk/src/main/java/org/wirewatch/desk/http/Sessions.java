package org.wirewatch.desk.http;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wirewatch.desk.access.AccessConfig;
import org.wirewatch.desk.access.Secrets;
import org.wirewatch.desk.state.Accounts;
import org.wirewatch.desk.state.Commands;
import org.wirewatch.desk.state.Desk;
import org.wirewatch.wire.DeskSession;

/**
 * Sessions behind a cookie with a random id, of which the topic holds the hash. They survive
 * restarts and hold at every desk; each sign-in gets a new id. Thread-safe.
 *
 * @see "OWASP Session Management Cheat Sheet"
 */
final class Sessions {
  private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
  private static final String PLAIN = "wirewatch_session";
  private static final String SECURE = "__Host-wirewatch_session";
  private static final int TOUCHES_AN_IDLE_TIME = 20;

  private final Desk desk;
  private final AccessConfig config;
  private final ReentrantLock lock = new ReentrantLock();

  Sessions(Desk desk) {
    this.desk = desk;
    this.config = desk.access();
  }

  /** Starts a session, in place of the one that the request may have. */
  void open(Context context, String userId) {
    end(context);
    String id = Secrets.random();
    Instant now = desk.clock().instant();
    desk.commands()
        .session(Secrets.sha256(id), new DeskSession(DeskSession.SCHEMA_VERSION, userId, now, now));
    boolean https = Client.of(context).https();
    context.cookie(cookie(https ? SECURE : PLAIN, id, config.sessionMax(), https));
  }

  /** Whether a request has a session's cookie, be it good or not. */
  boolean shown(Context context) {
    return hash(context) != null;
  }

  /** The session of a request, if it has one that did not end. */
  Optional<DeskSession> find(Context context) {
    String hash = hash(context);
    if (hash == null) {
      return Optional.empty();
    }
    Instant now = desk.clock().instant();
    Optional<DeskSession> found =
        desk.state()
            .accounts()
            .session(hash)
            .filter(one -> !Accounts.ended(one, now, config.sessionIdle(), config.sessionMax()));
    found.ifPresent(session -> touch(hash, session, now));
    return found;
  }

  /** Ends the session of a request and takes its cookie back. */
  void end(Context context) {
    String hash = hash(context);
    if (hash != null && desk.state().accounts().session(hash).isPresent()) {
      lock.lock();
      try {
        desk.commands().session(hash, null);
      } finally {
        lock.unlock();
      }
    }
    boolean https = Client.of(context).https();
    context.cookie(cookie(https ? SECURE : PLAIN, "", Duration.ZERO, https));
  }

  /** A cookie that scripts and other sites do not get. */
  static Cookie cookie(String name, String value, Duration age, boolean https) {
    Cookie cookie = new Cookie(name, value);
    cookie.setPath("/");
    cookie.setHttpOnly(true);
    cookie.setSecure(https);
    cookie.setSameSite(SameSite.LAX);
    cookie.setMaxAge((int) age.toSeconds());
    return cookie;
  }

  private static String hash(Context context) {
    String id = context.cookie(Client.of(context).https() ? SECURE : PLAIN);
    return id == null || id.isEmpty() ? null : Secrets.sha256(id);
  }

  /** Says now and then that it is used; not after it was ended meanwhile. */
  private void touch(String hash, DeskSession session, Instant now) {
    Duration rest = config.sessionIdle().dividedBy(TOUCHES_AN_IDLE_TIME);
    if (now.isBefore(session.lastUsedAt().plus(rest)) || !lock.tryLock()) {
      return;
    }
    try {
      if (desk.state().accounts().session(hash).filter(session::equals).isPresent()) {
        DeskSession used =
            new DeskSession(DeskSession.SCHEMA_VERSION, session.userId(), session.createdAt(), now);
        desk.commands().session(hash, used);
      }
    } catch (Commands.WriteFailed e) {
      LOG.warn("use of a session not noted error={}", e.getMessage());
    } finally {
      lock.unlock();
    }
  }
}
