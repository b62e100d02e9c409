package org.wirewatch.wire;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A topic as an editor defines it: an entry of a file of topics, or a record of the {@code topics}
 * topic, which adds to the file and overrides it. A description alone is enough; a query and
 * examples make it better.
 *
 * @param schemaVersion 0, as where a file leaves it out, means the present one
 * @param id stable, as in {@code topic:tech-worker-activism}
 * @param name for people; the id when absent
 * @param description what belongs to the topic, in a few sentences
 * @param query in the language of {@code docs/query-language.md}; null when there is none
 * @param positives texts that belong to the topic
 * @param negatives texts that look alike and do not
 * @param disabled true switches the topic off, also one of the file
 * @param changedAt when a person last changed it; null for an entry of the file
 */
public record TopicDefinition(
    int schemaVersion,
    String id,
    String name,
    String description,
    String query,
    List<String> positives,
    List<String> negatives,
    boolean disabled,
    Instant changedAt) {
  public static final int SCHEMA_VERSION = 1;
  public static final int NAME_CHARS_MAX = 120;
  public static final int DESCRIPTION_CHARS_MAX = 10_000;
  public static final int QUERY_CHARS_MAX = 10_000;
  public static final int EXAMPLE_CHARS_MAX = 20_000;

  /** Of the positives, and again of the negatives. */
  public static final int EXAMPLES_MAX = 2_000;

  /** All examples together, so that a definition fits into a record. */
  public static final int EXAMPLES_CHARS_MAX = 1_000_000;

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9:._-]{0,99}");

  public TopicDefinition {
    schemaVersion = schemaVersion == 0 ? SCHEMA_VERSION : schemaVersion;
    if (id == null || !ID.matcher(id).matches()) {
      throw new Broken("id", "1 to 100 letters, digits and : . _ -, not '" + shown(id) + "'");
    }
    name = name == null || name.isBlank() ? id : name.strip();
    description = description == null ? "" : description.strip();
    query = query == null || query.isBlank() ? null : query;
    bounded("name", name, NAME_CHARS_MAX);
    bounded("description", description, DESCRIPTION_CHARS_MAX);
    bounded("query", query, QUERY_CHARS_MAX);
    positives = examples("positives", positives);
    negatives = examples("negatives", negatives);
    if (chars(positives) + chars(negatives) > EXAMPLES_CHARS_MAX) {
      throw new Broken(
          "positives", "all examples together have at most " + EXAMPLES_CHARS_MAX + " characters");
    }
  }

  /** As in a file. */
  public TopicDefinition(
      String id,
      String name,
      String description,
      String query,
      List<String> positives,
      List<String> negatives) {
    this(SCHEMA_VERSION, id, name, description, query, positives, negatives, false, null);
  }

  /** The same with other examples. */
  public TopicDefinition withExamples(List<String> belonging, List<String> alike) {
    return new TopicDefinition(
        schemaVersion, id, name, description, query, belonging, alike, disabled, changedAt);
  }

  /** The same, switched on or off. */
  public TopicDefinition disabled(boolean off) {
    return new TopicDefinition(
        schemaVersion, id, name, description, query, positives, negatives, off, changedAt);
  }

  /** The same, changed by a person now. */
  public TopicDefinition changedAt(Instant now) {
    return new TopicDefinition(
        schemaVersion, id, name, description, query, positives, negatives, disabled, now);
  }

  /** Whether articles get the same scores by the other one. */
  public boolean scoresLike(TopicDefinition other) {
    return id.equals(other.id)
        && disabled == other.disabled
        && description.equals(other.description)
        && Objects.equals(query, other.query)
        && positives.equals(other.positives)
        && negatives.equals(other.negatives);
  }

  /** A definition that breaks a rule; the message begins with the field. */
  public static final class Broken extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final String detail;

    Broken(String field, String detail) {
      super(field + ": " + detail);
      this.field = field;
      this.detail = detail;
    }

    /** The field, as in the file. */
    public String field() {
      return field;
    }

    /** What is wrong with it. */
    public String detail() {
      return detail;
    }
  }

  private static List<String> examples(String field, List<String> texts) {
    if (texts == null) {
      return List.of();
    }
    if (texts.size() > EXAMPLES_MAX) {
      throw new Broken(field, "at most " + EXAMPLES_MAX + " texts");
    }
    for (String text : texts) {
      if (text == null || text.isBlank()) {
        throw new Broken(field, "an empty text");
      }
      bounded(field, text, EXAMPLE_CHARS_MAX);
    }
    return List.copyOf(texts);
  }

  private static void bounded(String field, String text, int charsMax) {
    if (text != null && text.length() > charsMax) {
      throw new Broken(field, "at most " + charsMax + " characters, not " + text.length());
    }
  }

  private static long chars(List<String> texts) {
    return texts.stream().mapToLong(String::length).sum();
  }

  private static String shown(String id) {
    return id == null ? "" : id.length() <= 120 ? id : id.substring(0, 120) + "…";
  }
}
