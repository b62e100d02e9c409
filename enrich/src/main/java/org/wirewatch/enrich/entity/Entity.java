package org.wirewatch.enrich.entity;

import org.wirewatch.knowledge.Names;
import org.wirewatch.wire.EnrichedArticle.EntityType;
import org.wirewatch.wire.Ids;

/**
 * Whom or what mentions name, as far as the article alone tells.
 *
 * @param id the same in every article in which the fullest name is the same
 * @param name the fullest form in the article
 */
record Entity(String id, String name) {
  private static final String NAMESAKE = "namesake";

  static Entity of(EntityType type, String name) {
    return new Entity(Ids.of(type.name(), Names.normal(name)), name);
  }

  /**
   * One that bears the name of somebody known but was not taken for them. Its id depends on type
   * and name only, so that it stays when the base learns of more namesakes, and differs from that
   * of a name which nobody known bears.
   */
  static Entity namesake(EntityType type, String name) {
    return new Entity(Ids.of(type.name(), Names.normal(name), NAMESAKE), name);
  }
}
