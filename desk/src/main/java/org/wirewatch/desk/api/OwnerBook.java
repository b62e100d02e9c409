package org.wirewatch.desk.api;

import java.util.ArrayList;
import java.util.List;
import org.wirewatch.desk.access.Actor;
import org.wirewatch.desk.http.Problem;
import org.wirewatch.desk.state.Desk;
import org.wirewatch.wire.Subscription;
import org.wirewatch.wire.User;

/** Gives subscriptions to other owners: oneself, a team, everybody; admins to anybody. */
public final class OwnerBook {
  private static final String ME = "me";
  private static final String EVERYBODY = "everybody";
  private static final String TEAM = Actor.team("");

  private final Desk desk;
  private final SubscriptionBook subscriptions;

  public OwnerBook(Desk desk, SubscriptionBook subscriptions) {
    this.desk = desk;
    this.subscriptions = subscriptions;
  }

  /**
   * An owner that the caller may choose.
   *
   * @param owner as {@link #give} takes it
   * @param chosen whether it is the owner now
   */
  public record Choice(String owner, String name, boolean chosen) {}

  /**
   * Gives a subscription to an owner.
   *
   * @param owner {@code me}, {@code everybody}, {@code team:NAME}, or the id or name of a user
   */
  public Subscription give(String subscriptionId, String owner) {
    Subscription old = subscriptions.get(subscriptionId);
    String wanted = owner(owner == null ? "" : owner.strip());
    if (!wanted.equals(old.owner())) {
      subscriptions.requireRoom(wanted);
    }
    return subscriptions.give(old, wanted);
  }

  /** Owners that the caller may choose from; the one of now among them. */
  public List<Choice> choices(Subscription one) {
    Actor caller = desk.caller().get();
    String now = Actor.everybody(one.owner()) ? Actor.DESK : one.owner();
    List<Choice> choices = new ArrayList<>();
    choices.add(new Choice(EVERYBODY, "Everybody", now.equals(Actor.DESK)));
    if (caller.user()) {
      choices.add(new Choice(ME, "Me", now.equals(caller.id())));
    }
    teams(caller)
        .forEach(
            team -> {
              String owner = Actor.team(team);
              choices.add(new Choice(owner, "Team " + team, now.equals(owner)));
            });
    if (choices.stream().noneMatch(Choice::chosen)) {
      choices.add(new Choice(now, name(now), true));
    }
    return choices;
  }

  /** What people call an owner. */
  public String name(String owner) {
    if (Actor.everybody(owner)) {
      return "everybody";
    }
    return owner.startsWith(TEAM)
        ? "team " + owner.substring(TEAM.length())
        : desk.state().accounts().user(owner).map(User::name).orElse("a former user");
  }

  private List<String> teams(Actor caller) {
    return caller.admin()
        ? desk.state().accounts().users().stream()
            .flatMap(user -> user.teams().stream())
            .distinct()
            .sorted()
            .toList()
        : caller.teams();
  }

  private String owner(String wanted) {
    Actor caller = desk.caller().get();
    if (wanted.equals(EVERYBODY) || wanted.equals(Actor.DESK)) {
      return Actor.DESK;
    }
    if (wanted.equals(ME) || wanted.equals(caller.id())) {
      return caller.id();
    }
    if (wanted.startsWith(TEAM)) {
      String team = wanted.substring(TEAM.length());
      if (User.isTeam(team) && (caller.admin() || caller.teams().contains(team))) {
        return wanted;
      }
    } else if (caller.admin()) {
      var accounts = desk.state().accounts();
      return accounts
          .user(wanted)
          .or(() -> accounts.named(wanted))
          .map(User::userId)
          .orElseThrow(() -> Problem.invalid("owner", "There is no such user."));
    }
    throw Problem.invalid("owner", "Choose 'me', 'everybody' or 'team:' and a team of yours.");
  }
}
