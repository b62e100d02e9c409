package org.wirewatch.enrich.entity;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Weights of features for tags, one byte each. Immutable and thread-safe.
 *
 * <p>An open-addressed table of slots of 16 bytes: the feature's hash, and a weight for each tag
 * but {@link Tag#OUTSIDE}, which weighs nothing; so a look-up touches one cache line. An unknown
 * feature weighs nothing. The file holds the table as it is used, little-endian.
 */
public final class TagModel implements Weights {
  static final int FORMAT = 3;
  private static final int MAGIC = 0x5757544d;
  private static final int WEIGHT_MAX = 127;
  private static final int SLOT_INTS = 4;
  private static final int SLOT_BYTES = SLOT_INTS * Integer.BYTES;
  private static final int WEIGHTS = Tag.COUNT - 1;

  private final List<String> types;
  private final float[] transitions;
  private final float scale;
  private final int[] table;
  private final int mask;
  private final int rows;

  /**
   * Takes a table.
   *
   * @param types the {@link Tag#TYPES} types it tells apart, in the order of its tags
   * @param scale what a weight of 1 stands for
   * @param table slots, weights from the lowest byte on; their number a power of two, some of them
   *     empty
   */
  private TagModel(List<String> types, float[] transitions, float scale, int[] table, int rows) {
    this.types = List.copyOf(types);
    this.transitions = transitions;
    this.scale = scale;
    this.table = table;
    this.mask = table.length / SLOT_INTS - 1;
    this.rows = rows;
  }

  /** Number of features that weigh something. */
  public int size() {
    return rows;
  }

  /** The types of names that it finds. */
  public List<String> types() {
    return types;
  }

  @Override
  public void score(int[] features, int count, float[] scores) {
    int[] sums = new int[WEIGHTS];
    int[] found = new int[count];
    // most look-ups miss the cache; read one after another without a branch, their waits overlap
    for (int i = 0; i < count; i++) {
      found[i] = table[(features[i] & mask) * SLOT_INTS];
    }
    for (int i = 0; i < count; i++) {
      int at = position(features[i], found[i]);
      if (at >= 0) {
        for (int part = 1; part < SLOT_INTS; part++) {
          addUp(table[at + part], sums, (part - 1) * Integer.BYTES);
        }
      }
    }
    scores[Tag.OUTSIDE] = 0;
    for (int tag = 0; tag < WEIGHTS; tag++) {
      scores[tag + 1] = sums[tag] * scale;
    }
  }

  /**
   * Where a feature's slot begins; negative when it is not there.
   *
   * @param first the key in the slot where it should be
   */
  private int position(int key, int first) {
    int slot = key & mask;
    int found = first;
    while (found != key) {
      if (found == 0) {
        return -1;
      }
      slot = (slot + 1) & mask;
      found = table[slot * SLOT_INTS];
    }
    return slot * SLOT_INTS;
  }

  private static void addUp(int packed, int[] sums, int from) {
    sums[from] += (byte) packed;
    sums[from + 1] += (byte) (packed >> 8);
    sums[from + 2] += (byte) (packed >> 16);
    sums[from + 3] += packed >> 24;
  }

  @Override
  public float transition(int before, int tag) {
    return transitions[before * Tag.COUNT + tag];
  }

  /**
   * Rounds weights to bytes and drops the rows that then weigh next to nothing.
   *
   * @param least rows whose largest weight is smaller, as a share of the greatest of all, are
   *     dropped
   */
  static TagModel compress(List<String> types, AveragedWeights averaged, float least) {
    float[] relative = relative(averaged.weights);
    float scale = clip(relative) / WEIGHT_MAX;
    float smallest = least * scale * WEIGHT_MAX;
    int[] kept =
        IntStream.range(0, averaged.keys.length)
            .filter(row -> largest(relative, row) >= smallest)
            .boxed()
            .sorted((a, b) -> Integer.compare(averaged.keys[a], averaged.keys[b]))
            .mapToInt(Integer::intValue)
            .toArray();
    int slots = Integer.highestOneBit(Math.max(4, kept.length * 4 / 3)) * 2;
    ByteBuffer table = ByteBuffer.allocate(slots * SLOT_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int row : kept) {
      int slot = averaged.keys[row] & (slots - 1);
      while (table.getInt(slot * SLOT_BYTES) != 0) {
        slot = (slot + 1) & (slots - 1);
      }
      table.putInt(slot * SLOT_BYTES, averaged.keys[row]);
      for (int tag = 0; tag < WEIGHTS; tag++) {
        int rounded = Math.round(relative[row * WEIGHTS + tag] / scale);
        byte weight = (byte) Math.max(-WEIGHT_MAX, Math.min(WEIGHT_MAX, rounded));
        table.put(slot * SLOT_BYTES + 4 + tag, weight);
      }
    }
    return new TagModel(types, averaged.transitions, scale, ints(table), kept.length);
  }

  /** Each weight less that of the tag outside, which then is nothing. */
  private static float[] relative(float[] weights) {
    float[] relative = new float[weights.length / Tag.COUNT * WEIGHTS];
    for (int row = 0; row * Tag.COUNT < weights.length; row++) {
      for (int tag = 0; tag < WEIGHTS; tag++) {
        relative[row * WEIGHTS + tag] =
            weights[row * Tag.COUNT + tag + 1] - weights[row * Tag.COUNT + Tag.OUTSIDE];
      }
    }
    return relative;
  }

  private static float largest(float[] relative, int row) {
    float largest = 0;
    for (int tag = 0; tag < WEIGHTS; tag++) {
      largest = Math.max(largest, Math.abs(relative[row * WEIGHTS + tag]));
    }
    return largest;
  }

  /** The size that all but one of 20,000 weights stay below. */
  private static float clip(float[] weights) {
    float[] sizes = new float[weights.length];
    for (int i = 0; i < weights.length; i++) {
      sizes[i] = Math.abs(weights[i]);
    }
    Arrays.sort(sizes);
    return sizes.length == 0 ? 1 : Math.max(1e-6f, sizes[(int) (sizes.length * 0.99995)]);
  }

  /** The same with all scores divided, so that leads are logits of being right. */
  public TagModel calibrated(float temperature) {
    float[] divided = new float[transitions.length];
    for (int i = 0; i < divided.length; i++) {
      divided[i] = transitions[i] / temperature;
    }
    return new TagModel(types, divided, scale / temperature, table, rows);
  }

  private static int[] ints(ByteBuffer table) {
    int[] ints = new int[table.capacity() / Integer.BYTES];
    table.asIntBuffer().get(0, ints);
    return ints;
  }

  /** Reads what {@link #write} wrote. */
  public static TagModel read(InputStream in) throws IOException {
    return read(ByteBuffer.wrap(in.readAllBytes()));
  }

  private static TagModel read(ByteBuffer in) throws IOException {
    if (in.remaining() < 16
        || in.getInt() != MAGIC
        || in.getInt() != FORMAT
        || in.getInt() != Tag.COUNT) {
      throw new IOException("no tag model of format " + FORMAT);
    }
    int rows = in.getInt();
    List<String> types = new ArrayList<>();
    for (int type = 0; type < Tag.TYPES; type++) {
      types.add(Binary.readText(in));
    }
    float scale = in.getFloat();
    float[] transitions = new float[Tag.COUNT * Tag.COUNT];
    for (int i = 0; i < transitions.length; i++) {
      transitions[i] = in.getFloat();
    }
    ByteBuffer table = in.slice().order(ByteOrder.LITTLE_ENDIAN);
    int slots = table.capacity() / SLOT_BYTES;
    if (Integer.bitCount(slots) != 1 || table.capacity() % SLOT_BYTES != 0 || rows >= slots) {
      throw new IOException("tag model cut short: " + table.capacity() + " bytes of weights");
    }
    return new TagModel(types, transitions, scale, ints(table), rows);
  }

  /** Writes it; equal models give equal files. */
  public void write(OutputStream stream) throws IOException {
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(stream, 1 << 16));
    out.writeInt(MAGIC);
    out.writeInt(FORMAT);
    out.writeInt(Tag.COUNT);
    out.writeInt(rows);
    for (String type : types) {
      out.writeUTF(type);
    }
    out.writeFloat(scale);
    for (float transition : transitions) {
      out.writeFloat(transition);
    }
    for (int part : table) {
      out.writeInt(Integer.reverseBytes(part));
    }
    out.flush();
  }
}
