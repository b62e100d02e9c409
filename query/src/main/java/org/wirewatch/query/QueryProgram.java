package org.wirewatch.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wirewatch.query.QueryNode.AllOf;
import org.wirewatch.query.QueryNode.AnyOf;
import org.wirewatch.query.QueryNode.Clause;
import org.wirewatch.query.QueryNode.LanguageClause;
import org.wirewatch.query.QueryNode.NameClause;
import org.wirewatch.query.QueryNode.Not;
import org.wirewatch.query.QueryNode.NumberClause;
import org.wirewatch.query.QueryNode.Sentence;
import org.wirewatch.query.QueryNode.TextClause;
import org.wirewatch.query.QueryNode.TopicClause;
import org.wirewatch.query.QueryNode.Weight;
import org.wirewatch.query.QueryNode.Weighted;
import org.wirewatch.query.WordPattern.Near;
import org.wirewatch.query.WordPattern.Phrase;
import org.wirewatch.query.WordPattern.Prefix;
import org.wirewatch.query.WordPattern.Word;

/**
 * A query as one array of bytes, which {@link Evaluation} runs on a {@link CodedArticle}:
 *
 * <pre>
 * terms    count, then the number of each in the {@link TermDictionary}; below they stand by index
 * anchors  count, then their indexes
 * code     length, then a node:
 *   AND, OR    length of what follows, count, nodes
 *   NOT        node
 *   TEXT       place, fields, pattern
 *   NAME       place, field, pattern, count, terms of ids
 *   VALUE      place, field, term
 *   NUMBER     place, field, term, whether above, the least as 8 bytes
 *   SENTENCE   place, length of what follows, node
 *   WEIGHTED   place, threshold, count, then weight, fields and pattern of each
 * text     of the query, UTF-8
 *
 * place    start in the text and length, UTF-16
 * pattern  WORD term | PHRASE count terms | NEAR gaps count terms
 * </pre>
 *
 * Counts, lengths and indexes are variable-length integers, one byte up to 127.
 */
@SuppressWarnings("EnumOrdinal") // in memory only: the ordinals are written nowhere
final class QueryProgram {
  static final byte AND = 0;
  static final byte OR = 1;
  static final byte NOT = 2;
  static final byte TEXT = 3;
  static final byte NAME = 4;
  static final byte VALUE = 5;
  static final byte NUMBER = 6;
  static final byte SENTENCE = 7;
  static final byte WEIGHTED = 8;

  static final byte WORD = 0;
  static final byte PHRASE = 1;
  static final byte NEAR = 2;

  private static final QueryField[] FIELDS = QueryField.values();

  private final Map<String, Integer> terms = new LinkedHashMap<>();

  private QueryProgram() {}

  /**
   * Compiles a query, and counts its terms in the dictionary.
   *
   * @param anchors terms of the query
   */
  static byte[] compile(NewsQuery query, Set<String> anchors, TermDictionary dictionary) {
    QueryProgram program = new QueryProgram();
    ByteWriter code = new ByteWriter();
    program.node(query.root(), code);
    ByteWriter whole = new ByteWriter();
    whole.number(program.terms.size());
    program.terms.keySet().forEach(term -> whole.number(dictionary.add(term)));
    whole.number(anchors.size());
    anchors.forEach(anchor -> whole.number(program.terms.get(anchor)));
    whole.block(code);
    whole.bytes(query.text().getBytes(UTF_8));
    return whole.toBytes();
  }

  /** The same, of a program at its beginning; afterwards the anchors come next. */
  static int[] terms(ByteReader in) {
    int[] terms = new int[in.number()];
    for (int i = 0; i < terms.length; i++) {
      terms[i] = in.number();
    }
    return terms;
  }

  /** The numbers of a program's terms. */
  static int[] terms(byte[] program) {
    ByteReader in = new ByteReader();
    in.reset(program);
    return terms(in);
  }

