package org.wirewatch.app.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.wirewatch.app.Registry;
import org.wirewatch.desk.access.Passwords;
import org.wirewatch.desk.access.Secrets;
import org.wirewatch.desk.access.Tokens;
import org.wirewatch.wire.Ids;
import org.wirewatch.wire.Scope;
import org.wirewatch.wire.User;
import org.wirewatch.wire.User.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code users}: who may use the desk of a running pipeline. */
@Command(
    name = "users",
    description = "Add, list and disable the users of a running pipeline; make and revoke tokens.",
    subcommands = {
      UsersCommand.Add.class,
      UsersCommand.Names.class,
      UsersCommand.Change.class,
      UsersCommand.Disable.class,
      UsersCommand.Enable.class,
      UsersCommand.Password.class,
      UsersCommand.MakeToken.class,
      UsersCommand.RevokeToken.class
    })
public final class UsersCommand {
  private static final String OF_USER = "NAME";

  @Command(name = "add", description = "Adds a user; the first one has to be an admin.")
  static final class Add implements Callable<Integer> {
    @Mixin KafkaOptions kafka;
    @Mixin PasswordOptions password;

    @Parameters(paramLabel = OF_USER)
    String name;

    @Option(names = "--role", paramLabel = "ROLE", description = "reader, editor or admin (reader)")
    String role = "reader";

    @Option(names = "--team", paramLabel = "TEAM", description = "may be repeated")
    List<String> teams = List.of();

    @Override
    public Integer call() throws Exception {
      Registry registry = new Registry(kafka.kafka());
      List<User> users = registry.users();
      if (named(users, name).isPresent()) {
        return refused("there is a user " + name + " already");
      }
      Role wanted = role(role);
      if (users.isEmpty() && wanted != Role.ADMIN) {
        return refused("the first user has to be an admin: --role admin");
      }
      Instant now = Instant.now();
      User user =
          new User(
              User.SCHEMA_VERSION,
              Ids.of("user", Secrets.random()),
              name,
              wanted,
              teams,
              false,
              password.hash(),
              null,
              List.of(),
              null,
              now,
              now);
      registry.put(null, user);
      System.err.printf("added %s, %s%n", user.name(), user.role().name().toLowerCase(Locale.ROOT));
      return 0;
    }
  }

  @Command(name = "list", description = "One line for each user: id, role, state, name, teams.")
  static final class Names implements Callable<Integer> {
    @Mixin KafkaOptions kafka;

    @Option(names = "--tokens", description = "the tokens of each below: id, name, scopes, end")
    boolean tokens;

    @Override
    public Integer call() throws Exception {
      for (User user : new Registry(kafka.kafka()).users()) {
        String role = user.role().name().toLowerCase(Locale.ROOT);
        String state = user.disabled() ? "disabled" : "enabled";
        String teams = user.teams().isEmpty() ? "" : " [" + String.join(", ", user.teams()) + "]";
        System.out.printf("%s %s %s %s%s%n", user.userId(), role, state, user.name(), teams);
        if (tokens) {
          for (User.Token token : user.tokens()) {
            String scopes = String.join(",", token.scopes().stream().map(Scope::text).toList());
            Object end = token.expiresAt() == null ? "-" : token.expiresAt();
            System.out.printf("  %s %s %s %s%n", token.tokenId(), scopes, end, token.name());
          }
        }
      }
      System.out.flush();
      return 0;
    }
  }

  /** What changes one user; 1 when there is none of that name. */
  abstract static class OnUser implements Callable<Integer> {
    @Mixin KafkaOptions kafka;

    @Parameters(paramLabel = OF_USER, index = "0")
    String name;

    @Override
    public Integer call() throws Exception {
      Registry registry = new Registry(kafka.kafka());
      List<User> users = registry.users();
      Optional<User> user = named(users, name);
      if (user.isEmpty()) {
        return refused("there is no user " + name);
      }
      User changed = changed(user.get(), Instant.now());
      boolean last = users.stream().filter(User::administers).allMatch(user.get()::equals);
      if (last && user.get().administers() && !changed.administers()) {
        return refused("nothing changed: make somebody else an admin first");
      }
      registry.put(user.get(), changed);
      System.err.println("changed " + changed.name());
      return 0;
    }

    abstract User changed(User user, Instant now);
  }

