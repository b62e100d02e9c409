package org.wirewatch.enrich.entity.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.wirewatch.enrich.entity.LabelledDocument;

/**
 * The labelled documents that a shipped model may learn from, and those set aside for choosing.
 *
 * @param training what is learned from
 * @param heldOut news only: the news half of PUD and GUM's Wikinews
 */
record TrainingData(List<LabelledDocument> training, List<LabelledDocument> heldOut) {
  private static final String PUD = "uner_pud.conll";
  private static final String GUM = "gum_openlic.conll";
  private static final List<String> FILES =
      List.of(
          "wikigold.conll",
          PUD,
          "uner_ewt_devtest.conll",
          GUM,
          "crossner_wiki.conll",
          "wnut17_social.conll",
          "btc_social.conll");

  /** PUD gives its news sentences first. */
  private static final int PUD_NEWS_SENTENCES = 500;

  /** Genres of GUM stand in alphabetical order; the numbers are those of its documents. */
  private static final Range GUM_CONVERSATION = new Range(36, 51);

  private static final Range GUM_NEWS = new Range(77, 99);
  private static final Range GUM_SPEECH_TEXTBOOK_VLOG = new Range(99, 142);

  private record Range(int from, int to) {
    boolean has(int number) {
      return number >= from && number < to;
    }
  }

  TrainingData {
    training = List.copyOf(training);
    heldOut = List.copyOf(heldOut);
  }

  /** Everything, nothing set aside. */
  List<LabelledDocument> all() {
    List<LabelledDocument> all = new ArrayList<>(training);
    all.addAll(heldOut);
    return all;
  }

  /**
   * Reads the files of the folder that are known by name.
   *
   * @throws IOException if none is there, or one cannot be read
   */
  static TrainingData read(Path folder) throws IOException {
    List<LabelledDocument> training = new ArrayList<>();
    List<LabelledDocument> heldOut = new ArrayList<>();
    for (String name : FILES) {
      Path file = folder.resolve(name);
      if (!Files.exists(file)) {
        continue;
      }
      int number = 0;
      int sentences = 0;
      for (LabelledDocument document : ConllReader.read(file)) {
        boolean news =
            (name.equals(PUD) && sentences < PUD_NEWS_SENTENCES)
                || (name.equals(GUM) && GUM_NEWS.has(number));
        if (news) {
          heldOut.add(document);
        } else if (!name.equals(GUM) || mayShip(number)) {
          training.add(document);
        }
        sentences += document.sentences().size();
        number++;
      }
    }
    if (training.isEmpty()) {
      throw new IOException(folder + " holds none of " + FILES);
    }
    return new TrainingData(training, heldOut);
  }

  /** GUM's texts without a licence of their own are left out. */
  private static boolean mayShip(int gumDocument) {
    return !GUM_CONVERSATION.has(gumDocument) && !GUM_SPEECH_TEXTBOOK_VLOG.has(gumDocument);
  }
}
