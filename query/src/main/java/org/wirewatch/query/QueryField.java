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
  LANG(null, List.of("language", "locale")),
  QUOTE_SPEAKER(null, List.of("speaker", "said", "says", "quoted", "quote-by")),
  QUOTE_TEXT(null, List.of("quote", "quotes", "quotation")),
  MONEY(null, List.of("amount", "sum", "cost", "price")),
  FIGURE(null, List.of("number", "count", "quantity"));

  private final EntityType entityType;
  private final List<String> otherWords;

  QueryField(EntityType entityType, List<String> otherWords) {
    this.entityType = entityType;
    this.otherWords = otherWords;
  }

  /** As written in a query, without the colon. */
  public String prefix() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The type of mention that the field names; empty when it does not look at mentions. */
  public Optional<EntityType> entityType() {
    return Optional.ofNullable(entityType);
  }

  /** Whether it holds names, which are never stemmed: "Gates" is not "gate". */
  boolean holdsNames() {
    return this == OUTLET || this == QUOTE_SPEAKER || entityType != null;
  }

  /** Whether it holds running text. */
  boolean holdsText() {
    return this == TITLE || this == TEXT || this == QUOTE_TEXT;
  }

  /** Share of articles that a value of the field is taken to have before any was counted. */
  double usualShare() {
    return switch (this) {
      case LANG -> 0.5;
      case MONEY -> 0.2;
      case TOPIC, FIGURE -> 0.03;
      case OUTLET -> 0.01;
      case TITLE, TEXT, PERSON, ORG, PLACE, QUOTE_SPEAKER, QUOTE_TEXT -> 0.001;
    };
  }

  static Optional<QueryField> of(EntityType type) {
    return Arrays.stream(values()).filter(field -> field.entityType == type).findFirst();
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
