package org.wirewatch.desk.state;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.wirewatch.wire.DeskSession;
import org.wirewatch.wire.User;

/** The users and sessions, as their topics say. Thread-safe; one thread applies records. */
public final class Accounts {
  private final Map<String, User> users = new ConcurrentHashMap<>();
  private final Map<String, DeskSession> sessions = new ConcurrentHashMap<>();
  private final Map<String, Instant> tokenUse = new ConcurrentHashMap<>();

  void applyUser(String key, byte[] value) throws IOException {
    DeskState.keep(users, key, value, User.class);
  }

  void applySession(String key, byte[] value) throws IOException {
    DeskState.keep(sessions, key, value, DeskSession.class);
  }

  public Collection<User> users() {
    return List.copyOf(users.values());
  }

  public Optional<User> user(String id) {
    return Optional.ofNullable(users.get(id));
  }

  /** By name, whatever its case. */
  public Optional<User> named(String name) {
    String wanted = name.strip().toLowerCase(Locale.ROOT);
    return users.values().stream()
        .filter(user -> user.name().toLowerCase(Locale.ROOT).equals(wanted))
        .findFirst();
  }

  /** The user at an identity provider. */
  public Optional<User> bySubject(String subject) {
    return users.values().stream().filter(user -> subject.equals(user.subject())).findFirst();
  }

  /** Whether there are users, so that nobody is let in without showing who they are. */
  public boolean any() {
    return !users.isEmpty();
  }

  /** The user that has a token, by the token's public part. */
  public Optional<User> withToken(String tokenId) {
    return users.values().stream()
        .filter(user -> user.tokens().stream().anyMatch(one -> one.tokenId().equals(tokenId)))
        .findFirst();
  }

  /** By the hash of the id in the cookie. */
  public Optional<DeskSession> session(String hash) {
    return Optional.ofNullable(sessions.get(hash));
  }

  /** Forgets sessions that ended by themselves; the topic forgets them in its time. */
  void forgetSessions(Instant now, Duration idle, Duration max) {
    sessions.values().removeIf(session -> ended(session, now, idle, max));
  }

  /** Whether a session ended by itself. */
  public static boolean ended(DeskSession session, Instant now, Duration idle, Duration max) {
    return !now.isBefore(session.createdAt().plus(max))
        || !now.isBefore(session.lastUsedAt().plus(idle));
  }

  /** Remembers that a token was used, in memory only. */
  public void used(String tokenId, Instant now) {
    tokenUse.put(tokenId, now);
  }

  /** When this desk last saw a token, since it started. */
  public Optional<Instant> lastUse(String tokenId) {
    return Optional.ofNullable(tokenUse.get(tokenId));
  }
}
