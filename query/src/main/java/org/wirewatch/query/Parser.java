package org.wirewatch.query;

import java.util.ArrayList;
import java.util.List;
import org.wirewatch.query.Lexer.Kind;
import org.wirewatch.query.Lexer.Token;

/**
 * Recursive descent over the tokens:
 *
 * <pre>
 * any     = all ("OR" all)*
 * all     = unary (["AND"] unary)*
 * unary   = ("NOT" | "-") unary | primary
 * primary = "(" any ")" | field ":" primary | word | '"' words '"' ["~" number]
 *         | "SENTENCE(" any ")" | "WEIGHTED(" number ";" pattern number ("," pattern number)* ")"
 * </pre>
 */
final class Parser {
  static final int DEPTH_MAX = 40;

  private final String query;
  private final List<Token> tokens;
  private final List<NewsQuery.Warning> warnings;
  private int next;
  private int depth;

  /** How many SENTENCE( are open. */
  private int sentences;

  private Parser(String query, List<Token> tokens, List<NewsQuery.Warning> warnings) {
    this.query = query;
    this.tokens = tokens;
    this.warnings = warnings;
  }

  static QueryNode parse(String query, List<NewsQuery.Warning> warnings) throws QueryException {
    Parser parser = new Parser(query, Lexer.tokens(query), warnings);
    if (parser.peek().kind() == Kind.END) {
      throw new QueryException(
          "The query is empty.", 0, query.length(), "write at least one word to look for");
    }
    QueryNode root = parser.any(null);
    Token rest = parser.peek();
    if (rest.kind() != Kind.END) {
      throw fault(rest, "This closing parenthesis was never opened.", "remove it, or add a (");
    }
    return root;
  }

  private QueryNode any(QueryField field) throws QueryException {
    List<QueryNode> parts = new ArrayList<>();
    boolean[] juxtaposed = {false};
    parts.add(all(field, juxtaposed));
    while (peek().kind() == Kind.OR) {
      next++;
      parts.add(all(field, juxtaposed));
    }
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    QueryNode anyOf = new QueryNode.AnyOf(parts, parts.getFirst().start(), parts.getLast().end());
    if (juxtaposed[0]) {
      warnings.add(
          new NewsQuery.Warning(
              "Words side by side belong together before OR: a b OR c means (a AND b) OR c.",
              anyOf.start(),
              anyOf.end(),
              "put the alternatives in parentheses: a (b OR c)"));
    }
    return anyOf;
  }

  private QueryNode all(QueryField field, boolean[] juxtaposed) throws QueryException {
    List<QueryNode> parts = new ArrayList<>();
    parts.add(unary(field));
    while (true) {
      Kind kind = peek().kind();
      if (kind == Kind.AND) {
        next++;
        parts.add(unary(field));
      } else if (kind == Kind.OR || kind == Kind.CLOSE || kind == Kind.END) {
        break;
      } else {
        juxtaposed[0] |= kind != Kind.NOT;
        parts.add(unary(field));
      }
    }
    return parts.size() == 1
        ? parts.getFirst()
        : new QueryNode.AllOf(parts, parts.getFirst().start(), parts.getLast().end());
  }

  private QueryNode unary(QueryField field) throws QueryException {
    Token token = peek();
    if (token.kind() != Kind.NOT) {
      return primary(field);
    }
    next++;
    enter(token);
    QueryNode part = unary(field);
    depth--;
    return new QueryNode.Not(part, token.start(), part.end());
  }

  private QueryNode primary(QueryField field) throws QueryException {
    Token token = tokens.get(next);
    refuseInSentence(token);
    return switch (token.kind()) {
      case OPEN -> group(field);
      case FIELD -> fielded(field);
      case WORD -> {
        next++;
        warnOfCall(token);
        yield Clauses.word(token, field, warnings);
      }
      case QUOTED -> {
        next++;
        Token slop = peek().kind() == Kind.SLOP ? tokens.get(next++) : null;
        yield Clauses.quoted(token, slop, field);
      }
      case SENTENCE -> sentence(field);
      case WEIGHTED -> {
        next++;
        yield WeightedParser.parse(query, token, field, warnings);
      }
      default -> throw missing(token);
    };
  }

