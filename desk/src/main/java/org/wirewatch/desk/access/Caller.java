package org.wirewatch.desk.access;

import java.util.Optional;
import org.wirewatch.wire.AuditEntry;

/**
 * Who the request on this thread is from. The server sets it before any route and a route runs on
 * one thread, so that what is asked here holds for every way to a record, also for routes that are
 * yet to be written: without a caller nothing is seen.
 */
public final class Caller {
  @SuppressWarnings("ThreadLocalUsage") // several desks may run in one process
  private final ThreadLocal<Known> known = new ThreadLocal<>();

  private record Known(Actor actor, String address) {}

  /** Says who it is from now on. */
  public void set(Actor actor, String address) {
    known.set(new Known(actor, address));
  }

  /** Nobody from now on. */
  public void clear() {
    known.remove();
  }

  /** Empty on pages that are open to all. */
  public Optional<Actor> find() {
    return Optional.ofNullable(known.get()).map(Known::actor);
  }

  /**
   * The caller.
   *
   * @throws IllegalStateException if there is none, which is our bug
   */
  public Actor get() {
    return find().orElseThrow(() -> new IllegalStateException("no caller on this thread"));
  }

  /** As the audit log knows them. */
  public AuditEntry.Actor audited() {
    Known caller = known.get();
    return caller == null
        ? new AuditEntry.Actor(Actor.DESK, "desk itself", null)
        : new AuditEntry.Actor(caller.actor.id(), caller.actor.name(), caller.address);
  }

  /** Whether the caller sees what belongs to an owner. */
  public boolean sees(String owner) {
    return find().map(actor -> actor.sees(owner)).orElse(false);
  }
}
