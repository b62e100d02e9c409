package org.wirewatch.enrich.entity.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.wirewatch.enrich.entity.LabelledDocument;
import org.wirewatch.enrich.entity.LabelledDocument.Sentence;

/**
 * Makes headlines of sentences, so that a model learns that capitals there say little: every word
 * capitalised, or capitals only, put before the document the sentence comes from.
 */
final class Headlines {
  private static final Set<String> SMALL =
      Set.of(
          "of", "the", "in", "to", "for", "and", "a", "an", "on", "at", "by", "with", "or", "as");
  private static final int WORDS_MIN = 5;
  private static final int WORDS_MAX = 16;
  private static final int ONE_DOCUMENT_OF = 4;
  private static final int ONE_IN_CAPITALS_OF = 4;

  private final Random random;

  Headlines(long seed) {
    this.random = new Random(seed);
  }

  /** The documents, some of them with a headline. */
  List<LabelledDocument> add(List<LabelledDocument> documents) {
    List<LabelledDocument> all = new ArrayList<>(documents.size());
    for (LabelledDocument document : documents) {
      boolean chosen = random.nextInt(ONE_DOCUMENT_OF) == 0 || document.sentences().size() > 3;
      all.add(chosen ? withHeadline(document) : document);
    }
    return all;
  }

  private LabelledDocument withHeadline(LabelledDocument document) {
    List<Sentence> fit =
        document.sentences().stream()
            .filter(s -> s.words().size() >= WORDS_MIN && s.words().size() <= WORDS_MAX)
            .toList();
    if (fit.isEmpty()) {
      return document;
    }
    Sentence chosen = fit.get(random.nextInt(fit.size()));
    boolean capitals = random.nextInt(ONE_IN_CAPITALS_OF) == 0;
    List<String> words =
        chosen.words().stream()
            .map(word -> capitals ? word.toUpperCase(Locale.ROOT) : capitalise(word))
            .toList();
    List<Sentence> sentences = new ArrayList<>();
    sentences.add(new Sentence(words, chosen.names()));
    sentences.addAll(document.sentences());
    return new LabelledDocument(document.source(), sentences);
  }

  private static String capitalise(String word) {
    return SMALL.contains(word) || word.startsWith("'") || word.startsWith("n'")
        ? word
        : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
