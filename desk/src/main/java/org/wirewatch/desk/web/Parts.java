package org.wirewatch.desk.web;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.wirewatch.wire.EnrichedArticle.EntityType;
import org.wirewatch.wire.MediaTopics;

/** Small pieces that many pages use. Pure. */
final class Parts {
  private static final DateTimeFormatter EXACT =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY_OF_YEAR =
      DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private Parts() {}

  /** A point in time: relative for reading, exact when pointed at. */
  static Html time(Instant instant, Instant now) {
    if (instant == null) {
      return Html.of("<span class=\"muted\">not stated</span>");
    }
    return Html.of(
        "<time datetime=\"{}\" title=\"{}\">{}</time>",
        instant.toString(),
        EXACT.format(instant),
        relative(instant, now));
  }

  static String relative(Instant instant, Instant now) {
    Duration age = Duration.between(instant, now);
    boolean future = age.isNegative();
    long seconds = age.abs().toSeconds();
    if (seconds < 10) {
      return "now";
    }
    if (seconds >= Duration.ofDays(7).toSeconds()) {
      boolean thisYear =
          instant.atZone(ZoneOffset.UTC).getYear() == now.atZone(ZoneOffset.UTC).getYear();
      return (thisYear ? DAY_OF_YEAR : DAY).format(instant);
    }
    String span;
    if (seconds < 60) {
      span = seconds + " s";
    } else if (seconds < 3_600) {
      span = seconds / 60 + " min";
    } else if (seconds < 86_400) {
      span = seconds / 3_600 + " h";
    } else {
      span = seconds / 86_400 + " d";
    }
    return future ? "in " + span : span + " ago";
  }

  /** A number with thousands separators. */
  static String number(long value) {
    return NumberFormat.getIntegerInstance(Locale.ENGLISH).format(value);
  }

  static String number(BigDecimal value) {
    NumberFormat format = NumberFormat.getNumberInstance(Locale.ENGLISH);
    format.setMaximumFractionDigits(2);
    return format.format(value);
  }

  /** {@code 1 article}, {@code 2 articles}. */
  static String count(long number, String one) {
    return count(number, one, one + "s");
  }

  static String count(long number, String one, String many) {
    return number(number) + " " + (number == 1 ? one : many);
  }

  /** What is shown where a list has nothing. */
  static Html empty(String headline, Html text) {
    return Html.of(
        """
        <div class="empty">
          <svg class="empty-mark" viewBox="0 0 48 16" aria-hidden="true"><path d="M0 8h14c3 0 3-6 6-6s3 12 8 12 5-6 8-6h12"/></svg>
          <h2>{}</h2>
          <p>{}</p>
        </div>
        """,
        headline,
        text);
  }

  /** What people call a topic. */
  static String topic(String id) {
    return MediaTopics.name(id).orElseGet(() -> id.replace('-', ' '));
  }

  /** Address of a search in the archive. */
  static String search(String query) {
    return "/search?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
  }

  /** Address of a search for a name; the name is quoted. */
  static String search(String field, String name) {
    return search(field + ":\"" + name.replace("\"", "") + "\"");
  }

  /** Address of an entity's page; of a search for its name when it has no id. */
  static String entity(String id, String field, String name) {
    return id == null ? search(field, name) : EntityPages.address(id);
  }

  /** The same of an entity of a story: people, organisations and places have pages. */
  static String entity(String id, EntityType type, String name) {
    return switch (type) {
      case PERSON, ORGANIZATION, LOCATION -> EntityPages.address(id);
      default -> search('"' + name.replace("\"", "") + '"');
    };
  }

  /** The words of an enum constant. */
  static String words(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** The text cut at a word, with an ellipsis when something is left out. */
  static int cut(String text, int charsMax) {
    if (text.length() <= charsMax) {
      return text.length();
    }
    int space = text.lastIndexOf(' ', charsMax);
    return space > charsMax / 2 ? space : charsMax;
  }

  static String shorten(String text, int charsMax) {
    int end = cut(text, charsMax);
    return end == text.length() ? text : text.substring(0, end) + "…";
  }
}
