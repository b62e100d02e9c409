package org.wirewatch.desk.api;

import java.time.Instant;
import java.util.List;
import org.wirewatch.desk.http.Problem;
import org.wirewatch.wire.TopicDefinition;

/** What someone wants a topic to be; as {@link TopicDefinition}, anything may be missing. */
public record TopicInput(
    String name, String description, String query, List<String> positives, List<String> negatives) {

  static TopicInput of(TopicDefinition topic) {
    return new TopicInput(
        topic.name(), topic.description(), topic.query(), topic.positives(), topic.negatives());
  }

  /**
   * The definition.
   *
   * @throws Problem naming the field that breaks a rule
   */
  TopicDefinition definition(String id, Instant now) {
    Legible.require("name", name);
    try {
      return new TopicDefinition(
          TopicDefinition.SCHEMA_VERSION,
          id,
          name,
          description,
          query == null ? null : query.strip(),
          distinct(positives),
          distinct(negatives),
          false,
          now);
    } catch (TopicDefinition.Broken e) {
      throw broken(e);
    }
  }

  static Problem broken(TopicDefinition.Broken fault) {
    return Problem.invalid(fault.field(), fault.getMessage());
  }

  private static List<String> distinct(List<String> texts) {
    return texts == null
        ? null
        : texts.stream().map(text -> text == null ? "" : text.strip()).distinct().toList();
  }
}
