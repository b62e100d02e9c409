package org.wirewatch.query;

import static org.wirewatch.query.Parser.fault;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wirewatch.query.Lexer.Kind;
import org.wirewatch.query.Lexer.Token;
import org.wirewatch.query.QueryNode.TextClause;
import org.wirewatch.query.QueryNode.Weight;
import org.wirewatch.query.QueryNode.Weighted;

/**
 * Reads {@code WEIGHTED(30; ice 10, palantir 20, "open letter" 15, sport -50)}.
 *
 * @see "Europe Media Monitor, https://emm.newsbrief.eu, whose categories are defined so"
 */
final class WeightedParser {
  /** Of weights and thresholds. Sums stay exact in the single precision of Lucene's scores. */
  static final int WEIGHT_MAX = 10_000;

  private static final String EXAMPLE = "WEIGHTED(30; ice 10, \"open letter\" 25, sport -50)";
  private static final Pattern ENTRY =
      Pattern.compile("\\s*(.*\\S)\\s+([-+\u2212\u2013]?\\d{1,6})\\s*", Pattern.DOTALL);

  private final String query;
  private final Token token;
  private final QueryField field;
  private final List<NewsQuery.Warning> warnings;
  private final Map<Object, TextClause> seen = new HashMap<>();

  private WeightedParser(
      String query, Token token, QueryField field, List<NewsQuery.Warning> warnings) {
    this.query = query;
    this.token = token;
    this.field = field;
    this.warnings = warnings;
  }

  /**
   * Reads a token of kind WEIGHTED.
   *
   * @param field in whose parentheses it stands; null for none
   */
  static Weighted parse(
      String query, Token token, QueryField field, List<NewsQuery.Warning> warnings)
      throws QueryException {
    return new WeightedParser(query, token, field, warnings).read();
  }

  private Weighted read() throws QueryException {
    int from = token.end() - 1 - token.text().length();
    int to = token.end() - 1;
    int semicolon = query.indexOf(';', from);
    if (semicolon < 0 || semicolon >= to) {
      throw fault(
          token, "WEIGHTED begins with a threshold and a semicolon.", "for example " + EXAMPLE);
    }
    int threshold = threshold(from, semicolon);
    List<Weight> patterns = new ArrayList<>();
    int start = semicolon + 1;
    for (int at = start; at <= to; at++) {
      if (at == to || query.charAt(at) == ',') {
        patterns.add(entry(start, at));
        start = at + 1;
      } else if (Lexer.isQuote(query.charAt(at))) {
        do {
          at++;
        } while (!Lexer.isQuote(query.charAt(at)));
      }
    }
    refuseUnreachable(threshold, patterns);
    return new Weighted(threshold, patterns, token.start(), token.end());
  }

  private int threshold(int from, int to) throws QueryException {
    String text = query.substring(from, to).strip();
    int threshold = text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
    if (threshold < 1 || threshold > WEIGHT_MAX) {
      throw new QueryException(
          "The threshold of WEIGHTED is a whole number from 1 to " + WEIGHT_MAX + ".",
          from,
          to,
          "for example " + EXAMPLE);
    }
    return threshold;
  }

  private Weight entry(int from, int to) throws QueryException {
    Matcher parts = ENTRY.matcher(query).region(from, to);
    if (!parts.matches()) {
      throw new QueryException(
          "Here a word or a phrase in quotes and its weight were expected.",
          from,
          to,
          "for example palantir 20; commas stand between");
    }
    int weight = Integer.parseInt(parts.group(2).replaceAll("[\u2212\u2013]", "-"));
    if (weight == 0 || Math.abs(weight) > WEIGHT_MAX) {
      throw new QueryException(
          "A weight is a whole number from 1 to " + WEIGHT_MAX + ", or below 0 to count against.",
          parts.start(2),
          parts.end(2),
          null);
    }
    TextClause clause = pattern(parts.start(1), parts.end(1));
    if (seen.putIfAbsent(clause.meaning(), clause) != null) {
      throw new QueryException(
          "This pattern stands here twice; each counts once.",
          clause.start(),
          clause.end(),
          "give it one weight");
    }
    return new Weight(clause, weight);
  }

  private TextClause pattern(int from, int to) throws QueryException {
    List<Token> tokens = Lexer.tokens(query, from, to);
    int next = 0;
    QueryField own = field;
    if (tokens.getFirst().kind() == Kind.FIELD) {
      own = QueryField.named(tokens.get(next++).text()).orElse(null);
    }
    Token pattern = tokens.get(next++);
    boolean fielded = next == 1 || (own != null && own.holdsText() && field == null);
    if (pattern.kind() == Kind.QUOTED && fielded) {
      Token slop = tokens.get(next).kind() == Kind.SLOP ? tokens.get(next++) : null;
      if (tokens.get(next).kind() == Kind.END
          && Clauses.quoted(pattern, slop, own) instanceof TextClause clause) {
        return clause;
      }
    } else if (pattern.kind() == Kind.WORD
        && fielded
        && tokens.get(next).kind() == Kind.END
        && Clauses.word(pattern, own, warnings) instanceof TextClause clause) {
      return clause;
    }
    throw new QueryException(
        "A pattern of WEIGHTED is one word, a wildcard or a phrase in quotes.",
        from,
        to,
        "put words that belong together in quotes; title:word and text:word may stand here, too");
  }

  private void refuseUnreachable(int threshold, List<Weight> patterns) throws QueryException {
    int most = patterns.stream().mapToInt(one -> Math.max(0, one.weight())).sum();
    if (most < threshold) {
      throw fault(
          token,
          "The weights reach at most " + most + ", never the threshold of " + threshold + ".",
          "lower the threshold, or raise the weights");
    }
  }
}
