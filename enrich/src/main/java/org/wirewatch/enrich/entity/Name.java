package org.wirewatch.enrich.entity;

import org.wirewatch.wire.EnrichedArticle.EntityType;

/**
 * A name found in an article.
 *
 * @param sentence index among the article's sentences, the title's first
 * @param start index of its first token in the sentence
 * @param end index after its last token
 * @param confidence 0 to 1
 */
record Name(int sentence, int start, int end, EntityType type, double confidence) {

  static EntityType type(String tagType) {
    return switch (tagType) {
      case "PER" -> EntityType.PERSON;
      case "ORG" -> EntityType.ORGANIZATION;
      case "LOC" -> EntityType.LOCATION;
      case "EVENT", "PRODUCT", "LAW" -> EntityType.valueOf(tagType);
      default -> throw new IllegalArgumentException("no such type: " + tagType);
    };
  }

  Name withType(EntityType other) {
    return new Name(sentence, start, end, other, confidence);
  }
}
