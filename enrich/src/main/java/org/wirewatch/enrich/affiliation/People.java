package org.wirewatch.enrich.affiliation;

import java.util.ArrayList;
import java.util.List;

/** People who are named side by side: {@code A, B and C}. */
final class People {
  private People() {}

  /**
   * The people from an item on; just the first unless they are joined by commas and {@code and}.
   */
  static List<Integer> from(Items items, int first) {
    List<Integer> people = new ArrayList<>(List.of(first));
    int at = first;
    while (true) {
      int next = at + 1;
      boolean comma = items.is(next, ",");
      next += comma ? 1 : 0;
      boolean and = items.is(next, "and");
      next += and ? 1 : 0;
      if (next == at + 1 || !items.isPerson(next)) {
        return joined(items, people) ? people : List.of(first);
      }
      people.add(next);
      at = next;
      if (and) {
        return people;
      }
    }
  }

  private static boolean joined(Items items, List<Integer> people) {
    return people.size() == 1 || items.is(people.get(people.size() - 1) - 1, "and");
  }

  /** The people that end with an item. */
  static List<Integer> upTo(Items items, int last) {
    List<Integer> people = new ArrayList<>(List.of(last));
    int at = last;
    while (true) {
      int before = at - 1;
      boolean and = items.is(before, "and");
      if (and && at != last) {
        return people;
      }
      before -= and ? 1 : 0;
      boolean comma = items.is(before, ",");
      before -= comma ? 1 : 0;
      if (before == at - 1 || !items.isPerson(before) || (at == last && !and)) {
        return people;
      }
      people.add(0, before);
      at = before;
    }
  }
}
