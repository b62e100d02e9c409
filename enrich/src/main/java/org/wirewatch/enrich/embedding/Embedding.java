package org.wirewatch.enrich.embedding;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * The direction of a text's meaning: a vector of length 1 whose components are kept in eight bits
 * each, which changes a cosine by less than 0.005. In JSON it is base64. Immutable.
 */
public final class Embedding {
  private final byte[] components;
  private final float scale;

  private Embedding(byte[] components) {
    this.components = components;
    long squares = 0;
    for (byte component : components) {
      squares += component * component;
    }
    this.scale = squares == 0 ? 0 : (float) (1 / Math.sqrt((double) squares));
  }

  /** The direction of a vector of any length. */
  public static Embedding of(float[] vector) {
    float largest = 0;
    for (float component : vector) {
      largest = Math.max(largest, Math.abs(component));
    }
    byte[] rounded = new byte[vector.length];
    for (int i = 0; i < rounded.length && largest > 0; i++) {
      rounded[i] = (byte) Math.round(vector[i] / largest * Byte.MAX_VALUE);
    }
    return new Embedding(rounded);
  }

  /** The direction of the mean of several; each counts the same. */
  public static Embedding mean(List<Embedding> embeddings) {
    float[] sum = new float[embeddings.getFirst().size()];
    for (Embedding embedding : embeddings) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += embedding.components[i] * embedding.scale;
      }
    }
    return of(sum);
  }

  /** Takes apart what {@link #pack} put together. */
  public static List<Embedding> unpack(byte[] packed, int dimensions) {
    List<Embedding> embeddings = new ArrayList<>();
    for (int at = 0; at < packed.length; at += dimensions) {
      embeddings.add(new Embedding(Arrays.copyOfRange(packed, at, at + dimensions)));
    }
    return embeddings;
  }

  /** The components of all, one after the other. */
  public static byte[] pack(List<Embedding> embeddings) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    embeddings.forEach(embedding -> out.writeBytes(embedding.components));
    return out.toByteArray();
  }

  @JsonCreator
  static Embedding parse(String base64) {
    return new Embedding(Base64.getDecoder().decode(base64));
  }

  @JsonValue
  String base64() {
    return Base64.getEncoder().encodeToString(components);
  }

  /** How many components it has. */
  public int size() {
    return components.length;
  }

  /** One component of the vector of length 1. */
  public float component(int i) {
    return components[i] * scale;
  }

  /** The vector of length 1. */
  public float[] vector() {
    float[] vector = new float[components.length];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = component(i);
    }
    return vector;
  }

  /** Cosine of the angle between both, -1 to 1. */
  public double cosine(Embedding other) {
    int product = 0;
    for (int i = 0; i < components.length; i++) {
      product += components[i] * other.components[i];
    }
    return (double) product * scale * other.scale;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Embedding that && Arrays.equals(components, that.components);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(components);
  }

  @Override
  public String toString() {
    return "Embedding[" + components.length + "]";
  }
}
