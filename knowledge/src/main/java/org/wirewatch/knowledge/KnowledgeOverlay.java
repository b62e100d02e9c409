package org.wirewatch.knowledge;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.KnownEntity;

/**
 * A base with the records of the {@code entities} topic over it. One thread applies and publishes,
 * any thread reads.
 */
public final class KnowledgeOverlay {
  private final KnowledgeBase below;
  private final TreeMap<String, KnownEntity> records = new TreeMap<>();
  private boolean changed;
  private volatile State state;

  private record State(KnowledgeBase base, List<KnownEntity> additions) {}

  public KnowledgeOverlay(KnowledgeBase below) {
    this.below = below;
    this.state = new State(below, List.of());
  }

  /**
   * Takes a record; what it changes is seen after {@link #publish}.
   *
   * @param value null takes back what was added under the key
   * @throws IOException if it is no sound entity of this key; what the key had before is gone then,
   *     as it will be once the topic is compacted
   */
  public void apply(String key, byte[] value) throws IOException {
    changed |= records.remove(key) != null;
    if (value == null) {
      return;
    }
    KnownEntity entity = Json.read(value, KnownEntity.class);
    if (entity == null || !entity.entityId().equals(key)) {
      throw new IOException("entity_id: not the key of the record");
    }
    try {
      EntityRules.check(entity);
    } catch (EntityRules.Broken e) {
      throw new IOException(e.field() + ": " + e.getMessage(), e);
    }
    records.put(key, entity);
    changed = true;
  }

  /**
   * Makes a new base if anything has changed, which takes tens of milliseconds.
   *
   * @return whether there is a new one
   */
  public boolean publish() {
    if (!changed) {
      return false;
    }
    changed = false;
    List<KnownEntity> additions = List.copyOf(records.values());
    state = new State(additions.isEmpty() ? below : below.with(additions), additions);
    return true;
  }

  /** The base with what was published; the same object while nothing changes. */
  public KnowledgeBase base() {
    return state.base();
  }

  /** What was added or changed over the base below, by id. */
  public Collection<KnownEntity> additions() {
    return state.additions();
  }
}
