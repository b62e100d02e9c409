package org.wirewatch.desk.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.wirewatch.desk.access.Actor;
import org.wirewatch.desk.access.Brake;
import org.wirewatch.desk.access.Passwords;
import org.wirewatch.desk.access.Secrets;
import org.wirewatch.desk.access.Tokens;
import org.wirewatch.desk.http.Problem;
import org.wirewatch.desk.state.Accounts;
import org.wirewatch.desk.state.Desk;
import org.wirewatch.wire.Ids;
import org.wirewatch.wire.Scope;
import org.wirewatch.wire.User;
import org.wirewatch.wire.User.Role;

/**
 * Adds and changes people, their passwords and tokens. Who may call what is decided before, by the
 * route; what people do for themselves is about the caller. Thread-safe.
 */
public final class UserBook {
  private static final int USERS_MAX = 10_000;
  private static final int GUESSES_MAX = 10;
  private static final Duration GUESS_WINDOW = Duration.ofMinutes(5);

  private final Desk desk;
  private final boolean deskToken;
  private final Brake guesses;

  /**
   * Over the users of a desk.
   *
   * @param deskToken whether there is a {@code desk.token}, with which admins can be made again
   */
  public UserBook(Desk desk, boolean deskToken) {
    this.desk = desk;
    this.deskToken = deskToken;
    this.guesses = new Brake(GUESSES_MAX, GUESS_WINDOW, desk.clock());
  }

  /**
   * What somebody is to be; null leaves it as it is, and for a new user means a reader without
   * teams, enabled and without password.
   */
  public record UserInput(
      String name, Role role, List<String> teams, Boolean disabled, String password) {}

  /**
   * A wanted token.
   *
   * @param expiresIn null for no end
   */
  public record TokenInput(String name, List<String> scopes, Duration expiresIn) {}

  /** By name. */
  public List<User> all() {
    requireLoaded();
    return accounts().users().stream()
        .sorted(Comparator.comparing(User::name, String.CASE_INSENSITIVE_ORDER))
        .toList();
  }

  /** A part of {@link #all()}. */
  public Paging.Page<User> page(Paging paging) {
    return paging.read(all(), User::userId);
  }

  public User get(String id) {
    requireLoaded();
    return accounts().user(id).orElseThrow(() -> Problem.notFound("This user"));
  }

  /**
   * The user that the caller is.
   *
   * @throws Problem 409 if the caller is none
   */
  public User me() {
    Actor caller = desk.caller().get();
    if (!caller.user()) {
      throw new Problem(409, "No user", "You are not signed in as a user; see People.");
    }
    return get(caller.id());
  }

  /** Adds a user; the first of a desk has to be able to sign in as admin. */
  public synchronized User add(UserInput input) {
    requireLoaded();
    if (accounts().users().size() >= USERS_MAX) {
      throw new Problem(409, "Too many", "At most " + USERS_MAX + " users.");
    }
    Role role = input.role() == null ? Role.READER : input.role();
    boolean alone = !accounts().any() && !deskToken && desk.access().oidc() == null;
    if (alone && (role != Role.ADMIN || empty(input.password()))) {
      throw Problem.invalid(
          "role", "The first user must be an admin with a password: nobody else could sign in.");
    }
    Legible.require("name", input.name());
    requireFree(input.name(), null);
    Instant now = desk.clock().instant();
    User user =
        checked(
            () ->
                new User(
                    User.SCHEMA_VERSION,
                    Ids.of("user", Secrets.random()),
                    strip(input.name()),
                    role,
                    teams(input.teams()),
                    Boolean.TRUE.equals(input.disabled()),
                    empty(input.password()) ? null : Passwords.hash(input.password()),
                    null,
                    List.of(),
                    null,
                    now,
                    now));
    desk.commands().save(user);
    return user;
  }

  /** Changes what is given. */
  public synchronized User change(String id, UserInput input) {
    User old = get(id);
    if (input.name() != null) {
      Legible.require("name", input.name());
      requireFree(input.name(), id);
    }
    Instant now = desk.clock().instant();
    User changed =
        checked(
            () -> {
              User next =
                  old.changed(
                      input.name() == null ? old.name() : strip(input.name()),
                      input.role() == null ? old.role() : input.role(),
                      input.teams() == null ? old.teams() : teams(input.teams()),
                      input.disabled() == null ? old.disabled() : input.disabled(),
                      now);
              return empty(input.password())
                  ? next
                  : next.withPassword(Passwords.hash(input.password()), now);
            });
    if (old.administers() && !changed.administers() && !deskToken) {
      requireAnotherAdmin(id);
    }
    desk.commands().save(changed);
    return changed;
  }

