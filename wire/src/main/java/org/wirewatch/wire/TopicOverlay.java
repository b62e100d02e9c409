package org.wirewatch.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Topic definitions with the records of the {@code topics} topic over them. One thread applies and
 * publishes, any thread reads.
 */
public final class TopicOverlay {
  private final Origin belowOrigin;
  private final Map<String, TopicDefinition> below = new LinkedHashMap<>();
  private final TreeMap<String, TopicDefinition> records = new TreeMap<>();
  private boolean changed;
  private volatile Map<String, Entry> entries;

  /** Where a definition comes from. */
  public enum Origin {
    /** Ships with Wirewatch. */
    BUNDLED,
    /** Stands in the file that replaces what ships. */
    FILE,
    /** Was added or changed while the system ran. */
    EDITED
  }

  /**
   * A topic.
   *
   * @param definition the one in effect; disabled if the topic is switched off
   * @param below what an edited one was put over, and what a reset brings back; null for none
   */
  public record Entry(TopicDefinition definition, Origin origin, TopicDefinition below) {}

  /**
   * Without records yet.
   *
   * @param origin of the definitions below
   */
  public TopicOverlay(Origin origin, List<TopicDefinition> below) {
    this.belowOrigin = origin;
    below.forEach(definition -> this.below.put(definition.id(), definition));
    this.entries = entriesNow();
  }

  /**
   * Takes a record; what it changes is seen after {@link #publish}.
   *
   * @param value null takes back what was added or changed under the key
   * @throws IOException if it is no sound definition of this key; what the key had before is gone
   *     then, as it will be once the topic is compacted
   */
  public void apply(String key, byte[] value) throws IOException {
    changed |= records.remove(key) != null;
    if (value == null) {
      return;
    }
    TopicDefinition definition = read(value);
    if (definition == null || !definition.id().equals(key)) {
      throw new IOException("id: not the key of the record");
    }
    records.put(key, definition);
    changed = true;
  }

  /**
   * Shows what was applied.
   *
   * @return whether anything has changed
   */
  public boolean publish() {
    boolean any = changed;
    changed = false;
    if (any) {
      entries = entriesNow();
    }
    return any;
  }

  /** Every topic, also those that are switched off: those below in their order, then by id. */
  public List<Entry> entries() {
    return List.copyOf(entries.values());
  }

  public Optional<Entry> entry(String id) {
    return Optional.ofNullable(entries.get(id));
  }

  /** The definitions that articles are scored by, in the order of {@link #entries}. */
  public List<TopicDefinition> inEffect() {
    return entries.values().stream()
        .map(Entry::definition)
        .filter(definition -> !definition.disabled())
        .toList();
  }

  /** What was added, changed or switched off, by id. */
  public List<TopicDefinition> edited() {
    return entries.values().stream()
        .filter(entry -> entry.origin() == Origin.EDITED)
        .map(Entry::definition)
        .sorted(Comparator.comparing(TopicDefinition::id))
        .toList();
  }

  private Map<String, Entry> entriesNow() {
    Map<String, Entry> now = new LinkedHashMap<>();
    below.forEach((id, definition) -> now.put(id, new Entry(definition, belowOrigin, null)));
    records.forEach(
        (id, definition) -> now.put(id, new Entry(definition, Origin.EDITED, below.get(id))));
    return now;
  }

  /** Reads a record; a broken rule is told without the words of the JSON library around it. */
  private static TopicDefinition read(byte[] value) throws IOException {
    try {
      return Json.read(value, TopicDefinition.class);
    } catch (JsonProcessingException e) {
      throw e.getCause() instanceof TopicDefinition.Broken broken
          ? new IOException(broken.getMessage(), e)
          : new IOException("no topic definition: " + e.getOriginalMessage(), e);
    }
  }
}
