package org.wirewatch.enrich.affiliation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.wirewatch.enrich.affiliation.RolePhrase.Role;
import org.wirewatch.wire.EnrichedArticle.Affiliation;
import org.wirewatch.wire.EnrichedArticle.Mention;

/** Collects what a sentence states, each thing once. Not thread-safe. */
final class Statements {
  private final Items items;
  private final List<Found> found = new ArrayList<>();
  private final Set<Affiliation> seen = new HashSet<>();
  private final boolean[] inRole;
  private final boolean[] placed;

  Statements(Items items) {
    this.items = items;
    this.inRole = new boolean[items.size()];
    this.placed = new boolean[items.size()];
  }

  List<Found> found() {
    return found;
  }

  /** Whether an item is part of a role that was given to somebody. */
  boolean isTaken(int item) {
    return inRole[item];
  }

  /** Whether something with a place was stated of the person at an item. */
  boolean isPlaced(int person) {
    return placed[person];
  }

  /** Gives every role of a phrase to every person. */
  void add(List<Integer> people, RolePhrase phrase) {
    for (int person : people) {
      for (Role role : phrase.roles()) {
        add(person, role.start(), role.end(), role.where(), role.keys());
      }
    }
    for (int i = phrase.start(); i < phrase.end(); i++) {
      inRole[i] = true;
    }
  }

  /** Gives a person what the items say, such as {@code founded}; -1 for what is not stated. */
  void add(int person, int roleStart, int roleEnd, int where, List<String> keys) {
    Mention name = items.name(person);
    Mention place = where < 0 ? null : items.name(where);
    boolean stated = roleStart >= 0;
    Integer start = stated ? items.start(roleStart) : null;
    Integer end = stated ? items.end(roleEnd - 1) : null;
    if (!stated && place == null) {
      return;
    }
    Affiliation affiliation =
        new Affiliation(
            name.text(),
            name.entityId(),
            name.start(),
            name.end(),
            stated ? items.between(start, end) : null,
            start,
            end,
            place == null ? null : place.text(),
            place == null ? null : place.entityId(),
            place == null ? null : place.start(),
            place == null ? null : place.end());
    placed[person] |= place != null;
    if (seen.add(affiliation)) {
      found.add(new Found(affiliation, keys));
    }
  }
}
