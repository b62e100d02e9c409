package org.wirewatch.alerts.group;

import java.util.ArrayList;
import java.util.List;
import org.wirewatch.wire.Checks;

/**
 * The outlets of a story whose articles a subscription matched.
 *
 * @param outlets bounded; beyond the bound none is new any more
 * @param told how many there were when the receivers were last told
 */
record Coverage(List<String> outlets, int told) {
  private static final int OUTLETS_MAX = 500;

  static final Coverage NONE = new Coverage(List.of(), 0);

  Coverage {
    outlets = Checks.copy(outlets);
  }

  Coverage with(String outlet) {
    if (outlet == null || outlets.contains(outlet) || outlets.size() >= OUTLETS_MAX) {
      return this;
    }
    List<String> more = new ArrayList<>(outlets);
    more.add(outlet);
    return new Coverage(more, told);
  }

  Coverage and(Coverage other) {
    Coverage all = new Coverage(outlets, Math.max(told, other.told));
    for (String outlet : other.outlets) {
      all = all.with(outlet);
    }
    return all;
  }

  /** The same, now that the receivers are told. */
  Coverage allTold() {
    return new Coverage(outlets, outlets.size());
  }

  int untold() {
    return outlets.size() - told;
  }
}
