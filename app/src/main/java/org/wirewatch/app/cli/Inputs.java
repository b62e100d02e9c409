package org.wirewatch.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import org.wirewatch.ingest.feed.FeedParser;
import org.wirewatch.wire.Article;
import org.wirewatch.wire.Ids;

/** Fields of the input lines. */
final class Inputs {
  private static final DateTimeFormatter PUBLISHED =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendLiteral('T')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendOffsetId()
          .toFormatter(Locale.ROOT);

  private Inputs() {}

  /** A field that must be there. */
  static String text(ObjectNode input, String field) {
    String value = optionalText(input, field);
    if (value == null) {
      throw new IllegalArgumentException("field \"" + field + "\" is missing");
    }
    return value;
  }

  /** A field's text; null when absent. */
  static String optionalText(ObjectNode input, String field) {
    JsonNode value = input.get(field);
    if (value == null || value.isNull()) {
      return null;
    }
    if (value.isContainerNode()) {
      throw new IllegalArgumentException("field \"" + field + "\" is no text");
    }
    return value.asText();
  }

  /** An address, mended where it is no URI; null when absent or beyond mending. */
  static URI address(ObjectNode input, String field) {
    return FeedParser.base(optionalText(input, field));
  }

  /**
   * The article of an input line {@code {"id", "title", "text", "published"?, "outlet"?, "url"?}}.
   */
  static Article article(ObjectNode input) {
    return article(input, text(input, "id"));
  }

  /** The same under another id, where those of the lines may repeat. */
  static Article article(ObjectNode input, String id) {
    String title = optionalText(input, "title");
    String text = optionalText(input, "text");
    if (title == null && text == null) {
      throw new IllegalArgumentException("neither \"title\" nor \"text\" is there");
    }
    String outlet = optionalText(input, "outlet");
    URI url = address(input, "url");
    URI address = url == null ? URI.create("urn:wirewatch:" + Ids.of(id)) : url;
    Instant published = instant(optionalText(input, "published"));
    return new Article(
        Article.SCHEMA_VERSION,
        id,
        1,
        null,
        outlet == null ? "unknown" : outlet,
        address,
        address,
        title,
        text,
        optionalText(input, "language"),
        List.of(),
        published,
        null,
        published == null ? Instant.EPOCH : published,
        null,
        null,
        List.of(),
        null,
        List.of(),
        null,
        List.of(),
        null,
        List.of());
  }

  /** ISO 8601: an instant, a time with or without an offset, or a day; UTC where it says none. */
  private static Instant instant(String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      TemporalAccessor read =
          PUBLISHED.parseBest(
              text.strip(), OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
      return switch (read) {
        case OffsetDateTime time -> time.toInstant();
        case LocalDateTime time -> time.toInstant(ZoneOffset.UTC);
        default -> LocalDate.from(read).atStartOfDay(ZoneOffset.UTC).toInstant();
      };
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("\"published\" is no ISO 8601 date or time: " + text, e);
    }
  }
}
