package org.wirewatch.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wirewatch.query.CodedArticle.Window;
import org.wirewatch.wire.Span;

/**
 * Runs {@link QueryProgram}s on one article: this is what a query of the language means. First asks
 * whether the query holds, stopping as soon as that is known, and only then where. Not thread-safe.
 */
final class Evaluation {
  /** Spans kept of one clause. */
  private static final int SPANS_MAX = 100;

  private final CodedArticle article;
  private final PatternFinder finder;
  private final int stepsMax;
  private final ByteReader in = new ByteReader();
  private int[] terms;
  private int textFrom;
  private int steps;

  /** The sentence that is looked at; null outside of SENTENCE. */
  private Window sentence;

  /** Takes what holds; null while only asking whether. */
  private List<Evidence> evidence;

  /**
   * Prepares an article.
   *
   * @param stepsMax clauses and positions that a query may look at
   */
  Evaluation(CodedArticle article, int stepsMax) {
    this.article = article;
    this.finder = new PatternFinder(article);
    this.stepsMax = stepsMax;
  }

  /**
   * The match of a program; empty without one.
   *
   * @throws SlowQueryException if it needs too many steps
   */
  Optional<QueryMatch> match(byte[] program) {
    int root = open(program);
    if (!node()) {
      return Optional.empty();
    }
    List<Evidence> found = new ArrayList<>();
    in.moveTo(root);
    evidence = found;
    node();
    evidence = null;
    String query = new String(program, textFrom, program.length - textFrom, UTF_8);
    return Optional.of(Evidence.match(query, article.article(), found));
  }

  /** Share of the parts that AND joins at the top of the query that hold: 1 when it matches. */
  double share(byte[] program) {
    int root = open(program);
    if (in.number() != QueryProgram.AND) {
      in.moveTo(root);
      return node() ? 1 : 0;
    }
    in.number();
    int parts = in.number();
    int held = 0;
    for (int part = 0; part < parts; part++) {
      held += node() ? 1 : 0;
    }
    return (double) held / parts;
  }

  /** Reads the head of a program; gives the place of its first node. */
  private int open(byte[] program) {
    in.reset(program);
    terms = QueryProgram.terms(in);
    for (int anchors = in.number(); anchors > 0; anchors--) {
      in.number();
    }
    int codeLength = in.number();
    textFrom = in.position() + codeLength;
    steps = 0;
    finder.restart();
    sentence = null;
    evidence = null;
    return in.position();
  }

  /** Whether the node that comes next holds; afterwards the one behind it comes next. */
  private boolean node() {
    if (++steps + finder.steps() > stepsMax) {
      throw new SlowQueryException(stepsMax);
    }
    int operator = in.number();
    return switch (operator) {
      case QueryProgram.AND -> all();
      case QueryProgram.OR -> any();
      case QueryProgram.NOT -> not();
      default -> clause((byte) operator);
    };
  }

  private boolean all() {
    int end = in.number() + in.position();
    int before = evidence == null ? 0 : evidence.size();
    for (int parts = in.number(); parts > 0; parts--) {
      if (!node()) {
        in.moveTo(end);
        if (evidence != null) {
          evidence.subList(before, evidence.size()).clear();
        }
        return false;
      }
    }
    return true;
  }

  private boolean any() {
    int end = in.number() + in.position();
    boolean held = false;
    for (int parts = in.number(); parts > 0; parts--) {
      held |= node();
      if (held && evidence == null) {
        in.moveTo(end);
        return true;
      }
    }
    return held;
  }

  private boolean not() {
    List<Evidence> outer = evidence;
    evidence = null;
    boolean held = node();
    evidence = outer;
    return !held;
  }

