package org.wirewatch.desk.access;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.wirewatch.wire.Scope;
import org.wirewatch.wire.Subscription;
import org.wirewatch.wire.User;

/**
 * Who a request is from.
 *
 * @param id user id; {@link #DESK} for the local user, for {@code desk.token} and for a link
 * @param name for people
 * @param teams whose subscriptions they share
 * @param scopes what they may do in this request
 * @param via how they showed who they are
 */
public record Actor(String id, String name, List<String> teams, Set<Scope> scopes, Via via) {
  /** Owner of what belongs to everybody. */
  public static final String DESK = "desk";

  private static final String TEAM = "team:";

  public Actor {
    teams = List.copyOf(teams);
    scopes = Set.copyOf(scopes);
  }

  /** How somebody showed who they are. */
  public enum Via {
    /** Not at all: the desk listens on loopback and has no users. */
    LOCAL,
    DESK_TOKEN,
    /** By a signed link in a message, which does one thing. */
    LINK,
    TOKEN,
    SESSION
  }

  /** Whoever sits at the machine of a desk without users. */
  public static Actor local() {
    return new Actor(DESK, "local user", List.of(), EnumSet.allOf(Scope.class), Via.LOCAL);
  }

  /** Whoever knows {@code desk.token}. */
  public static Actor deskToken() {
    return new Actor(DESK, "desk.token", List.of(), EnumSet.allOf(Scope.class), Via.DESK_TOKEN);
  }

  /** Whoever opens a signed link in a message. */
  public static Actor link() {
    return new Actor(DESK, "link in a message", List.of(), Set.of(), Via.LINK);
  }

  /** A user who signed in. */
  public static Actor of(User user) {
    return new Actor(user.userId(), user.name(), user.teams(), user.role().scopes(), Via.SESSION);
  }

  /** A program with a user's token: never more than the user's role of today allows. */
  public static Actor of(User user, User.Token token) {
    Set<Scope> allowed = EnumSet.copyOf(user.role().scopes());
    if (!token.scopes().contains(Scope.ADMIN)) {
      allowed.retainAll(token.scopes());
    }
    String name = user.name() + " (token " + token.name() + ")";
    return new Actor(user.userId(), name, user.teams(), allowed, Via.TOKEN);
  }

  /** The owner that stands for a team. */
  public static String team(String name) {
    return TEAM + name;
  }

  /** Whether an owner is nobody in particular. */
  public static boolean everybody(String owner) {
    return owner == null || owner.equals(DESK);
  }

  public boolean may(Scope scope) {
    return scopes.contains(scope);
  }

  public boolean admin() {
    return may(Scope.ADMIN);
  }

  /** Whether this is a user, and not the local one, {@code desk.token} or a link. */
  public boolean user() {
    return !id.equals(DESK);
  }

  /** Whether something of this owner is theirs, their team's, everybody's, or they are admin. */
  public boolean sees(String owner) {
    return admin()
        || everybody(owner)
        || owner.equals(id)
        || (owner.startsWith(TEAM) && teams.contains(owner.substring(TEAM.length())));
  }

  /** As {@link #sees(String)}. */
  public boolean sees(Subscription subscription) {
    return sees(subscription.owner());
  }
}
