package org.wirewatch.enrich.entity.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wirewatch.enrich.entity.LabelledDocument;

/**
 * The labelled documents that a shipped model may learn from, and those set aside for choosing.
 *
 * @param training what is learned from
 * @param heldOut news only, by origin: PUD's, which is never learned from, since it calls a country
 *     that acts an organisation; and every tenth document written for this project
 */
record TrainingData(List<LabelledDocument> training, Map<String, List<LabelledDocument>> heldOut) {
  static final String WRITTEN = "written";

  private static final String PUD = "uner_pud.conll";
  private static final String GUM = "gum_openlic.conll";
  private static final List<String> FILES =
      List.of("wikigold.conll", PUD, "uner_ewt_devtest.conll", GUM, "crossner_wiki.conll");

  /** PUD gives its news sentences first. */
  private static final int PUD_NEWS_SENTENCES = 500;

  /** Of the written documents one of so many is set aside. */
  private static final int SET_ASIDE = 10;

  /** Genres of GUM stand in alphabetical order; the numbers are those of its documents. */
  private static final Range GUM_CONVERSATION = new Range(36, 51);

  private static final Range GUM_SPEECH_TEXTBOOK_VLOG = new Range(99, 142);

  private record Range(int from, int to) {
    boolean has(int number) {
      return number >= from && number < to;
    }
  }

  /** What is learned from, and the written news that was set aside. */
  List<LabelledDocument> all() {
    List<LabelledDocument> all = new ArrayList<>(training);
    all.addAll(heldOut.getOrDefault(WRITTEN, List.of()));
    return all;
  }

  /**
   * Reads the collections of a folder that are known by name, and what this repository adds.
   *
   * @param own folder with the written news and the teacher's labels; see its README
   * @throws IOException if no collection is there, or one cannot be read
   */
  static TrainingData read(Path collections, Path own) throws IOException {
    List<LabelledDocument> training = new ArrayList<>();
    Map<String, List<LabelledDocument>> heldOut = new LinkedHashMap<>();
    for (String name : FILES) {
      Path file = collections.resolve(name);
      if (!Files.exists(file)) {
        continue;
      }
      SilverLabels silver = SilverLabels.read(own.resolve(name.replace(".conll", ".labels.gz")));
      int number = 0;
      int sentences = 0;
      for (LabelledDocument document : ConllReader.read(file, silver.isEmpty() ? null : silver)) {
        if (name.equals(PUD)) {
          if (sentences < PUD_NEWS_SENTENCES) {
            heldOut.computeIfAbsent("PUD news", key -> new ArrayList<>()).add(document);
          }
        } else if (!name.equals(GUM) || mayShip(number)) {
          training.add(document);
        }
        sentences += document.sentences().size();
        number++;
      }
    }
    if (training.isEmpty()) {
      throw new IOException(collections + " holds none of " + FILES);
    }
    int written = 0;
    for (LabelledDocument document : WrittenNews.read(own.resolve("news"))) {
      boolean aside = written++ % SET_ASIDE == SET_ASIDE - 1;
      (aside ? heldOut.computeIfAbsent(WRITTEN, key -> new ArrayList<>()) : training).add(document);
    }
    return new TrainingData(List.copyOf(training), heldOut);
  }

  /** GUM's texts without a licence of their own are left out. */
  private static boolean mayShip(int gumDocument) {
    return !GUM_CONVERSATION.has(gumDocument) && !GUM_SPEECH_TEXTBOOK_VLOG.has(gumDocument);
  }
}
