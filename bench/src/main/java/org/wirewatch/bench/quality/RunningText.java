package org.wirewatch.bench.quality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import opennlp.tools.util.Span;
import org.wirewatch.enrich.entity.EntityFinder;
import org.wirewatch.enrich.entity.LabelledDocument;
import org.wirewatch.enrich.entity.LabelledDocument.Sentence;
import org.wirewatch.enrich.text.Sentences;
import org.wirewatch.wire.EnrichedArticle.Mention;

/**
 * A labelled document as it would stand on a page, two sentences a paragraph, so that sentences and
 * tokens must be found too. Offsets are into {@link #whole}. Immutable.
 *
 * @param title empty when the document has no headline
 * @param names as labelled
 */
record RunningText(String title, String text, List<Span> names) {
  private static final Map<String, String> TYPES =
      Map.of("PERSON", "PER", "ORGANIZATION", "ORG", "LOCATION", "LOC");
  private static final int PARAGRAPH_SENTENCES = 2;

  /** Sets the words as they are written in print. */
  static RunningText of(LabelledDocument document, boolean headline) {
    List<Span> names = new ArrayList<>();
    StringBuilder whole = new StringBuilder();
    int titleEnd = 0;
    int number = 0;
    for (Sentence sentence : document.sentences()) {
      boolean isTitle = headline && number == 0 && whole.isEmpty();
      if (!whole.isEmpty() && number > 0) {
        whole.append(number % PARAGRAPH_SENTENCES == 0 ? "\n\n" : " ");
      }
      int start = whole.length();
      int[] starts = new int[sentence.words().size()];
      whole.append(Typesetting.set(sentence.words(), starts));
      for (Span name : sentence.names()) {
        int last = name.getEnd() - 1;
        int end = start + starts[last] + sentence.words().get(last).length();
        names.add(new Span(start + starts[name.getStart()], end, name.getType()));
      }
      if (isTitle) {
        titleEnd = whole.length();
        whole.append('\n');
      } else {
        number++;
      }
    }
    String text = headline ? whole.substring(titleEnd + 1) : whole.toString();
    return new RunningText(whole.substring(0, titleEnd), text, List.copyOf(names));
  }

  /** Headline and text, a line break between. */
  String whole() {
    return title.isEmpty() ? text : title + "\n" + text;
  }

  /** What the whole way from text to names finds, with its confidence, in order. */
  List<Span> found(EntityFinder finder) {
    EntityFinder.Entities found = finder.find(title, text, Sentences.of(text));
    int shift = title.isEmpty() ? 0 : title.length() + 1;
    return Stream.concat(
            found.title().stream().map(mention -> span(mention, 0)),
            found.text().stream().map(mention -> span(mention, shift)))
        .sorted(Comparator.comparingInt(Span::getStart))
        .toList();
  }

  private static Span span(Mention mention, int shift) {
    String type = mention.type().name();
    return new Span(
        mention.start() + shift,
        mention.end() + shift,
        TYPES.getOrDefault(type, type),
        mention.confidence());
  }
}
