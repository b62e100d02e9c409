package org.wirewatch.wire;

import java.time.Instant;

/**
 * Who did what. Written in the same transaction as the change it tells of.
 *
 * @param actorId user id, {@code desk} for the local user and {@code desk.token}, {@code cli} for
 *     the command line; null for somebody unknown who failed to sign in
 * @param address from which the request came; null on the command line
 * @param targetId id of what was changed
 * @param before what differs, as JSON without secrets; null when there was nothing
 * @param after as {@code before}; null when it was deleted
 */
public record AuditEntry(
    int schemaVersion,
    String entryId,
    Instant at,
    String actorId,
    String actorName,
    String address,
    Action action,
    Kind kind,
    String targetId,
    String before,
    String after) {

  public static final int SCHEMA_VERSION = 1;

  public AuditEntry {
    Checks.present(entryId, "entryId");
    Checks.present(at, "at");
    Checks.present(action, "action");
    Checks.present(kind, "kind");
  }

  /** What was done. */
  public enum Action {
    CREATED,
    CHANGED,
    DELETED,
    SIGNED_IN,
    SIGN_IN_FAILED,
    SIGNED_OUT
  }

  /** To what. */
  public enum Kind {
    SUBSCRIPTION,
    /** What was said of an alert, whose id is the target. */
    RESPONSE,
    TOPIC,
    ENTITY,
    SOURCE,
    USER,
    TOKEN,
    SESSION
  }

  /** Who acts. */
  public record Actor(String id, String name, String address) {}

  /**
   * The entry of a change.
   *
   * @param before null when it is new
   * @param after null when it is gone
   */
  public static AuditEntry of(
      Actor actor, Kind kind, String targetId, Object before, Object after, Instant now) {
    Action action =
        before == null ? Action.CREATED : after == null ? Action.DELETED : Action.CHANGED;
    AuditSummary summary = AuditSummary.between(before, after);
    return entry(actor, action, kind, targetId, summary, now);
  }

  /** The entry of a change of a user, or of one of their tokens. */
  public static AuditEntry of(Actor actor, User before, User after, Instant now) {
    for (User.Token token : after.tokens()) {
      if (before == null || !before.tokens().contains(token)) {
        return of(actor, Kind.TOKEN, token.tokenId(), null, token, now);
      }
    }
    if (before != null) {
      for (User.Token token : before.tokens()) {
        if (!after.tokens().contains(token)) {
          return of(actor, Kind.TOKEN, token.tokenId(), token, null, now);
        }
      }
    }
    return of(actor, Kind.USER, after.userId(), before, after, now);
  }

  /** The entry of signing in or out. */
  public static AuditEntry of(Actor actor, Action action, Instant now) {
    return entry(actor, action, Kind.SESSION, actor.id(), new AuditSummary(null, null), now);
  }

  private static AuditEntry entry(
      Actor actor, Action action, Kind kind, String target, AuditSummary summary, Instant now) {
    String id = Ids.of("audit", java.util.UUID.randomUUID().toString());
    return new AuditEntry(
        SCHEMA_VERSION,
        id,
        now,
        actor.id(),
        actor.name(),
        actor.address(),
        action,
        kind,
        target,
        summary.before(),
        summary.after());
  }
}
