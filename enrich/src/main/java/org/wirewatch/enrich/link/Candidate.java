package org.wirewatch.enrich.link;

import org.wirewatch.wire.EnrichedArticle.EntityType;

/**
 * Who may be meant by a group, and by which form of the name.
 *
 * @param normal the form found, normal
 * @param shared how many bear it
 */
record Candidate(Profile profile, Form form, String normal, int shared) {

  /** How the name stands for the entity. */
  enum Form {
    NAME,
    ALIAS,
    INITIALS,
    SURNAME
  }

  boolean isPerson() {
    return profile.entity.type() == EntityType.PERSON;
  }

  boolean hasSeveralWords() {
    return normal.indexOf(' ') > 0;
  }
}
