package org.wirewatch.ingest.poll;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.wirewatch.ingest.listing.Listed;

/**
 * What is new in a document, and what to remember of it: the entries it lists and, against servers
 * that hand out old copies now and then, as many again from before.
 *
 * @param fresh new entries, oldest first
 * @param ids newest first
 */
record Seen(List<Listed> fresh, List<String> ids) {
  private static final int NEW_MAX = 500;
  private static final int KEPT_MAX = 4_000;
  private static final int KEPT_MIN = 200;

  /**
   * Compares a document with what was seen before.
   *
   * @param before null at the first document of a source
   * @param backlogMax new entries taken from a first document
   * @param others further ids to remember
   */
  static Seen of(
      List<Listed> listed, List<String> before, int backlogMax, Collection<String> others) {
    return of(listed, before, backlogMax, others, KEPT_MIN);
  }

  /** Of a document that holds new entries only: nothing known before is forgotten for it. */
  static Seen ofPart(List<Listed> listed, List<String> before, int backlogMax) {
    return of(listed, before, backlogMax, List.of(), KEPT_MAX);
  }

  private static Seen of(
      List<Listed> listed,
      List<String> before,
      int backlogMax,
      Collection<String> others,
      int keptMin) {
    boolean first = before == null;
    Set<String> known = first ? Set.of() : new HashSet<>(before);
    Set<String> ids = new LinkedHashSet<>(others);
    List<Listed> fresh = new ArrayList<>();
    for (Listed entry : newestFirst(listed)) {
      if (ids.size() >= KEPT_MAX) {
        break;
      }
      boolean isNew = !known.contains(entry.id());
      boolean room = fresh.size() < (first ? backlogMax : NEW_MAX);
      if (isNew && !room && !first) {
        // left for the next poll
        continue;
      }
      if (ids.add(entry.id()) && isNew && room) {
        fresh.add(entry);
      }
    }
    int kept = Math.min(KEPT_MAX, Math.max(keptMin, ids.size() * 2));
    for (String id : first ? List.<String>of() : before) {
      if (ids.size() >= kept) {
        break;
      }
      ids.add(id);
    }
    return new Seen(fresh.reversed(), List.copyOf(ids));
  }

  /** By date where there are dates; otherwise as the document orders them. */
  private static List<Listed> newestFirst(List<Listed> listed) {
    boolean dated = listed.stream().allMatch(entry -> entry.published() != null);
    return dated
        ? listed.stream()
            .sorted(Comparator.comparing(Listed::published, Comparator.<Instant>reverseOrder()))
            .toList()
        : listed;
  }
}
