package org.wirewatch.query;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.wirewatch.wire.EnrichedArticle.EntityType;
import org.wirewatch.wire.Spelling;

/** What a clause looks at. The lower-case name is the prefix in a query and the Lucene field. */
public enum QueryField {
  TITLE(null, List.of("headline", "heading", "subject")),
  TEXT(null, List.of("body", "content", "article")),
  PERSON(EntityType.PERSON, List.of("people", "name", "who", "author")),
  ORG(
      EntityType.ORGANIZATION,
      List.of("organisation", "organization", "company", "organisations", "organizations")),
  PLACE(EntityType.LOCATION, List.of("location", "country", "city", "where", "loc")),
  TOPIC(null, List.of("theme", "category", "tag")),
  OUTLET(null, List.of("source", "site", "publisher", "newspaper", "domain")),
  LANG(null, List.of("language", "locale"));

  private final EntityType entityType;
  private final List<String> otherWords;

  QueryField(EntityType entityType, List<String> otherWords) {
    this.entityType = entityType;
    this.otherWords = otherWords;
  }

  /** As written in a query, without the colon. */
  public String prefix() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The type of mention that the field names; empty when it does not look at mentions. */
  public Optional<EntityType> entityType() {
    return Optional.ofNullable(entityType);
  }

  static Optional<QueryField> named(String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(field -> field.prefix().equals(wanted)).findFirst();
  }

  /** The field that someone who wrote {@code name} most likely meant. */
  static Optional<QueryField> resembling(String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    for (QueryField field : values()) {
      if (field.otherWords.contains(wanted)) {
        return Optional.of(field);
      }
    }
    for (QueryField field : values()) {
      if (Spelling.alike(wanted, field.prefix())) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }

  static String list() {
    return Arrays.stream(values())
        .map(field -> field.prefix() + ":")
        .collect(Collectors.joining(", "));
  }
}
