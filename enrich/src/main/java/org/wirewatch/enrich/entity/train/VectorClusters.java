package org.wirewatch.enrich.entity.train;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Sorts word vectors into a tree of classes by k-means on the unit sphere: {@link #BRANCHES} at
 * each level. A leaf's number holds its parent's in its upper bits.
 */
final class VectorClusters {
  /** 64 classes of 16 classes of 8. */
  static final int[] BRANCHES = {64, 16, 8};

  private static final int ROUNDS = 12;
  private final Random random;

  VectorClusters(long seed) {
    this.random = new Random(seed);
  }

  /** The leaf of each vector; the vectors are brought to length 1. */
  int[] leaves(float[][] vectors) {
    for (float[] vector : vectors) {
      normalise(vector);
    }
    int[] leaves = new int[vectors.length];
    int groups = 1;
    for (int branches : BRANCHES) {
      int[][] members = members(leaves, groups);
      for (int[] group : members) {
        int[] parts = split(vectors, group, branches);
        for (int i = 0; i < group.length; i++) {
          leaves[group[i]] = leaves[group[i]] * branches + parts[i];
        }
      }
      groups *= branches;
    }
    return leaves;
  }

  private static int[][] members(int[] leaves, int groups) {
    int[] sizes = new int[groups];
    for (int leaf : leaves) {
      sizes[leaf]++;
    }
    int[][] members = new int[groups][];
    Arrays.setAll(members, group -> new int[sizes[group]]);
    Arrays.fill(sizes, 0);
    for (int i = 0; i < leaves.length; i++) {
      members[leaves[i]][sizes[leaves[i]]++] = i;
    }
    return members;
  }

  private int[] split(float[][] vectors, int[] group, int branches) {
    int[] parts = new int[group.length];
    if (group.length <= branches) {
      return IntStream.range(0, group.length).toArray();
    }
    int width = vectors[group[0]].length;
    float[][] centres = new float[branches][];
    for (int k = 0; k < branches; k++) {
      centres[k] = vectors[group[random.nextInt(group.length)]].clone();
    }
    for (int round = 0; round < ROUNDS; round++) {
      float[][] sums = new float[branches][width];
      for (int i = 0; i < group.length; i++) {
        float[] vector = vectors[group[i]];
        parts[i] = nearest(vector, centres);
        float[] sum = sums[parts[i]];
        for (int d = 0; d < width; d++) {
          sum[d] += vector[d];
        }
      }
      for (int k = 0; k < branches; k++) {
        centres[k] = normalise(sums[k]) ? sums[k] : vectors[group[random.nextInt(group.length)]];
      }
    }
    return parts;
  }

  private static int nearest(float[] vector, float[][] centres) {
    int nearest = 0;
    float best = Float.NEGATIVE_INFINITY;
    for (int k = 0; k < centres.length; k++) {
      float product = 0;
      for (int d = 0; d < vector.length; d++) {
        product += vector[d] * centres[k][d];
      }
      if (product > best) {
        best = product;
        nearest = k;
      }
    }
    return nearest;
  }

  private static boolean normalise(float[] vector) {
    double square = 0;
    for (float value : vector) {
      square += (double) value * value;
    }
    if (square == 0) {
      return false;
    }
    float length = (float) Math.sqrt(square);
    for (int d = 0; d < vector.length; d++) {
      vector[d] /= length;
    }
    return true;
  }
}