  @Command(name = "change", description = "Changes role or teams of a user.")
  static final class Change extends OnUser {
    @Option(names = "--role", paramLabel = "ROLE", description = "reader, editor or admin")
    String role;

    @Option(
        names = "--team",
        paramLabel = "TEAM",
        arity = "0..1",
        fallbackValue = "",
        description = "all of them, repeated; '--team' alone for none")
    List<String> teams;

    @Override
    User changed(User user, Instant now) {
      return user.changed(
          user.name(),
          role == null ? user.role() : role(role),
          teams == null ? user.teams() : teams.stream().filter(team -> !team.isBlank()).toList(),
          user.disabled(),
          now);
    }
  }

  @Command(name = "disable", description = "Refuses a user, their sessions and tokens.")
  static final class Disable extends OnUser {
    @Override
    User changed(User user, Instant now) {
      return disabled(user, true, now);
    }
  }

  @Command(name = "enable", description = "Lets a disabled user in again.")
  static final class Enable extends OnUser {
    @Override
    User changed(User user, Instant now) {
      return disabled(user, false, now);
    }
  }

  @Command(name = "password", description = "Sets a user's password and ends their sessions.")
  static final class Password extends OnUser {
    @Mixin PasswordOptions password;

    private String hash;

    @Override
    public Integer call() throws Exception {
      hash = password.hash(); // may wait for somebody to type, so before the user is read
      return super.call();
    }

    @Override
    User changed(User user, Instant now) {
      return user.withPassword(hash, now);
    }
  }

  @Command(name = "token", description = "Makes a token and prints it, this one time.")
  static final class MakeToken extends OnUser {
    @Option(names = "--name", required = true, description = "what the token is for")
    String tokenName;

    @Option(
        names = "--scope",
        split = ",",
        defaultValue = "read",
        description =
            "read, subscriptions:write, topics:write, entities:write, sources:write or admin;"
                + " may be repeated (read); no more than the user's role allows")
    List<String> scopes;

    @Option(names = "--days", description = "that it holds; without end if not given")
    Integer days;

    private Tokens.Made made;

    @Override
    public Integer call() throws Exception {
      int status = super.call();
      if (status == 0) {
        System.out.println(made.secret());
        System.out.flush();
      }
      return status;
    }

    @Override
    User changed(User user, Instant now) {
      List<Scope> wanted = scopes.stream().map(Scope::of).toList();
      Duration lifetime = days == null ? null : Duration.ofDays(days);
      made = Tokens.make(tokenName, wanted, user.role(), lifetime, now);
      return user.with(made.token(), now);
    }
  }

  @Command(name = "revoke", description = "Takes a token back.")
  static final class RevokeToken extends OnUser {
    @Parameters(paramLabel = "TOKEN-ID", index = "1", description = "from 'users list --tokens'")
    String tokenId;

    @Override
    User changed(User user, Instant now) {
      return user.without(tokenId, now);
    }
  }

  /** Where a password comes from: never an argument, which others see in the list of processes. */
  static final class PasswordOptions {
    @Option(
        names = "--password-file",
        paramLabel = "FILE",
        description = "its first line; '-' for standard input. Without it the terminal is asked")
    String file;

    String hash() throws IOException {
      return Passwords.hash(file == null ? asked() : firstLine());
    }

    private String firstLine() throws IOException {
      String text =
          file.equals("-")
              ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
              : Files.readString(Path.of(file));
      return text.lines().findFirst().orElse("");
    }

    @SuppressWarnings("SystemConsoleNull") // null on JDK 21, which is supported
    private static String asked() {
      Console console = System.console();
      if (console == null) {
        throw new IllegalArgumentException("no terminal to ask for a password: --password-file");
      }
      String once = new String(console.readPassword("Password: "));
      if (!once.equals(new String(console.readPassword("Again: ")))) {
        throw new IllegalArgumentException("the two passwords differ");
      }
      return once;
    }
  }

  private static User disabled(User user, boolean disabled, Instant now) {
    return user.changed(user.name(), user.role(), user.teams(), disabled, now);
  }

  private static Optional<User> named(List<User> users, String name) {
    return users.stream().filter(user -> user.name().equalsIgnoreCase(name)).findFirst();
  }

  private static Role role(String text) {
    try {
      return Role.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("no role '" + text + "': reader, editor or admin", e);
    }
  }

  private static int refused(String why) {
    System.err.println(why);
    return 1;
  }
}
