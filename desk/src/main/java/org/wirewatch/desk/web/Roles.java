package org.wirewatch.desk.web;

import java.util.stream.Collectors;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.EnrichedArticle.Affiliation;
import org.wirewatch.wire.EnrichedArticle.Mention;

/** Which roles an article gives a person, in a few words. Pure. */
final class Roles {
  private static final int ROLES_MAX = 2;

  private Roles() {}

  /** {@code chief scientist, Google DeepMind}; empty when the article states none. */
  static String of(EnrichedArticle article, Mention person) {
    return article.affiliations().stream()
        .filter(a -> a.personId() != null && a.personId().equals(person.entityId()))
        .map(Roles::words)
        .distinct()
        .limit(ROLES_MAX)
        .collect(Collectors.joining("; "));
  }

  private static String words(Affiliation affiliation) {
    String role = affiliation.role();
    String where = affiliation.organization();
    if (role == null) {
      return where == null ? "" : where;
    }
    boolean said = where == null || role.contains(where);
    return said ? role : role + ", " + where;
  }
}
