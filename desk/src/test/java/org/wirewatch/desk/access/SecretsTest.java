package org.wirewatch.desk.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.wirewatch.wire.Scope;
import org.wirewatch.wire.User;
import org.wirewatch.wire.User.Role;

/** Passwords, tokens, and what they let do. */
class SecretsTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

  @Test
  void knowsAPasswordByItsHash() {
    String hash = Passwords.hash("correct horse battery");
    assertThat(hash).startsWith("pbkdf2-sha256$600000$").doesNotContain("horse");
    assertThat(Passwords.fits(hash, "correct horse battery")).isTrue();
    assertThat(Passwords.fits(hash, "correct horse batterz")).isFalse();
    assertThat(Passwords.fits(hash, "")).isFalse();
    assertThat(Passwords.fits(null, "correct horse battery")).isFalse();
    assertThatThrownBy(() -> Passwords.hash("short")).hasMessageStartingWith("password:");
  }

  @Test
  void makesTokensThatEndAndAreOnlyStoredAsHash() {
    Tokens.Made made = Tokens.make("ci", List.of(Scope.READ), Role.READER, Duration.ofDays(1), NOW);
    assertThat(made.secret()).matches("ww_[0-9a-f]{12}_[0-9a-f]{64}");
    assertThat(Tokens.id(made.secret())).hasValue(made.token().tokenId());
    assertThat(made.token().hash()).isEqualTo(Secrets.sha256(made.secret()));
    assertThat(made.toString()).doesNotContain(made.secret());
    assertThat(Tokens.fits(made.token(), made.secret(), NOW)).isTrue();
    assertThat(Tokens.fits(made.token(), made.secret(), NOW.plus(Duration.ofDays(1)))).isFalse();
    String other = made.secret().substring(0, 16) + Secrets.random();
    assertThat(Tokens.fits(made.token(), other, NOW)).isFalse();
    List<Scope> wide = List.of(Scope.READ, Scope.SOURCES_WRITE);
    assertThatThrownBy(() -> Tokens.make("ci", wide, Role.EDITOR, null, NOW))
        .hasMessage(
            "scopes: the role editor allows read, subscriptions:write, topics:write,"
                + " entities:write, not sources:write");
  }

  @Test
  void allowsATokenNoMoreThanTheRoleOfItsUser() {
    Actor wide = actor(Role.READER, Scope.ADMIN, Scope.SUBSCRIPTIONS_WRITE);
    Actor narrow = actor(Role.ADMIN, Scope.READ);
    Actor whole = actor(Role.ADMIN, Scope.ADMIN);
    assertThat(wide.scopes()).containsExactly(Scope.READ);
    assertThat(narrow.scopes()).containsExactly(Scope.READ);
    assertThat(whole.scopes()).isEqualTo(Set.of(Scope.values()));
    assertThat(narrow.sees("somebody-else")).isFalse();
    assertThat(whole.sees("somebody-else")).isTrue();
  }

  @Test
  void seesOnesOwnTheTeamsAndEverybodys() {
    Actor ida = actor(Role.EDITOR, Scope.READ);
    assertThat(ida.sees("u1")).isTrue();
    assertThat(ida.sees("team:wire")).isTrue();
    assertThat(ida.sees("team:other")).isFalse();
    assertThat(ida.sees("u2")).isFalse();
    assertThat(ida.sees("desk")).isTrue();
    assertThat(ida.sees((String) null)).isTrue();
  }

  @Test
  void closesWhatNobodyDecidedOn() {
    assertThat(Permissions.needed("GET", "/api/subscriptions")).isEqualTo(Scope.READ);
    assertThat(Permissions.needed("POST", "/subscriptions/x/delete"))
        .isEqualTo(Scope.SUBSCRIPTIONS_WRITE);
    assertThat(Permissions.needed("POST", "/api/topics/preview")).isEqualTo(Scope.READ);
    assertThat(Permissions.needed("POST", "/api/check")).isEqualTo(Scope.ADMIN);
    assertThat(Permissions.needed("DELETE", "/api/something/new")).isEqualTo(Scope.ADMIN);
    assertThat(Permissions.needed("GET", "/api/users")).isEqualTo(Scope.ADMIN);
    assertThat(Permissions.needed("GET", "/people/u1")).isEqualTo(Scope.ADMIN);
    assertThat(Permissions.needed("GET", "/audit")).isEqualTo(Scope.ADMIN);
    assertThat(Permissions.needed("GET", "/api/dead-letters")).isEqualTo(Scope.ADMIN);
    assertThat(Permissions.needed("GET", "/api/sources/discover")).isEqualTo(Scope.SOURCES_WRITE);
  }

  @Test
  void brakesAfterTooManyFailuresAndForgets() {
    Instant[] now = {NOW};
    Brake brake = new Brake(2, Duration.ofSeconds(30), () -> now[0]);
    brake.failed("a");
    assertThat(brake.wait("a")).isZero();
    brake.failed("a");
    assertThat(brake.wait("a")).isEqualTo(Duration.ofSeconds(30));
    assertThat(brake.wait("b")).isZero();
    now[0] = NOW.plusSeconds(30);
    assertThat(brake.wait("a")).isZero();
    for (int i = 0; i < 20_000; i++) {
      brake.failed("key" + i);
      brake.failed("key" + i);
    }
    assertThat(brake.wait("key1")).isZero();
    assertThat(brake.wait("key19999")).isPositive();
  }

  private static Actor actor(Role role, Scope... scopes) {
    User.Token token = new User.Token("0a", "ci", "hash", List.of(scopes), NOW, null);
    User user =
        new User(
            1,
            "u1",
            "ida",
            role,
            List.of("wire"),
            false,
            null,
            null,
            List.of(token),
            null,
            NOW,
            NOW);
    return Actor.of(user, token);
  }
}
