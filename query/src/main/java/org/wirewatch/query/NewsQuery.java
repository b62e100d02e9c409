package org.wirewatch.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.search.Query;
import org.wirewatch.query.QueryNode.AllOf;
import org.wirewatch.query.QueryNode.AnyOf;
import org.wirewatch.query.QueryNode.Clause;
import org.wirewatch.query.QueryNode.NameClause;
import org.wirewatch.query.QueryNode.Not;
import org.wirewatch.query.QueryNode.TopicClause;

/**
 * A query of the language in {@code docs/query-language.md}, read and found sound. Immutable,
 * thread-safe.
 */
public final class NewsQuery {
  /** UTF-16 units. */
  public static final int LENGTH_MAX = 10_000;

  /** Words and values searched for; each may become two Lucene clauses, of which 1,024 may be. */
  public static final int WORDS_MAX = 400;

  private final String text;
  private final QueryNode root;
  private final List<Warning> warnings;

  private NewsQuery(String text, QueryNode root, List<Warning> warnings) {
    this.text = text;
    this.root = root;
    this.warnings = List.copyOf(warnings);
  }

  /**
   * Something that is probably not meant.
   *
   * @param suggestion null when there is none
   */
  public record Warning(String message, int start, int end, String suggestion) {
    /** A remedy, where there is one. */
    public Optional<String> remedy() {
      return Optional.ofNullable(suggestion);
    }
  }

  /**
   * Reads a query.
   *
   * @throws QueryException if it is no query, breaks a limit, or could match every article or none
   */
  public static NewsQuery parse(String text) throws QueryException {
    if (text.length() > LENGTH_MAX) {
      throw new QueryException(
          "The query is longer than " + LENGTH_MAX + " characters.",
          LENGTH_MAX,
          text.length(),
          "split it into several subscriptions");
    }
    List<Warning> warnings = new ArrayList<>();
    QueryNode root = Parser.parse(text, warnings);
    Soundness.check(root, warnings);
    return new NewsQuery(text, root, warnings);
  }

  /** As written. */
  public String text() {
    return text;
  }

  /** The parsed form. */
  public QueryNode root() {
    return root;
  }

  /** What is probably not meant; empty for most queries. */
  public List<Warning> warnings() {
    return warnings;
  }

  /** The same query for an index of {@link ArticleDocument}s. */
  public Query lucene() {
    return LuceneCompiler.compile(root);
  }

  /** Ids of the topics that it names, lower-case. */
  public Set<String> topics() {
    return ids(topicClauses());
  }

  /** Ids of the topics that an article may match by, lower-case: not those behind {@code NOT}. */
  public Set<String> topicsWanted() {
    return ids(topics(root, true).toList());
  }

  private static Set<String> ids(List<TopicClause> clauses) {
    return clauses.stream()
        .map(TopicClause::topicId)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The clauses that name a topic, those behind {@code NOT} among them, in order. */
  public List<TopicClause> topicClauses() {
    return Stream.concat(topics(root, true), topics(root, false))
        .sorted(Comparator.comparingInt(TopicClause::start))
        .toList();
  }

  /** Those that an article may match by, or those that keep it away. */
  private static Stream<TopicClause> topics(QueryNode node, boolean wanted) {
    return switch (node) {
      case AllOf all -> all.parts().stream().flatMap(part -> topics(part, wanted));
      case AnyOf any -> any.parts().stream().flatMap(part -> topics(part, wanted));
      case Not not -> topics(not.part(), !wanted);
      case TopicClause topic -> wanted ? Stream.of(topic) : Stream.empty();
      case Clause other -> Stream.empty();
    };
  }

  /**
   * The same query that, where it names an id, also takes the other ids of the same entity.
   *
   * @param sameIds gives all ids of the entity that an id stands for, lower-case; at least the id
   *     itself
   */
  public NewsQuery widened(Function<String, Set<String>> sameIds) {
    QueryNode wide = widened(root, sameIds);
    return wide.equals(root) ? this : new NewsQuery(text, wide, warnings);
  }

  private static QueryNode widened(QueryNode node, Function<String, Set<String>> sameIds) {
    return switch (node) {
      case AllOf all -> new AllOf(widened(all.parts(), sameIds), all.start(), all.end());
      case AnyOf any -> new AnyOf(widened(any.parts(), sameIds), any.start(), any.end());
      case Not not -> new Not(widened(not.part(), sameIds), not.start(), not.end());
      case NameClause name when name.field().entityType().isPresent() -> {
        Set<String> ids = new LinkedHashSet<>(name.ids());
        name.ids().forEach(id -> ids.addAll(sameIds.apply(id)));
        yield new NameClause(name.field(), name.pattern(), ids, name.start(), name.end());
      }
      case Clause other -> other;
    };
  }

  private static List<QueryNode> widened(
      List<QueryNode> parts, Function<String, Set<String>> sameIds) {
    return parts.stream().map(part -> widened(part, sameIds)).toList();
  }

  @Override
  public String toString() {
    return text;
  }
}
