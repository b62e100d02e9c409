package org.wirewatch.enrich.topic;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.wirewatch.enrich.embedding.Embedding;

/**
 * Ordinary news, what topics are told apart from. From Voice of America (public domain), see the
 * head of the resource. Read once; immutable.
 */
final class Background {
  private static final String PASSAGES = "background-news.txt.gz";
  static final String EMBEDDINGS = "background-embeddings.bin";
  private static final int DIMENSIONS = 384;

  private final List<String> passages;
  private final FeatureReader reader;
  private final List<Features> features;
  private final float[][] embeddings;
  private final float[] mean = new float[DIMENSIONS];
  private final float[][] centred;
  private final Map<Integer, Integer> columns = new HashMap<>();
  private final List<Row> rows;

  /** A text's features by their columns. */
  static final class Row {
    private final int[] columns;
    private final float[] values;

    Row(int[] columns, float[] values) {
      this.columns = columns;
      this.values = values;
    }

    int[] columns() {
      return columns;
    }

    float[] values() {
      return values;
    }
  }

  private Background() {
    passages = passages();
    reader = new FeatureReader(passages);
    features = passages.stream().map(reader::of).toList();
    rows = features.stream().map(passage -> row(passage, columns)).toList();
    embeddings = embeddings(passages.size());
    for (float[] embedding : embeddings) {
      for (int i = 0; i < DIMENSIONS; i++) {
        mean[i] += embedding[i] / embeddings.length;
      }
    }
    centred = Arrays.stream(embeddings).map(this::centred).toArray(float[][]::new);
  }

  private static final class Shared {
    static final Background NEWS = new Background();
  }

  /** The bundled news; the first call takes some 0.3 s. */
  static Background news() {
    return Shared.NEWS;
  }

  FeatureReader reader() {
    return reader;
  }

  List<Features> features() {
    return features;
  }

  /** Of each passage, in order. */
  float[][] embeddings() {
    return embeddings;
  }

  /** An embedding less the mean of ordinary news. */
  float[] centred(float[] embedding) {
    float[] difference = new float[DIMENSIONS];
    for (int i = 0; i < DIMENSIONS; i++) {
      difference[i] = embedding[i] - mean[i];
    }
    return difference;
  }

  /** The embeddings less their mean. */
  float[][] centred() {
    return centred;
  }

  /** A column for each feature that stands in a passage. */
  Map<Integer, Integer> columns() {
    return columns;
  }

  /** The features of each passage, in order. */
  List<Row> rows() {
    return rows;
  }

  /** The features of a text that are not negated; new ones get a column. */
  static Row row(Features text, Map<Integer, Integer> columns) {
    int[] at = new int[text.size()];
    float[] values = new float[at.length];
    for (int i = 0; i < at.length; i++) {
      int next = columns.size();
      at[i] = columns.computeIfAbsent(text.key(i), key -> next);
      values[i] = text.isNegated(i) ? 0 : text.weight(i);
    }
    return new Row(at, values);
  }

  static List<String> passages() {
    try (InputStream gzip = Background.class.getResourceAsStream(PASSAGES);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(gzip), StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(PASSAGES, e);
    }
  }

  /** Written by {@code ./wirewatch train topics}, a passage's embedding after the other. */
  private static float[][] embeddings(int count) {
    try (InputStream in = Background.class.getResourceAsStream(EMBEDDINGS)) {
      if (in == null) {
        throw new IllegalStateException(EMBEDDINGS + " is not on the class path");
      }
      byte[] all = in.readAllBytes();
      if (all.length != count * DIMENSIONS) {
        throw new IllegalStateException(EMBEDDINGS + " does not belong to " + PASSAGES);
      }
      return Embedding.unpack(all, DIMENSIONS).stream()
          .map(Embedding::vector)
          .toArray(float[][]::new);
    } catch (IOException e) {
      throw new UncheckedIOException(EMBEDDINGS, e);
    }
  }
}
