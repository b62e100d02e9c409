package org.wirewatch.enrich.story;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * Weights of terms, sorted by term so that sums come out the same on every run. Immutable; weights
 * are kept as floats, so that what was read back from a store equals what was written.
 */
public final class TermVector {
  static final TermVector EMPTY = new TermVector(new String[0], new float[0]);

  /** What rounding may leave of a difference. */
  private static final double LEAST = 1e-5;

  private final String[] terms;
  private final float[] weights;

  private TermVector(String[] terms, float[] weights) {
    this.terms = terms;
    this.weights = weights;
  }

  @JsonCreator
  static TermVector of(Map<String, Double> weights) {
    SortedMap<String, Double> sorted = new TreeMap<>(weights);
    String[] terms = sorted.keySet().toArray(new String[0]);
    float[] values = new float[terms.length];
    int i = 0;
    for (double weight : sorted.values()) {
      values[i++] = (float) weight;
    }
    return new TermVector(terms, values);
  }

  @JsonValue
  SortedMap<String, Double> toMap() {
    SortedMap<String, Double> map = new TreeMap<>();
    for (int i = 0; i < terms.length; i++) {
      map.put(terms[i], Double.parseDouble(Float.toString(weights[i])));
    }
    return map;
  }

  int size() {
    return terms.length;
  }

  String term(int i) {
    return terms[i];
  }

  double weight(int i) {
    return weights[i];
  }

  /** The weight of a term; 0 when absent. */
  double weight(String term) {
    int i = Arrays.binarySearch(terms, term);
    return i < 0 ? 0 : weights[i];
  }

  /** Cosine of the angle between both: 0 nothing shared, 1 the same direction. */
  double cosine(TermVector other) {
    double shared = dot(other);
    return shared == 0 ? 0 : shared / (length() * other.length());
  }

  /** Share of the weights that lie in terms of another vector, 0 to 1; 0 when this is empty. */
  double shareIn(TermVector other) {
    double all = 0;
    double shared = 0;
    for (int i = 0; i < size(); i++) {
      all += weight(i);
      shared += other.weight(term(i)) > 0 ? weight(i) : 0;
    }
    return all == 0 ? 0 : shared / all;
  }

  /** Sum of the products of the weights of shared terms. */
  double dot(TermVector other) {
    double shared = 0;
    int a = 0;
    int b = 0;
    while (a < terms.length && b < other.terms.length) {
      int order = terms[a].compareTo(other.terms[b]);
      shared += order == 0 ? (double) weights[a] * other.weights[b] : 0;
      a += order <= 0 ? 1 : 0;
      b += order >= 0 ? 1 : 0;
    }
    return shared;
  }

  /** The same direction with length 1; empty stays empty. */
  TermVector normalised() {
    double length = length();
    return length == 0 ? this : scaled(term -> 1 / length);
  }

  /** Euclidean. */
  double length() {
    double squares = 0;
    for (float weight : weights) {
      squares += (double) weight * weight;
    }
    return Math.sqrt(squares);
  }

  /** The vector with each weight multiplied by a factor of its term. */
  TermVector scaled(ToDoubleFunction<String> factor) {
    float[] scaled = new float[weights.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = (float) (weights[i] * factor.applyAsDouble(terms[i]));
    }
    return new TermVector(terms, scaled);
  }

  /** The sum of both. */
  TermVector plus(TermVector other) {
    String[] merged = new String[terms.length + other.terms.length];
    float[] sums = new float[merged.length];
    int n = 0;
    int a = 0;
    int b = 0;
    while (a < terms.length || b < other.terms.length) {
      int order =
          a == terms.length ? 1 : b == other.terms.length ? -1 : terms[a].compareTo(other.terms[b]);
      merged[n] = order <= 0 ? terms[a] : other.terms[b];
      sums[n++] = (order <= 0 ? weights[a] : 0) + (order >= 0 ? other.weights[b] : 0);
      a += order <= 0 ? 1 : 0;
      b += order >= 0 ? 1 : 0;
    }
    return new TermVector(Arrays.copyOf(merged, n), Arrays.copyOf(sums, n));
  }

  /** The weights without those of another; what is not left has none. */
  TermVector minus(TermVector other) {
    Map<String, Double> left = new TreeMap<>();
    for (int i = 0; i < terms.length; i++) {
      double weight = weights[i] - other.weight(terms[i]);
      if (weight > LEAST) {
        left.put(terms[i], weight);
      }
    }
    return of(left);
  }

  /** The heaviest terms only; ties go to the term that sorts first. */
  TermVector heaviest(int termsMax) {
    if (terms.length <= termsMax) {
      return this;
    }
    int[] kept = ranked(termsMax);
    Arrays.sort(kept);
    String[] fewer = new String[termsMax];
    float[] values = new float[termsMax];
    for (int i = 0; i < termsMax; i++) {
      fewer[i] = terms[kept[i]];
      values[i] = weights[kept[i]];
    }
    return new TermVector(fewer, values);
  }

  /** Indexes of the heaviest terms, heaviest first. */
  int[] ranked(int termsMax) {
    Integer[] order = new Integer[terms.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(
        order, Comparator.<Integer>comparingDouble(i -> -weights[i]).thenComparing(i -> terms[i]));
    int[] ranked = new int[Math.min(termsMax, order.length)];
    Arrays.setAll(ranked, i -> order[i]);
    return ranked;
  }
}
