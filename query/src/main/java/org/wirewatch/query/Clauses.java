package org.wirewatch.query;

import static org.wirewatch.query.Parser.fault;

import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wirewatch.query.Lexer.Token;
import org.wirewatch.query.QueryNode.Clause;
import org.wirewatch.query.QueryNode.LanguageClause;
import org.wirewatch.query.QueryNode.NameClause;
import org.wirewatch.query.QueryNode.TextClause;
import org.wirewatch.query.QueryNode.TopicClause;

/** Builds the leaves of a query from words and quoted words, in the sense of their field. */
final class Clauses {
  /** Letters that must stand before a wildcard. */
  static final int WILDCARD_LETTERS_MIN = 3;

  static final int SLOP_MAX = 100;

  private static final List<QueryField> ANYWHERE = List.of(QueryField.TITLE, QueryField.TEXT);
  private static final Pattern TOPIC = Pattern.compile("([^<>=]+)(?:([<>=]+)(.*))?");
  private static final Pattern SCORE = Pattern.compile("0(\\.\\d{1,4})?|1(\\.0{1,4})?|\\.\\d{1,4}");
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");
  private static final Pattern MONEY = Pattern.compile("(?i)money[<>=].*");
  private static final Set<String> OPERATORS = Set.of("and", "or", "not");

  private Clauses() {}

  static Clause word(Token token, QueryField field, List<NewsQuery.Warning> warnings)
      throws QueryException {
    if (field == QueryField.TOPIC) {
      return topic(token, token.text());
    }
    if (field == QueryField.LANG) {
      return language(token);
    }
    if (field == QueryField.FIGURE) {
      return NumberClauses.figure(token, token.text());
    }
    if (field == QueryField.MONEY || (field == null && isMoney(token.text()))) {
      return NumberClauses.money(token);
    }
    String text = token.text();
    if (text.matches("[<>]=?")) {
      throw fault(
          token,
          "\"" + text + "\" compares nothing here.",
          "write it without spaces: money>=1000000, figure:signatures>=1000, topic:strike>=0.6");
    }
    if (text.matches("&&?|\\|\\|?|!")) {
      String meant = text.startsWith("&") ? "AND" : text.startsWith("|") ? "OR" : "NOT";
      throw fault(token, "\"" + text + "\" is no operator.", "write " + meant);
    }
    if (text.length() > 1 && text.contains("*")) {
      return prefix(token, field);
    }
    if (text.matches(".+(~[0-9.]*|\\^[0-9.]+)")) {
      throw fault(
          token,
          "A word cannot have " + (text.contains("~") ? "a ~" : "a weight (^)") + " behind it.",
          "remove it; ~ with a number goes behind a phrase in quotes");
    }
    if (field == null && OPERATORS.contains(text)) {
      warnings.add(
          new NewsQuery.Warning(
              "\"" + text + "\" in small letters is a word to look for.",
              token.start(),
              token.end(),
              "write " + text.toUpperCase(Locale.ROOT) + " for the operator"));
    }
    boolean exact = text.startsWith("=");
    return words(token, token.end(), exact ? text.substring(1) : text, field, exact, -1);
  }

  static Clause quoted(Token token, Token slop, QueryField field) throws QueryException {
    if (field == QueryField.TOPIC) {
      return topic(token, token.text());
    }
    if (field == QueryField.LANG) {
      return language(token);
    }
    if (field == QueryField.FIGURE) {
      return NumberClauses.figure(token, token.text());
    }
    if (field == QueryField.MONEY) {
      return NumberClauses.money(token);
    }
    if (token.text().contains("*")) {
      throw fault(
          token,
          "A wildcard cannot stand inside quotes.",
          "\"…\"~0 finds every form of its words side by side");
    }
    int gaps = -1;
    if (slop != null) {
      String number = slop.text().substring(1);
      if (!number.matches("\\d{1,3}") || Integer.parseInt(number) > SLOP_MAX) {
        throw fault(
            slop, "After \"…\"~ comes a whole number up to " + SLOP_MAX + ".", "for example ~10");
      }
      if (namesOnly(field)) {
        throw fault(slop, "A name takes no ~.", "remove " + slop.text());
      }
      gaps = Integer.parseInt(number);
    }
    int end = slop == null ? token.end() : slop.end();
    return words(token, end, token.text(), field, slop == null, gaps);
  }

