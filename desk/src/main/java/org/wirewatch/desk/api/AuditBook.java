package org.wirewatch.desk.api;

import org.wirewatch.desk.state.AuditLog;
import org.wirewatch.desk.state.Desk;
import org.wirewatch.wire.AuditEntry;

/** Reads the audit log. Who may is decided before, by the route. Thread-safe. */
public final class AuditBook {
  private final Desk desk;

  public AuditBook(Desk desk) {
    this.desk = desk;
  }

  /**
   * Entries, newest first.
   *
   * @param target id of what was changed; null for all
   * @param actor id of who did it; null for all
   */
  public Paging.Page<AuditEntry> newest(String target, String actor, Paging paging) {
    AuditLog log = desk.state().audit();
    return paging.read(
        (after, count) ->
            log.newest(
                entry ->
                    (target == null || target.equals(entry.targetId()))
                        && (actor == null || actor.equals(entry.actorId())),
                after,
                count),
        AuditEntry::entryId);
  }
}