  /** Ends all sessions of a user. */
  public synchronized void signOut(User user) {
    desk.commands().save(user.signedOut(desk.clock().instant()));
  }

  /**
   * Changes the caller's own password, which ends their sessions.
   *
   * @throws Problem 403 if the current one is wrong
   */
  public synchronized void password(String current, String wanted) {
    User me = me();
    Duration wait = guesses.wait(me.userId());
    if (wait.isPositive()) {
      throw new Problem(429, "Too many failures", "Try again in some minutes.");
    }
    boolean session = desk.caller().get().via() == Actor.Via.SESSION;
    if (!session || !Passwords.fits(me.password(), current == null ? "" : current)) {
      guesses.failed(me.userId());
      throw new Problem(403, "Not allowed", "The current password is wrong.");
    }
    Instant now = desk.clock().instant();
    desk.commands()
        .save(checked(() -> me.withPassword(Passwords.hash(wanted == null ? "" : wanted), now)));
  }

  /** Makes a token; a caller gives nobody more than they may do themselves, or the user may. */
  public synchronized Tokens.Made makeToken(User user, TokenInput input) {
    Legible.require("name", input.name());
    List<Scope> scopes =
        checked(
            () ->
                input.scopes() == null
                    ? List.<Scope>of()
                    : input.scopes().stream().map(Scope::of).toList());
    Instant now = desk.clock().instant();
    Tokens.Made made =
        checked(() -> Tokens.make(input.name(), scopes, user.role(), input.expiresIn(), now));
    Set<Scope> missing = EnumSet.noneOf(Scope.class);
    missing.addAll(scopes);
    missing.removeAll(desk.caller().get().scopes());
    if (!missing.isEmpty()) {
      String names = String.join(", ", missing.stream().map(Scope::text).toList());
      throw new Problem(403, "Not allowed", "You have no scope " + names + " to give.");
    }
    desk.commands().save(checked(() -> user.with(made.token(), now)));
    return made;
  }

  /** Takes a token back; whoever has it is refused from now on. */
  public synchronized void revokeToken(User user, String tokenId) {
    if (user.tokens().stream().noneMatch(token -> token.tokenId().equals(tokenId))) {
      throw Problem.notFound("This token");
    }
    desk.commands().save(user.without(tokenId, desk.clock().instant()));
  }

  private void requireFree(String name, String exceptId) {
    boolean taken =
        name != null
            && accounts().named(name).filter(user -> !user.userId().equals(exceptId)).isPresent();
    if (taken) {
      throw new Problem(409, "Already there", "There is a user of this name.");
    }
  }

  private void requireAnotherAdmin(String id) {
    boolean another =
        accounts().users().stream()
            .anyMatch(user -> user.administers() && !user.userId().equals(id));
    if (!another) {
      throw new Problem(409, "Last admin", "Make somebody else an admin first.");
    }
  }

  private Accounts accounts() {
    return desk.state().accounts();
  }

  private static List<String> teams(List<String> teams) {
    return teams == null
        ? List.of()
        : teams.stream().map(String::strip).filter(team -> !team.isEmpty()).distinct().toList();
  }

  private static String strip(String name) {
    return name == null ? null : name.strip();
  }

  private static boolean empty(String text) {
    return text == null || text.isEmpty();
  }

  /** Turns {@code field: what is wrong} into a problem. */
  private static <T> T checked(Supplier<T> action) {
    try {
      return action.get();
    } catch (IllegalArgumentException e) {
      String[] parts = String.valueOf(e.getMessage()).split(": ", 2);
      throw parts.length == 2
          ? Problem.invalid(parts[0], "The " + parts[0] + ": " + parts[1] + ".")
          : e;
    }
  }

  private void requireLoaded() {
    if (!desk.loading().stateReady()) {
      throw Problem.loading();
    }
  }
}
