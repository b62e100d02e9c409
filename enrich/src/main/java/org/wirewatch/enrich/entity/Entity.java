package org.wirewatch.enrich.entity;

import java.text.Normalizer;
import java.util.Locale;
import org.wirewatch.wire.EnrichedArticle.EntityType;
import org.wirewatch.wire.Ids;

/**
 * Whom or what mentions name.
 *
 * @param id the same in every article in which the fullest name is the same
 * @param name the fullest form in the article
 */
record Entity(String id, String name) {

  static Entity of(EntityType type, String name) {
    return new Entity(Ids.of(type.name(), normal(name)), name);
  }

  /** A name without case, accents, stops and doubled space. */
  static String normal(String name) {
    String plain = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    return plain
        .replace("\u2019", "'")
        .replaceAll("\\.", "")
        .replaceAll("\\s+", " ")
        .strip()
        .toLowerCase(Locale.ROOT);
  }
}
