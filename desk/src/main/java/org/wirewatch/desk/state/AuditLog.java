package org.wirewatch.desk.state;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import org.wirewatch.wire.AuditEntry;

/** The newest entries of the audit log, at most 10,000; the topic holds all. Thread-safe. */
public final class AuditLog {
  static final int ENTRIES_MAX = 10_000;

  private final Deque<AuditEntry> entries = new ArrayDeque<>();

  synchronized void add(AuditEntry entry) {
    entries.addFirst(entry);
    if (entries.size() > ENTRIES_MAX) {
      entries.removeLast();
    }
  }

  /**
   * Entries, newest first.
   *
   * @param afterId the last entry of the page before; null for the first page
   */
  public synchronized List<AuditEntry> newest(
      Predicate<AuditEntry> wanted, String afterId, int limit) {
    var rest = entries.stream();
    if (afterId != null) {
      rest = rest.dropWhile(entry -> !entry.entryId().equals(afterId)).skip(1);
    }
    return rest.filter(wanted).limit(limit).toList();
  }
}
