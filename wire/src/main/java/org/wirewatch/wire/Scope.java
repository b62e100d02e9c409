package org.wirewatch.wire;

import java.util.Arrays;
import java.util.Locale;

/** What a caller of the desk may do; a role has several, a token some of its user's. */
public enum Scope {
  READ,
  SUBSCRIPTIONS_WRITE,
  TOPICS_WRITE,
  ENTITIES_WRITE,
  SOURCES_WRITE,
  /** Everything, people and the audit log included. */
  ADMIN;

  /** As people write it: {@code subscriptions:write}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', ':');
  }

  /**
   * Reads what {@link #text} writes.
   *
   * @throws IllegalArgumentException naming what there is
   */
  public static Scope of(String text) {
    return Arrays.stream(values())
        .filter(scope -> scope.text().equalsIgnoreCase(text.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "scopes: no '"
                        + text
                        + "'; there are "
                        + String.join(", ", Arrays.stream(values()).map(Scope::text).toList())));
  }
}