  /** The numbers of a program's anchors. */
  static int[] anchors(byte[] program) {
    ByteReader in = new ByteReader();
    in.reset(program);
    int[] terms = terms(in);
    int[] anchors = new int[in.number()];
    for (int i = 0; i < anchors.length; i++) {
      anchors[i] = terms[in.number()];
    }
    return anchors;
  }

  static QueryField field(int code) {
    return FIELDS[code];
  }

  private void node(QueryNode node, ByteWriter out) {
    switch (node) {
      case AllOf all -> nodes(AND, all.parts(), out);
      case AnyOf any -> nodes(OR, any.parts(), out);
      case Not not -> {
        out.number(NOT);
        node(not.part(), out);
      }
      case Clause clause -> clause(clause, out);
    }
  }

  private void nodes(byte operator, List<QueryNode> parts, ByteWriter out) {
    ByteWriter inner = new ByteWriter();
    inner.number(parts.size());
    parts.forEach(part -> node(part, inner));
    out.number(operator);
    out.block(inner);
  }

  private void clause(Clause clause, ByteWriter out) {
    switch (clause) {
      case TextClause text -> {
        place(TEXT, clause, out);
        words(text, out);
      }
      case NameClause name -> {
        place(NAME, clause, out);
        out.number(name.field().ordinal());
        pattern(name.field(), name.pattern(), out);
        out.number(name.ids().size());
        name.ids().forEach(id -> term(QueryTerms.value(name.field(), id), out));
      }
      case TopicClause topic -> {
        place(NUMBER, clause, out);
        number(QueryField.TOPIC, topic.topicId(), topic.above(), topic.leastScore(), out);
      }
      case NumberClause number -> {
        place(NUMBER, clause, out);
        number(number.field(), number.key(), number.above(), number.least(), out);
      }
      case LanguageClause language -> {
        place(VALUE, clause, out);
        out.number(QueryField.LANG.ordinal());
        term(QueryTerms.value(QueryField.LANG, language.language()), out);
      }
      case Sentence sentence -> {
        place(SENTENCE, clause, out);
        ByteWriter inner = new ByteWriter();
        node(sentence.inner(), inner);
        out.block(inner);
      }
      case Weighted weighted -> {
        place(WEIGHTED, clause, out);
        out.number(weighted.threshold());
        out.number(weighted.patterns().size());
        for (Weight one : weighted.patterns()) {
          out.signed(one.weight());
          words(one.clause(), out);
        }
      }
    }
  }

  private static void place(byte operator, Clause clause, ByteWriter out) {
    out.number(operator);
    out.number(clause.start());
    out.number(clause.end() - clause.start());
  }

  private void number(QueryField field, String key, boolean above, double least, ByteWriter out) {
    out.number(field.ordinal());
    term(QueryTerms.value(field, key), out);
    out.number(above ? 1 : 0);
    out.eightBytes(least);
  }

  private void words(TextClause text, ByteWriter out) {
    int fields = 0;
    for (QueryField field : text.fields()) {
      fields |= bit(field);
    }
    out.number(fields);
    pattern(text.fields().getFirst(), text.pattern(), out);
  }

  static int bit(QueryField field) {
    return switch (field) {
      case TITLE -> 1;
      case TEXT -> 2;
      case QUOTE_TEXT -> 4;
      default -> throw new IllegalArgumentException("field: no words in " + field);
    };
  }

  private void pattern(QueryField field, WordPattern pattern, ByteWriter out) {
    List<String> named = QueryTerms.of(field, pattern);
    switch (pattern) {
      case Word word -> out.number(WORD);
      case Prefix prefix -> out.number(WORD);
      case Phrase phrase -> {
        out.number(PHRASE);
        out.number(named.size());
      }
      case Near near -> {
        out.number(NEAR);
        out.number(near.gaps());
        out.number(named.size());
      }
    }
    named.forEach(term -> term(term, out));
  }

  private void term(String term, ByteWriter out) {
    out.number(terms.computeIfAbsent(term, unknown -> terms.size()));
  }
}
