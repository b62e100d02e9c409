package org.wirewatch.desk.access;

import java.util.Map;
import java.util.Set;
import org.wirewatch.wire.Scope;

/**
 * Which scope a route asks for, pages and API alike. Reading asks for {@code read} but where
 * others' affairs show; a write that is not listed is for admins, so that a new route is closed
 * until somebody decides.
 */
public final class Permissions {
  private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

  /** Reading these shows what belongs to others. */
  private static final Set<String> ADMINS = Set.of("people", "users", "audit", "dead-letters");

  private static final Map<String, Scope> WRITES =
      Map.of(
          "subscriptions", Scope.SUBSCRIPTIONS_WRITE,
          "alerts", Scope.SUBSCRIPTIONS_WRITE,
          "topics", Scope.TOPICS_WRITE,
          "entities", Scope.ENTITIES_WRITE,
          "entities.csv", Scope.ENTITIES_WRITE,
          "sources", Scope.SOURCES_WRITE,
          "query", Scope.READ,
          "logout", Scope.READ,
          "me", Scope.READ);

  /** Last parts of addresses that are posted to but change nothing. */
  private static final Set<String> TRIALS = Set.of("backtest", "check", "preview");

  private Permissions() {}

  /**
   * What a request needs.
   *
   * @param method of HTTP, in capitals
   * @param path without query
   */
  public static Scope needed(String method, String path) {
    String[] parts = (path.startsWith("/api/") ? path.substring(4) : path).split("/", -1);
    String first = parts.length > 1 ? parts[1] : "";
    String last = parts[parts.length - 1];
    if (READS.contains(method)) {
      if (ADMINS.contains(first)) {
        return Scope.ADMIN;
      }
      return last.equals("discover") ? Scope.SOURCES_WRITE : Scope.READ; // makes the desk fetch
    }
    return parts.length > 2 && TRIALS.contains(last) && WRITES.containsKey(first)
        ? Scope.READ
        : WRITES.getOrDefault(first, Scope.ADMIN);
  }
}
