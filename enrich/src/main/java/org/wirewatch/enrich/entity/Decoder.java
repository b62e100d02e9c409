package org.wirewatch.enrich.entity;

/**
 * Finds the best sequence of tags for a sentence (Viterbi), and by how much each tag leads. One
 * sentence each; not thread-safe.
 */
final class Decoder {
  private static final float NEVER = -1e30f;

  private final float[][] scores;
  private final int length;
  private final Weights weights;
  private final float[][] best;

  /**
   * @param scores one row of {@link Tag#COUNT} a token
   */
  Decoder(float[][] scores, int length, Weights weights) {
    this.scores = scores;
    this.length = length;
    this.weights = weights;
    this.best = new float[length][Tag.COUNT];
  }

  /** The best well-formed tags. */
  int[] decode() {
    int[] tags = new int[length];
    if (length == 0) {
      return tags;
    }
    byte[][] from = new byte[length][Tag.COUNT];
    for (int tag = 0; tag < Tag.COUNT; tag++) {
      best[0][tag] =
          Tag.mayStart(tag) ? scores[0][tag] + weights.transition(Tag.OUTSIDE, tag) : NEVER;
    }
    for (int i = 1; i < length; i++) {
      for (int tag = 0; tag < Tag.COUNT; tag++) {
        float top = NEVER;
        int argument = Tag.MAY_PRECEDE[tag][0];
        for (int before : Tag.MAY_PRECEDE[tag]) {
          float score = best[i - 1][before] + weights.transition(before, tag);
          if (score > top) {
            top = score;
            argument = before;
          }
        }
        best[i][tag] = top + scores[i][tag];
        from[i][tag] = (byte) argument;
      }
    }
    int tag = Tag.OUTSIDE;
    for (int candidate = 0; candidate < Tag.COUNT; candidate++) {
      if (Tag.mayEnd(candidate) && best[length - 1][candidate] > best[length - 1][tag]) {
        tag = candidate;
      }
    }
    for (int i = length - 1; i >= 0; i--) {
      tags[i] = tag;
      tag = from[i][tag];
    }
    return tags;
  }

  /** For each token, how much worse the best sequence with another tag there is; after decode. */
  float[] leads(int[] tags) {
    float[] leads = new float[length];
    float[] after = new float[Tag.COUNT];
    for (int tag = 0; tag < Tag.COUNT; tag++) {
      after[tag] = Tag.mayEnd(tag) ? 0 : NEVER;
    }
    for (int i = length - 1; i >= 0; i--) {
      float other = NEVER;
      for (int tag = 0; tag < Tag.COUNT; tag++) {
        if (tag != tags[i]) {
          other = Math.max(other, best[i][tag] + after[tag]);
        }
      }
      leads[i] = best[i][tags[i]] + after[tags[i]] - other;
      if (i > 0) {
        after = before(i, after);
      }
    }
    return leads;
  }

  private float[] before(int i, float[] after) {
    float[] result = new float[Tag.COUNT];
    java.util.Arrays.fill(result, NEVER);
    for (int tag = 0; tag < Tag.COUNT; tag++) {
      float rest = scores[i][tag] + after[tag];
      for (int before : Tag.MAY_PRECEDE[tag]) {
        result[before] = Math.max(result[before], rest + weights.transition(before, tag));
      }
    }
    return result;
  }
}