  /** {@code NEAR(a, b)} looks like an operator, and is a word and a group side by side. */
  private void warnOfCall(Token word) {
    Token after = peek();
    if (after.kind() == Kind.OPEN && after.start() == word.end()) {
      warnings.add(
          new NewsQuery.Warning(
              "\"" + word.text() + "\" before this parenthesis is a word to look for, no operator.",
              word.start(),
              after.end(),
              "words near one another are \"a b\"~10; if it is meant, put a space between"));
    }
  }

  private void refuseInSentence(Token token) throws QueryException {
    boolean refused =
        switch (token.kind()) {
          case FIELD, SENTENCE, WEIGHTED -> true;
          case WORD -> Clauses.isMoney(token.text());
          default -> false;
        };
    if (sentences > 0 && refused) {
      throw fault(
          token,
          "Inside SENTENCE( ) only words, phrases and wildcards can stand.",
          "put it outside: SENTENCE(a AND b) AND title:c");
    }
  }

  private QueryNode sentence(QueryField field) throws QueryException {
    Token name = tokens.get(next++);
    if (field != null) {
      throw fault(
          name,
          "SENTENCE cannot stand behind a field.",
          "it looks at the title and at each sentence of the text; remove " + field.prefix() + ":");
    }
    enter(name);
    sentences++;
    QueryNode inner = group(null);
    sentences--;
    depth--;
    return new QueryNode.Sentence(inner, name.start(), tokens.get(next - 1).end());
  }

  private QueryNode group(QueryField field) throws QueryException {
    Token open = tokens.get(next++);
    if (peek().kind() == Kind.CLOSE) {
      throw new QueryException(
          "There is nothing between these parentheses.", open.start(), peek().end(), null);
    }
    enter(open);
    QueryNode inner = any(field);
    depth--;
    if (peek().kind() != Kind.CLOSE) {
      throw new QueryException(
          "This parenthesis is never closed.", open.start(), query.length(), "add a ) at its end");
    }
    next++;
    return inner;
  }

  private QueryNode fielded(QueryField outer) throws QueryException {
    Token name = tokens.get(next++);
    QueryField field = QueryField.named(name.text()).orElse(null);
    if (field == null) {
      throw fault(
          name,
          "There is no field \"" + name.text() + "\".",
          QueryField.resembling(name.text())
              .map(known -> "did you mean " + known.prefix() + ":")
              .orElse(
                  "the fields are " + QueryField.list() + "; put words with a colon in quotes"));
    }
    if (outer != null) {
      throw fault(
          name,
          "A field cannot stand inside the parentheses of another field.",
          "write " + name.text() + ": outside of " + outer.prefix() + ":( )");
    }
    Token value = peek();
    boolean adjacent = value.start() == name.end();
    Kind kind = value.kind();
    if (!adjacent || (kind != Kind.WORD && kind != Kind.QUOTED && kind != Kind.OPEN)) {
      throw fault(
          name,
          "Nothing follows " + name.text() + ":",
          "write the word, the phrase in quotes or the group straight after the colon");
    }
    return primary(field);
  }

  private static QueryException missing(Token token) {
    return switch (token.kind()) {
      case END ->
          new QueryException(
              "The query ends where a word was expected.",
              token.start(),
              token.end(),
              "add a word, or remove the operator at the end");
      case AND, OR ->
          fault(
              token,
              "There is nothing before this " + token.text() + ".",
              "add a word before it, or write \"" + token.text() + "\" in quotes to search for it");
      case CLOSE -> fault(token, "A word was expected before this parenthesis.", null);
      default -> fault(token, "A word was expected here.", null);
    };
  }

  private void enter(Token token) throws QueryException {
    if (++depth > DEPTH_MAX) {
      throw fault(
          token, "The query is nested deeper than " + DEPTH_MAX + " levels.", "make it flatter");
    }
  }

  private Token peek() {
    return tokens.get(next);
  }

  static QueryException fault(Token token, String message, String suggestion) {
    return new QueryException(message, token.start(), token.end(), suggestion);
  }
}
