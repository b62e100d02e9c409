package org.wirewatch.enrich.affiliation;

import java.util.List;

/**
 * A noun phrase that names roles: {@code the chief scientist at X}, {@code founder and CEO of Y}.
 *
 * @param start index of its first item, the article included
 * @param end index of the item behind it, the place included
 * @param headEnd index of the item behind its last role noun
 * @param roles in order; one unless places are coordinated too
 */
record RolePhrase(int start, int end, int headEnd, Opening opening, List<Role> roles) {
  RolePhrase {
    roles = List.copyOf(roles);
  }

  /** What the phrase begins with. */
  enum Opening {
    NONE,
    A,
    THE,
    OWN,
    ONE_OF,
    ALL
  }

  /**
   * One role.
   *
   * @param start index of its first item
   * @param end index of the item behind its last
   * @param where item of the organisation or place; -1 when none is stated
   * @param keys of its nouns
   */
  record Role(int start, int end, int where, List<String> keys, boolean plural) {
    Role {
      keys = List.copyOf(keys);
    }

    Role at(int item) {
      return new Role(start, end, item, keys, plural);
    }
  }

  Role first() {
    return roles.get(0);
  }

  boolean plural() {
    return first().plural() && opening != Opening.ONE_OF;
  }

  /** The same with the place for every role that has none. */
  RolePhrase at(int item) {
    List<Role> placed =
        roles.stream().map(role -> role.where() < 0 ? role.at(item) : role).toList();
    return new RolePhrase(start, end, headEnd, opening, placed);
  }
}