  private static Clause words(
      Token token, int end, String text, QueryField field, boolean exact, int gaps)
      throws QueryException {
    boolean forms = exact || namesOnly(field);
    List<String> terms =
        NewsAnalyzer.SHARED.tokens(text).stream()
            .map(word -> forms ? word.form() : word.stem())
            .toList();
    if (terms.isEmpty()) {
      throw fault(
          token,
          "There is no word to look for in this.",
          "remove it; signs alone are not searched");
    }
    WordPattern pattern =
        terms.size() == 1
            ? new WordPattern.Word(terms.getFirst())
            : gaps < 0 ? new WordPattern.Phrase(terms) : new WordPattern.Near(terms, gaps);
    return clause(field, pattern, text, token.start(), end);
  }

  private static Clause prefix(Token token, QueryField field) throws QueryException {
    String text = token.text();
    String letters = text.substring(0, text.length() - 1);
    if (text.startsWith("*")) {
      throw fault(
          token, "A word cannot begin with a wildcard.", "begin with the word's first letters");
    }
    if (letters.contains("*") || !text.endsWith("*")) {
      throw fault(token, "A wildcard can only stand at the end of a word.", "for example immigra*");
    }
    var words = NewsAnalyzer.SHARED.tokens(letters);
    if (words.size() != 1 || letters(words.getFirst().form()) < WILDCARD_LETTERS_MIN) {
      throw fault(
          token,
          "A wildcard needs at least " + WILDCARD_LETTERS_MIN + " letters of one word before it.",
          "add letters, or list the words: (a OR b)");
    }
    String form = words.getFirst().form();
    return clause(field, new WordPattern.Prefix(form), text, token.start(), token.end());
  }

  /** A Korean syllable is written as one character of two or three letters. */
  private static int letters(String form) {
    return form.chars().skip(1).map(c -> UnicodeScript.of(c) == UnicodeScript.HANGUL ? 2 : 1).sum();
  }

  private static Clause clause(
      QueryField field, WordPattern pattern, String text, int start, int end) {
    return namesOnly(field)
        ? new NameClause(field, pattern, Set.of(text.strip().toLowerCase(Locale.ROOT)), start, end)
        : new TextClause(field == null ? ANYWHERE : List.of(field), pattern, start, end);
  }

  private static Clause topic(Token token, String text) throws QueryException {
    Matcher parts = TOPIC.matcher(text.strip());
    if (!parts.matches() || text.contains("*")) {
      throw fault(token, "This is no topic's id.", "for example topic:tech-worker-activism");
    }
    String id = parts.group(1).strip().toLowerCase(Locale.ROOT);
    String operator = parts.group(2);
    if (operator == null) {
      return new TopicClause(id, 0, false, token.start(), token.end());
    }
    if (!operator.equals(">=") && !operator.equals(">")) {
      throw fault(
          token,
          "A topic's score is compared with >= or >.",
          operator.startsWith("<")
              ? "NOT topic:" + id + ">=" + parts.group(3)
              : "topic:" + id + ">=0.6");
    }
    if (!SCORE.matcher(parts.group(3)).matches()) {
      throw fault(
          token, "A topic's score is a number from 0 to 1.", "topic:" + id + operator + "0.6");
    }
    double score = Double.parseDouble(parts.group(3));
    return new TopicClause(id, score, operator.equals(">"), token.start(), token.end());
  }

  private static Clause language(Token token) throws QueryException {
    String language = token.text().strip().toLowerCase(Locale.ROOT);
    if (!LANGUAGE.matcher(language).matches()) {
      throw fault(
          token, "A language is written as its ISO 639-1 code.", "for example lang:en or lang:de");
    }
    return new LanguageClause(language, token.start(), token.end());
  }

  /** Whether the field holds names, which are never stemmed: "Gates" is not "gate". */
  private static boolean namesOnly(QueryField field) {
    return field != null && field.holdsNames();
  }

  /** {@code money>=1000000}, which needs no colon. */
  static boolean isMoney(String word) {
    return MONEY.matcher(word).matches();
  }
}
