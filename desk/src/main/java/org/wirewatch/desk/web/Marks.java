package org.wirewatch.desk.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.wirewatch.desk.web.Highlighter.Mark;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.EnrichedArticle.Mention;
import org.wirewatch.wire.EnrichedArticle.Quote;
import org.wirewatch.wire.EnrichedArticle.QuoteKind;
import org.wirewatch.wire.Span;

/** The marks of an article: names by type, quotes, what a query matched. Pure. */
final class Marks {
  private Marks() {}

  /** Names; not the values, which would turn a text into a sea of marks. */
  static List<Mark> mentions(List<Mention> mentions) {
    List<Mark> marks = new ArrayList<>();
    for (Mention mention : mentions) {
      if (isValue(mention)) {
        continue;
      }
      String type = Parts.words(mention.type());
      String full = mention.canonicalName();
      boolean shorter = full != null && !full.equals(mention.text());
      String title = capital(type) + (shorter ? ": " + full : "");
      marks.add(
          new Mark(mention.start(), mention.end(), "span", "name " + css(mention), title, null));
    }
    return marks;
  }

  /** Sums of money, dates and numbers, with their value as tooltip. */
  static List<Mark> values(List<Mention> mentions) {
    List<Mark> marks = new ArrayList<>();
    for (Mention mention : mentions) {
      if (isValue(mention)) {
        String value = mention.canonicalName() == null ? "" : ": " + mention.canonicalName();
        String title = capital(Parts.words(mention.type())) + value;
        marks.add(new Mark(mention.start(), mention.end(), "span", css(mention), title, null));
      }
    }
    return marks;
  }

  private static boolean isValue(Mention mention) {
    return css(mention).equals("value");
  }

  /** Quotes, each with the anchor {@code q0}, {@code q1} … that the ledger links to. */
  static List<Mark> quotes(EnrichedArticle article) {
    List<Mark> marks = new ArrayList<>();
    List<Quote> quotes = article.quotes();
    for (int i = 0; i < quotes.size(); i++) {
      Quote quote = quotes.get(i);
      boolean direct = quote.kind() == QuoteKind.DIRECT;
      String speaker = speaker(quote);
      marks.add(
          new Mark(
              quote.start(),
              quote.end(),
              "q",
              direct ? "quote" : "quote indirect",
              speaker.isEmpty() ? "" : "Said by " + speaker,
              "q" + i));
    }
    return marks;
  }

  /** What a query matched in one field. */
  static List<Mark> spans(List<Span> spans, String field, String title) {
    List<Mark> marks = new ArrayList<>();
    for (Span span : spans) {
      if (span.field().equals(field)) {
        marks.add(new Mark(span.start(), span.end(), "mark", "hit", title, null));
      }
    }
    return marks;
  }

  /** The fullest name of a quote's speaker; empty when unknown. */
  static String speaker(Quote quote) {
    if (quote.speakerName() != null) {
      return quote.speakerName();
    }
    return quote.speaker() == null ? "" : quote.speaker();
  }

  static String css(Mention mention) {
    return switch (mention.type()) {
      case PERSON -> "person";
      case ORGANIZATION -> "org";
      case LOCATION -> "place";
      case MONEY, DATE, NUMBER -> "value";
      case EVENT, PRODUCT, LAW, MISC -> "other";
    };
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
