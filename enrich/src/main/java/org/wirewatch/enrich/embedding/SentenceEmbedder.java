package org.wirewatch.enrich.embedding;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;

/**
 * Embeds English text by all-MiniLM-L6-v2 in eight bits on ONNX Runtime, on the thread that asks.
 * Loaded once and shared, since it takes some 60 MB outside the heap. Thread-safe. The same text
 * gives the same embedding on one kind of processor; another kind may round differently.
 *
 * @see "Reimers, Gurevych: Sentence-BERT, EMNLP 2019; Wang and others: MiniLM, NeurIPS 2020"
 */
public final class SentenceEmbedder {
  private static final String MODEL = "/all-minilm-l6-v2-q.onnx";
  private static final String TOKENIZER = "/all-minilm-l6-v2-q-tokenizer.json";

  /** Pieces of a text that are read: some 90 words. Twice as many cost more than twice as much. */
  private static final int PIECES_MAX = 128;

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;
  private final WordPieces wordPieces;

  private SentenceEmbedder(OrtSession session, WordPieces wordPieces) {
    this.session = session;
    this.wordPieces = wordPieces;
  }

  private static final class Shared {
    static final SentenceEmbedder EMBEDDER = load();
  }

  /**
   * The bundled model; the first call takes some 0.3 s.
   *
   * @throws IllegalStateException if ONNX Runtime does not run here: it has libraries for Linux on
   *     x86-64 and ARM, macOS on ARM and Windows on x86-64
   */
  public static SentenceEmbedder shared() {
    return Shared.EMBEDDER;
  }

  /** The embedding of a text's beginning. */
  public Embedding embed(String text) {
    long[] pieces = wordPieces.of(text, PIECES_MAX);
    long[] ones = new long[pieces.length];
    Arrays.fill(ones, 1);
    try (OnnxTensor ids = tensor(pieces);
        OnnxTensor mask = tensor(ones);
        OnnxTensor types = tensor(new long[pieces.length]);
        OrtSession.Result result =
            session.run(
                Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types))) {
      float[][][] hidden = (float[][][]) result.get(0).getValue();
      return Embedding.of(mean(hidden[0]));
    } catch (OrtException e) {
      throw new IllegalStateException("embedding failed", e);
    }
  }

  private OnnxTensor tensor(long[] row) throws OrtException {
    return OnnxTensor.createTensor(environment, new long[][] {row});
  }

  private static float[] mean(float[][] rows) {
    float[] sum = new float[rows[0].length];
    for (float[] row : rows) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += row[i];
      }
    }
    return sum;
  }

  private static SentenceEmbedder load() {
    try (InputStream model = resource(MODEL);
        InputStream tokenizer = resource(TOKENIZER);
        OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      // each stream thread embeds its own articles; a pool of threads below would only compete
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      OrtSession session =
          OrtEnvironment.getEnvironment().createSession(model.readAllBytes(), options);
      return new SentenceEmbedder(session, WordPieces.read(tokenizer));
    } catch (IOException e) {
      throw new UncheckedIOException("sentence model", e);
    } catch (OrtException | LinkageError e) {
      throw new IllegalStateException("ONNX Runtime cannot run the sentence model here", e);
    }
  }

  private static InputStream resource(String name) throws IOException {
    InputStream in = SentenceEmbedder.class.getResourceAsStream(name);
    if (in == null) {
      throw new IOException(name + " is not on the class path");
    }
    return in;
  }
}
