package org.wirewatch.enrich.topic;

import java.util.List;
import org.wirewatch.wire.Checks;

/**
 * A topic as an editor defines it. A description alone is enough; a query and examples make it
 * better.
 *
 * @param id stable, as in {@code topic:tech-worker-activism}
 * @param name for people; the id when absent
 * @param description what belongs to the topic, in a few sentences
 * @param query in the language of {@code docs/query-language.md}; null when there is none
 * @param positives texts that belong to the topic
 * @param negatives texts that look alike and do not
 */
public record TopicDefinition(
    String id,
    String name,
    String description,
    String query,
    List<String> positives,
    List<String> negatives) {
  private static final int EXAMPLES_MAX = 2_000;

  public TopicDefinition {
    Checks.present(id, "id");
    name = name == null || name.isBlank() ? id : name;
    description = description == null ? "" : description;
    query = query == null || query.isBlank() ? null : query;
    positives = Checks.copy(positives);
    negatives = Checks.copy(negatives);
    if (positives.size() > EXAMPLES_MAX || negatives.size() > EXAMPLES_MAX) {
      throw new IllegalArgumentException(id + ": at most " + EXAMPLES_MAX + " examples of a kind");
    }
  }
}
