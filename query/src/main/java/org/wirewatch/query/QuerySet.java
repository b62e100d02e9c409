package org.wirewatch.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wirewatch.query.QueryNode.AllOf;
import org.wirewatch.query.QueryNode.AnyOf;
import org.wirewatch.query.QueryNode.Clause;
import org.wirewatch.query.QueryNode.Not;
import org.wirewatch.query.QueryNode.TextClause;
import org.wirewatch.query.WordPattern.Near;
import org.wirewatch.query.WordPattern.Phrase;
import org.wirewatch.query.WordPattern.Prefix;
import org.wirewatch.query.WordPattern.Word;

/**
 * Many queries asked of one article at once: each of its words is looked up once, whatever the
 * number of queries. Agrees with {@link QueryMatcher#share}. Immutable and thread-safe.
 */
public final class QuerySet {
  private final List<NewsQuery> queries;

  /** Parts joined by AND at the top of each query; null for a missing query. */
  private final List<List<Plan>> parts = new ArrayList<>();

  private final List<Clause> clauses = new ArrayList<>();
  private final Map<Object, Integer> numbers = new HashMap<>();
  private final Map<String, int[]> byTerm = new HashMap<>();
  private final Map<String, int[]> byPrefix = new HashMap<>();
  private final BitSet elsewhere = new BitSet();
  private final int prefixMin;

  /** A query with its clauses as numbers. */
  private sealed interface Plan {
    record All(List<Plan> parts) implements Plan {}

    record Any(List<Plan> parts) implements Plan {}

    record None(Plan part) implements Plan {}

    record One(int clause) implements Plan {}
  }

  /**
   * Prepares the queries.
   *
   * @param queries in an order of the caller; null where there is none
   */
  public QuerySet(List<NewsQuery> queries) {
    this.queries = new ArrayList<>(queries);
    for (NewsQuery query : queries) {
      parts.add(query == null ? null : top(query.root()).stream().map(this::plan).toList());
    }
    for (int number = 0; number < clauses.size(); number++) {
      if (clauses.get(number) instanceof TextClause words) {
        index(words.pattern(), number);
      } else {
        elsewhere.set(number);
      }
    }
    prefixMin = byPrefix.keySet().stream().mapToInt(String::length).min().orElse(0);
  }

  private static List<QueryNode> top(QueryNode root) {
    return root instanceof AllOf all ? all.parts() : List.of(root);
  }

  private Plan plan(QueryNode node) {
    return switch (node) {
      case AllOf all -> new Plan.All(all.parts().stream().map(this::plan).toList());
      case AnyOf any -> new Plan.Any(any.parts().stream().map(this::plan).toList());
      case Not not -> new Plan.None(plan(not.part()));
      case Clause clause ->
          new Plan.One(
              numbers.computeIfAbsent(
                  clause.meaning(),
                  meaning -> {
                    clauses.add(clause);
                    return clauses.size() - 1;
                  }));
    };
  }

  private void index(WordPattern pattern, int clause) {
    switch (pattern) {
      case Word word -> add(byTerm, word.term(), clause);
      case Prefix prefix -> add(byPrefix, prefix.prefix(), clause);
      case Phrase phrase -> add(byTerm, phrase.terms().getFirst(), clause);
      case Near near -> add(byTerm, near.terms().getFirst(), clause);
    }
  }

  private static void add(Map<String, int[]> index, String word, int clause) {
    int[] known = index.getOrDefault(word, new int[0]);
    int[] more = Arrays.copyOf(known, known.length + 1);
    more[known.length] = clause;
    index.put(word, more);
  }

  /** For each query the share of its parts that hold, 1 when it matches; 0 where there is none. */
  public double[] shares(QueryMatcher article) {
    BitSet holding = holding(article);
    double[] shares = new double[queries.size()];
    for (int i = 0; i < shares.length; i++) {
      List<Plan> plans = parts.get(i);
      if (plans != null) {
        int held = 0;
        for (Plan plan : plans) {
          held += holds(plan, holding) ? 1 : 0;
        }
        shares[i] = (double) held / plans.size();
      }
    }
    return shares;
  }

  private BitSet holding(QueryMatcher article) {
    BitSet likely = (BitSet) elsewhere.clone();
    for (String term : article.terms()) {
      mark(byTerm.get(term), likely);
      if (prefixMin > 0 && term.charAt(0) == NewsAnalyzer.FORM) {
        for (int length = prefixMin; length <= term.length(); length++) {
          mark(byPrefix.get(term.substring(0, length)), likely);
        }
      }
    }
    BitSet holding = new BitSet();
    for (int clause = likely.nextSetBit(0); clause >= 0; clause = likely.nextSetBit(clause + 1)) {
      if (article.holds(clauses.get(clause))) {
        holding.set(clause);
      }
    }
    return holding;
  }

  private static void mark(int[] clauses, BitSet marked) {
    if (clauses != null) {
      for (int clause : clauses) {
        marked.set(clause);
      }
    }
  }

  private static boolean holds(Plan plan, BitSet holding) {
    return switch (plan) {
      case Plan.One one -> holding.get(one.clause());
      case Plan.None none -> !holds(none.part(), holding);
      case Plan.All all -> {
        for (Plan part : all.parts()) {
          if (!holds(part, holding)) {
            yield false;
          }
        }
        yield true;
      }
      case Plan.Any any -> {
        for (Plan part : any.parts()) {
          if (holds(part, holding)) {
            yield true;
          }
        }
        yield false;
      }
    };
  }
}
