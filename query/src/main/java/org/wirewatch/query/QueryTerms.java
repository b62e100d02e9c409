package org.wirewatch.query;

import java.util.List;
import org.wirewatch.query.TermDictionary.Kind;
import org.wirewatch.query.WordPattern.Near;
import org.wirewatch.query.WordPattern.Phrase;
import org.wirewatch.query.WordPattern.Prefix;
import org.wirewatch.query.WordPattern.Word;

/** How the terms of a query are written in a {@link TermDictionary}. */
final class QueryTerms {
  private QueryTerms() {}

  /** The terms of a pattern, in its order, a wildcard as one. */
  static List<String> of(QueryField field, WordPattern pattern) {
    return switch (pattern) {
      case Word word -> List.of(word(field, word.term()));
      case Prefix prefix -> List.of(word(field, TermDictionary.wildcard(prefix.prefix())));
      case Phrase phrase -> phrase.terms().stream().map(term -> word(field, term)).toList();
      case Near near -> near.terms().stream().map(term -> word(field, term)).toList();
    };
  }

  /** An id, a topic, a language, a currency or a counted thing. */
  static String value(QueryField field, String value) {
    return TermDictionary.of(field, Kind.VALUE, value);
  }

  /** A form or stem. */
  static String word(QueryField field, String term) {
    return field == QueryField.TITLE || field == QueryField.TEXT
        ? term
        : TermDictionary.of(field, Kind.NAME, term);
  }
}
