package org.wirewatch.enrich.story;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a story has said, as hashes. Bounded: what was repeated least recently is forgotten, and
 * counts as new when it is said again. Immutable.
 */
final class Seen {
  static final Seen NOTHING = new Seen(new int[0]);

  /** By the last time each was said. */
  private final int[] hashes;

  private Seen(int[] hashes) {
    this.hashes = hashes;
  }

  @JsonCreator
  static Seen of(String base64) {
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(base64));
    int[] hashes = new int[bytes.remaining() / Integer.BYTES];
    bytes.asIntBuffer().get(hashes);
    return new Seen(hashes);
  }

  @JsonValue
  String toBase64() {
    ByteBuffer bytes = ByteBuffer.allocate(hashes.length * Integer.BYTES);
    bytes.asIntBuffer().put(hashes);
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  int size() {
    return hashes.length;
  }

  /** The hashes, the one said last at the end. */
  Set<Integer> all() {
    Set<Integer> all = LinkedHashSet.newLinkedHashSet(hashes.length);
    for (int hash : hashes) {
      all.add(hash);
    }
    return all;
  }

  /** The same after more was said. */
  Seen and(Collection<Integer> said, int max) {
    Set<Integer> all = all();
    all.removeAll(said);
    all.addAll(said);
    int[] merged = all.stream().mapToInt(Integer::intValue).toArray();
    return new Seen(
        merged.length <= max
            ? merged
            : Arrays.copyOfRange(merged, merged.length - max, merged.length));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Seen seen && Arrays.equals(hashes, seen.hashes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(hashes);
  }

  @Override
  public String toString() {
    return "Seen[" + hashes.length + "]";
  }
}
