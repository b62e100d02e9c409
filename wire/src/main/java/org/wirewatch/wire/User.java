package org.wirewatch.wire;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Somebody who may use the desk. Passwords and tokens are here as hashes only.
 *
 * @param userId stable; owner of the user's subscriptions
 * @param name to sign in with, unique whatever its case
 * @param teams whose subscriptions the user shares
 * @param password hash with its method, salt and cost; null when there is none
 * @param subject issuer and subject at the identity provider, as one id; null without one
 * @param sessionsFrom sessions that began before are void; null when none is
 */
public record User(
    int schemaVersion,
    String userId,
    String name,
    Role role,
    List<String> teams,
    boolean disabled,
    String password,
    String subject,
    List<Token> tokens,
    Instant sessionsFrom,
    Instant createdAt,
    Instant updatedAt) {

  public static final int SCHEMA_VERSION = 1;

  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} .@+_'-]{0,99}");
  private static final Pattern TEAM = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,59}");
  private static final int TEAMS_MAX = 50;
  private static final int TOKENS_MAX = 50;

  public User {
    Checks.present(userId, "userId");
    Checks.present(role, "role");
    teams = Checks.copy(teams);
    tokens = Checks.copy(tokens);
    if (name == null || !NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "name: 1 to 100 letters, digits, spaces and . @ + _ ' -, a letter or digit first");
    }
    if (teams.size() > TEAMS_MAX || teams.stream().anyMatch(team -> !isTeam(team))) {
      throw new IllegalArgumentException(
          "teams: at most " + TEAMS_MAX + ", each of 1 to 60 letters, digits, spaces and . _ -");
    }
    if (tokens.size() > TOKENS_MAX) {
      throw new IllegalArgumentException("tokens: at most " + TOKENS_MAX);
    }
  }

  /** Whether a text can be the name of a team. */
  public static boolean isTeam(String text) {
    return TEAM.matcher(text).matches();
  }

  /** What somebody may do. */
  public enum Role {
    /** Sees articles, and the subscriptions and alerts that are theirs or their team's. */
    READER,
    /** Changes these subscriptions, and topics and entities, which are everybody's. */
    EDITOR,
    /** Sees and changes everything, people and sources included. */
    ADMIN;

    /** What the role allows. */
    public Set<Scope> scopes() {
      return switch (this) {
        case READER -> EnumSet.of(Scope.READ);
        case EDITOR ->
            EnumSet.of(
                Scope.READ, Scope.SUBSCRIPTIONS_WRITE, Scope.TOPICS_WRITE, Scope.ENTITIES_WRITE);
        case ADMIN -> EnumSet.allOf(Scope.class);
      };
    }
  }

  /**
   * A key for programs.
   *
   * @param tokenId the public part, by which it is looked up
   * @param hash SHA-256 of the whole token, hexadecimal
   * @param expiresAt null for never
   */
  public record Token(
      String tokenId,
      String name,
      String hash,
      List<Scope> scopes,
      Instant createdAt,
      Instant expiresAt) {
    public Token {
      Checks.present(tokenId, "tokenId");
      Checks.present(hash, "hash");
      scopes = Checks.copy(scopes);
    }

    @Override
    public String toString() {
      return "Token[" + tokenId + "]";
    }
  }

  /** The same user after changes by an admin. */
  public User changed(
      String newName, Role newRole, List<String> newTeams, boolean nowDisabled, Instant now) {
    Instant from = nowDisabled && !disabled ? now : sessionsFrom;
    return new User(
        SCHEMA_VERSION,
        userId,
        newName,
        newRole,
        newTeams,
        nowDisabled,
        password,
        subject,
        tokens,
        from,
        createdAt,
        now);
  }

  /** Whether the user administers; one who is disabled does not. */
  public boolean administers() {
    return role == Role.ADMIN && !disabled;
  }

  /** The same user with another password and without sessions. */
  public User withPassword(String hash, Instant now) {
    return new User(
        SCHEMA_VERSION,
        userId,
        name,
        role,
        teams,
        disabled,
        hash,
        subject,
        tokens,
        now,
        createdAt,
        now);
  }

  /** The same user without sessions. */
  public User signedOut(Instant now) {
    return withPassword(password, now);
  }

  /** The same user with one token more. */
  public User with(Token token, Instant now) {
    List<Token> more = new ArrayList<>(tokens);
    more.add(token);
    return withTokens(more, now);
  }

  /** The same user without a token. */
  public User without(String tokenId, Instant now) {
    return withTokens(
        tokens.stream().filter(token -> !token.tokenId().equals(tokenId)).toList(), now);
  }

  private User withTokens(List<Token> others, Instant now) {
    return new User(
        SCHEMA_VERSION,
        userId,
        name,
        role,
        teams,
        disabled,
        password,
        subject,
        others,
        sessionsFrom,
        createdAt,
        now);
  }

  @Override
  public String toString() {
    return "User[" + userId + ", " + name + ", " + role + "]";
  }
}