  private boolean clause(byte kind) {
    int start = in.number();
    int end = start + in.number();
    List<Span> spans = evidence == null ? null : new ArrayList<>();
    QueryField field = null;
    int detail = -1;
    boolean held;
    switch (kind) {
      case QueryProgram.TEXT -> {
        held = words(spans);
        detail = finder.gaps();
      }
      case QueryProgram.NAME -> {
        field = QueryProgram.field(in.number());
        held = name(spans);
      }
      case QueryProgram.VALUE -> {
        field = QueryProgram.field(in.number());
        held = finder.word(terms[in.number()], article.values(), spans);
      }
      case QueryProgram.NUMBER -> {
        field = QueryProgram.field(in.number());
        detail = number(field, spans);
        held = detail >= 0;
      }
      case QueryProgram.SENTENCE -> held = sentence(spans);
      case QueryProgram.WEIGHTED -> {
        int threshold = in.number();
        detail = weight(spans);
        held = detail >= threshold;
      }
      default -> throw new IllegalStateException("no operator: " + kind);
    }
    if (held && evidence != null) {
      List<Span> kept = List.copyOf(spans.subList(0, Math.min(spans.size(), SPANS_MAX)));
      evidence.add(new Evidence(kind, field, detail, start, end, kept));
    }
    return held;
  }

  /** A pattern in the fields that stand before it. */
  private boolean words(List<Span> spans) {
    int fields = in.number();
    finder.read(in, terms);
    if (sentence != null) {
      return finder.find(sentence, spans);
    }
    boolean held = false;
    if ((fields & QueryProgram.bit(QueryField.TITLE)) != 0) {
      held = finder.find(article.title(), spans);
    }
    if ((fields & QueryProgram.bit(QueryField.TEXT)) != 0 && !(held && spans == null)) {
      held |= finder.find(article.text(), spans);
    }
    if ((fields & QueryProgram.bit(QueryField.QUOTE_TEXT)) != 0) {
      for (Window quote : article.quotes()) {
        held |= finder.find(quote, spans);
      }
    }
    return held;
  }

  private boolean name(List<Span> spans) {
    List<Span> found = spans == null ? null : new ArrayList<>();
    finder.read(in, terms);
    boolean held = finder.find(article.values(), found);
    for (int ids = in.number(); ids > 0; ids--) {
      int id = terms[in.number()];
      held = (held && found == null) || finder.word(id, article.values(), found) || held;
    }
    if (held && spans != null) {
      // one name is found by several of its forms
      found.stream().distinct().sorted(Evidence.IN_ORDER).forEach(spans::add);
    }
    return held;
  }

  /** Index of a topic that is accepted, 0 for another number; -1 when there is none. */
  private int number(QueryField field, List<Span> spans) {
    int term = terms[in.number()];
    boolean above = in.number() == 1;
    double least = in.eightBytes();
    TermPositions positions = article.positions();
    int held = -1;
    for (int at = positions.from(term); at < positions.to(term); at++) {
      int position = positions.position(at);
      double number = article.number(position);
      if (above ? number > least : number >= least) {
        held = field == QueryField.TOPIC ? article.topicIndex(position) : 0;
        if (spans == null) {
          break;
        }
        spans.add(article.span(position, position));
        if (field == QueryField.TOPIC) {
          spans.addAll(article.article().topics().get(held).evidence());
        }
      }
    }
    return held;
  }

  private boolean sentence(List<Span> spans) {
    int length = in.number();
    int inner = in.position();
    List<Evidence> outer = evidence;
    boolean held = false;
    for (Window window : article.sentences()) {
      in.moveTo(inner);
      sentence = window;
      evidence = spans == null ? null : new ArrayList<>();
      if (node()) {
        held = true;
        if (spans == null) {
          break;
        }
        evidence.forEach(one -> spans.addAll(one.spans()));
      }
    }
    sentence = null;
    evidence = outer;
    in.moveTo(inner + length);
    return held;
  }

  /** Sum of the weights of the patterns that occur; spans are of those that count for. */
  private int weight(List<Span> spans) {
    int sum = 0;
    for (int patterns = in.number(); patterns > 0; patterns--) {
      int weight = in.signed();
      if (words(weight > 0 ? spans : null)) {
        sum += weight;
      }
    }
    return sum;
  }
}
