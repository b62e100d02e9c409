package org.wirewatch.desk.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.wirewatch.desk.state.Desk;
import org.wirewatch.knowledge.KnowledgeBase;
import org.wirewatch.query.NewsQuery;
import org.wirewatch.query.QueryException;
import org.wirewatch.query.QueryNode.TopicClause;
import org.wirewatch.wire.MediaTopics;
import org.wirewatch.wire.Spelling;
import org.wirewatch.wire.TopicOverlay;

/**
 * What is to be said of a query before it is stored or searched.
 *
 * @param ok whether it can be used
 * @param query the parsed query, by all ids that the entities named by id have or had; null when it
 *     cannot be used
 * @param fault why it cannot be used; null when it can
 * @param warnings what is probably not meant
 */
public record QueryCheck(boolean ok, NewsQuery query, Remark fault, List<Remark> warnings) {
  /**
   * Something about a piece of the query.
   *
   * @param start UTF-16 offset into the query, as {@code end}
   * @param suggestion null when there is none
   */
  public record Remark(String message, int start, int end, String suggestion) {}

  /** As the other, for a desk: warns of topics that there are not, once it has read all of them. */
  public static QueryCheck of(String text, Desk desk) {
    QueryCheck check = of(text, desk.state().knowledge());
    if (!check.ok() || !desk.loading().stateReady()) {
      return check;
    }
    List<Remark> warnings = new ArrayList<>(check.warnings());
    for (TopicClause clause : check.query().topicClauses()) {
      unknown(clause, desk.state().definedTopics()).ifPresent(warnings::add);
    }
    return new QueryCheck(true, check.query(), null, List.copyOf(warnings));
  }

  private static Optional<Remark> unknown(TopicClause clause, TopicOverlay topics) {
    List<String> ids =
        topics.entries().stream()
            .map(entry -> entry.definition().id().toLowerCase(Locale.ROOT))
            .toList();
    String id = clause.topicId();
    if (ids.contains(id) || MediaTopics.name(id).isPresent()) {
      return Optional.empty();
    }
    String meant = Spelling.nearest(id, ids).map(near -> "did you mean topic:" + near).orElse(null);
    return Optional.of(
        new Remark("There is no topic \"" + id + "\".", clause.start(), clause.end(), meant));
  }

  /**
   * Checks a query.
   *
   * @param knowledge knows which ids stand for the same entity
   */
  public static QueryCheck of(String text, KnowledgeBase knowledge) {
    try {
      NewsQuery query = NewsQuery.parse(text).widened(knowledge::ids);
      List<Remark> warnings =
          query.warnings().stream()
              .map(
                  warning ->
                      new Remark(
                          warning.message(), warning.start(), warning.end(), warning.suggestion()))
              .toList();
      return new QueryCheck(true, query, null, warnings);
    } catch (QueryException e) {
      Remark fault = new Remark(e.getMessage(), e.start(), e.end(), e.suggestion().orElse(null));
      return new QueryCheck(false, null, fault, List.of());
    }
  }

  /** The query, if it can be used. */
  public Optional<NewsQuery> usable() {
    return Optional.ofNullable(query);
  }
}
