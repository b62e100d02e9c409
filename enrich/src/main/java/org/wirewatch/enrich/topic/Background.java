package org.wirewatch.enrich.topic;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
  private static final String EMBEDDINGS = "background-embeddings.bin";
  private static final int DIMENSIONS = 384;

  private final List<String> passages;
  private final FeatureReader reader;
  private final List<Features> features;
  private final float[][] embeddings;
  private final float[] mean = new float[DIMENSIONS];
  private final Map<Integer, Integer> columns = new HashMap<>();

  private Background() {
    passages = passages();
    reader = new FeatureReader(passages);
    features = passages.stream().map(reader::of).toList();
    for (Features passage : features) {
      for (int i = 0; i < passage.size(); i++) {
        columns.putIfAbsent(passage.key(i), columns.size());
      }
    }
    embeddings = embeddings(passages.size());
    for (float[] embedding : embeddings) {
      for (int i = 0; i < DIMENSIONS; i++) {
        mean[i] += embedding[i] / embeddings.length;
      }
    }
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

  /** Mean of the embeddings. */
  float[] mean() {
    return mean;
  }

  /** A column for each feature that stands in a passage. */
  Map<Integer, Integer> columns() {
    return columns;
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
