package org.wirewatch.enrich.entity;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Weights of features for tags, one byte each. Immutable and thread-safe.
 *
 * <p>An open-addressed table from the feature's hash to {@link Tag#COUNT} weights; an unknown
 * feature weighs nothing.
 */
public final class TagModel implements Weights {
  static final int FORMAT = 2;
  private static final int MAGIC = 0x5757544d;
  private static final int WEIGHT_MAX = 127;

  private final List<String> types;
  private final int[] keys;
  private final byte[] weights;
  private final float[] transitions;
  private final float scale;
  private final int rows;
  private final int mask;

  /**
   * Takes the rows of a model.
   *
   * @param types the {@link Tag#TYPES} types it tells apart, in the order of its tags
   * @param rowKeys hash of each row's feature, not 0, no two alike
   * @param rowWeights {@link Tag#COUNT} values a row
   * @param scale what a weight of 1 stands for
   */
  TagModel(List<String> types, int[] rowKeys, byte[] rowWeights, float[] transitions, float scale) {
    this.types = List.copyOf(types);
    this.rows = rowKeys.length;
    this.scale = scale;
    this.transitions = transitions.clone();
    int slots = Integer.highestOneBit(Math.max(4, rows * 3 / 2)) * 2;
    this.mask = slots - 1;
    this.keys = new int[slots];
    this.weights = new byte[slots * Tag.COUNT];
    for (int row = 0; row < rows; row++) {
      int slot = rowKeys[row] & mask;
      while (keys[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      keys[slot] = rowKeys[row];
      System.arraycopy(rowWeights, row * Tag.COUNT, weights, slot * Tag.COUNT, Tag.COUNT);
    }
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
    int[] sums = new int[Tag.COUNT];
    for (int i = 0; i < count; i++) {
      int key = features[i];
      int slot = key & mask;
      while (keys[slot] != 0) {
        if (keys[slot] == key) {
          int base = slot * Tag.COUNT;
          for (int tag = 0; tag < Tag.COUNT; tag++) {
            sums[tag] += weights[base + tag];
          }
          break;
        }
        slot = (slot + 1) & mask;
      }
    }
    for (int tag = 0; tag < Tag.COUNT; tag++) {
      scores[tag] = sums[tag] * scale;
    }
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
    int[] rowKeys = averaged.keys;
    float[] rowWeights = averaged.weights;
    float scale = clip(rowWeights) / WEIGHT_MAX;
    int[] keptKeys = new int[rowKeys.length];
    byte[] kept = new byte[rowKeys.length * Tag.COUNT];
    int rows = 0;
    for (int row = 0; row < rowKeys.length; row++) {
      float largest = 0;
      for (int tag = 0; tag < Tag.COUNT; tag++) {
        float weight = rowWeights[row * Tag.COUNT + tag];
        largest = Math.max(largest, Math.abs(weight));
        int rounded = Math.round(weight / scale);
        kept[rows * Tag.COUNT + tag] = (byte) Math.max(-WEIGHT_MAX, Math.min(WEIGHT_MAX, rounded));
      }
      if (largest >= least * scale * WEIGHT_MAX) {
        keptKeys[rows++] = rowKeys[row];
      }
    }
    return new TagModel(
        types,
        Arrays.copyOf(keptKeys, rows),
        Arrays.copyOf(kept, rows * Tag.COUNT),
        averaged.transitions,
        scale);
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

  /** Reads what {@link #write} wrote. */
  public static TagModel read(InputStream stream) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    if (in.readInt() != MAGIC || in.readInt() != FORMAT || in.readInt() != Tag.COUNT) {
      throw new IOException("no tag model of format " + FORMAT);
    }
    List<String> types = new ArrayList<>();
    for (int type = 0; type < Tag.TYPES; type++) {
      types.add(in.readUTF());
    }
    float scale = in.readFloat();
    float[] transitions = new float[Tag.COUNT * Tag.COUNT];
    for (int i = 0; i < transitions.length; i++) {
      transitions[i] = in.readFloat();
    }
    int rows = in.readInt();
    int[] keys = Binary.readInts(in, rows);
    return new TagModel(types, keys, Binary.readBytes(in, rows, Tag.COUNT), transitions, scale);
  }

  /** Writes the rows in the order of their keys, so that equal models give equal files. */
  public void write(OutputStream stream) throws IOException {
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(stream, 1 << 16));
    out.writeInt(MAGIC);
    out.writeInt(FORMAT);
    out.writeInt(Tag.COUNT);
    for (String type : types) {
      out.writeUTF(type);
    }
    out.writeFloat(scale);
    for (float transition : transitions) {
      out.writeFloat(transition);
    }
    long[] order = new long[rows];
    int next = 0;
    for (int slot = 0; slot < keys.length; slot++) {
      if (keys[slot] != 0) {
        order[next++] = ((long) keys[slot] << 32) | slot;
      }
    }
    Arrays.sort(order);
    out.writeInt(rows);
    int[] sorted = new int[rows];
    for (int row = 0; row < rows; row++) {
      sorted[row] = (int) (order[row] >> 32);
    }
    Binary.write(out, sorted);
    for (long entry : order) {
      out.write(weights, (int) entry * Tag.COUNT, Tag.COUNT);
    }
    out.flush();
  }
}
