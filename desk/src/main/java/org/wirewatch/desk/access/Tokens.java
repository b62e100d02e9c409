package org.wirewatch.desk.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wirewatch.wire.Scope;
import org.wirewatch.wire.User;
import org.wirewatch.wire.User.Role;

/**
 * Tokens of users: {@code ww_}, 12 hexadecimal digits that name the token, {@code _} and 64 that
 * are secret. The prefix lets scanners of leaked secrets find them.
 */
public final class Tokens {
  private static final Pattern FORM = Pattern.compile("ww_([0-9a-f]{12})_[0-9a-f]{64}");
  private static final int ID_BYTES = 6;
  private static final int NAME_CHARS_MAX = 60;

  private Tokens() {}

  /**
   * A new token.
   *
   * @param secret the whole of it, not to be had a second time
   */
  public record Made(User.Token token, String secret) {
    @Override
    public String toString() {
      return "Made[" + token + "]";
    }
  }

  /**
   * Makes a token.
   *
   * @param role of its user, beyond which a token lets do nothing
   * @param lifetime null for no end
   * @throws IllegalArgumentException naming what is wrong
   */
  public static Made make(
      String name, List<Scope> scopes, Role role, Duration lifetime, Instant now) {
    if (name == null || name.isBlank() || name.strip().length() > NAME_CHARS_MAX) {
      throw new IllegalArgumentException("name: 1 to " + NAME_CHARS_MAX + " characters");
    }
    if (scopes == null || scopes.isEmpty()) {
      throw new IllegalArgumentException("scopes: at least one");
    }
    List<Scope> beyond = scopes.stream().filter(scope -> !role.scopes().contains(scope)).toList();
    if (!beyond.isEmpty()) {
      throw new IllegalArgumentException(
          "scopes: the role "
              + role.name().toLowerCase(Locale.ROOT)
              + " allows "
              + names(role.scopes())
              + ", not "
              + names(beyond));
    }
    if (lifetime != null && !lifetime.isPositive()) {
      throw new IllegalArgumentException("expires: in the past");
    }
    String id = Secrets.random(ID_BYTES);
    String secret = "ww_" + id + "_" + Secrets.random();
    Instant end = lifetime == null ? null : now.plus(lifetime);
    List<Scope> distinct = scopes.stream().distinct().sorted().toList();
    User.Token token = new User.Token(id, name.strip(), Secrets.sha256(secret), distinct, now, end);
    return new Made(token, secret);
  }

  private static String names(Collection<Scope> scopes) {
    return String.join(", ", scopes.stream().map(Scope::text).toList());
  }

  /** The public part of a text that looks like a token. */
  public static Optional<String> id(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches() ? Optional.of(form.group(1)) : Optional.empty();
  }

  /** Whether a text is this token, and it still holds. */
  public static boolean fits(User.Token token, String text, Instant now) {
    boolean same = Secrets.equal(token.hash(), Secrets.sha256(text));
    return same && (token.expiresAt() == null || now.isBefore(token.expiresAt()));
  }
}
