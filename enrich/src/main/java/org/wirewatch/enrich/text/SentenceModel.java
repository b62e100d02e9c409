package org.wirewatch.enrich.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import opennlp.tools.sentdetect.SentenceDetectorME;
import opennlp.tools.util.Span;

/** OpenNLP's English sentence model, loaded once; one detector a thread. */
final class SentenceModel {
  private static final String RESOURCE = "/opennlp-en-ud-ewt-sentence-1.3-2.5.4.bin";
  private static final int CONTEXT = 120;

  private static final class Holder {
    static final opennlp.tools.sentdetect.SentenceModel MODEL = load();
    static final ThreadLocal<SentenceDetectorME> DETECTOR =
        ThreadLocal.withInitial(() -> new SentenceDetectorME(MODEL));
  }

  private SentenceModel() {}

  /** Whether the model cuts {@code text[start, end)} after the stop at {@code stop}. */
  static boolean endsSentence(String text, int start, int stop, int end) {
    int from = Math.max(start, stop - CONTEXT);
    int to = Math.min(end, stop + CONTEXT);
    for (Span span : Holder.DETECTOR.get().sentPosDetect(text.substring(from, to))) {
      if (from + span.getEnd() == stop + 1) {
        return true;
      }
    }
    return false;
  }

  private static opennlp.tools.sentdetect.SentenceModel load() {
    try (InputStream in = SentenceModel.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is not on the class path");
      }
      return new opennlp.tools.sentdetect.SentenceModel(in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + RESOURCE, e);
    }
  }
}
