package org.wirewatch.bench.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import opennlp.tools.util.Span;
import org.junit.jupiter.api.Test;
import org.wirewatch.enrich.entity.LabelledDocument;
import org.wirewatch.enrich.entity.LabelledDocument.Sentence;

class RunningTextTest {
  @Test
  void setsWordsAsInPrint() {
    RunningText text =
        RunningText.of(
            document(
                sentence(
                    "\" No , \" Orla Venn ( 41 ) said ; it costs $ 5 .", new Span(4, 6, "PER")),
                sentence("Lumenary 's board did n't vote .", new Span(0, 1, "ORG")),
                sentence("Oslo waits .", new Span(0, 1, "LOC"))),
            false);

    assertThat(text.whole())
        .isEqualTo(
            "\"No,\" Orla Venn (41) said; it costs $5. Lumenary's board didn't vote.\n\n"
                + "Oslo waits.");
    assertThat(covered(text)).containsExactly("PER Orla Venn", "ORG Lumenary", "LOC Oslo");
  }

  @Test
  void partsTheHeadlineFromTheText() {
    RunningText text =
        RunningText.of(
            document(
                sentence("Lumenary to cut jobs", new Span(0, 1, "ORG")),
                sentence("Orla Venn resigned .", new Span(0, 2, "PER"))),
            true);

    assertThat(text.title()).isEqualTo("Lumenary to cut jobs");
    assertThat(text.text()).isEqualTo("Orla Venn resigned.");
    assertThat(covered(text)).containsExactly("ORG Lumenary", "PER Orla Venn");
  }

  private static List<String> covered(RunningText text) {
    return text.names().stream()
        .map(name -> name.getType() + " " + name.getCoveredText(text.whole()))
        .toList();
  }

  private static LabelledDocument document(Sentence... sentences) {
    return new LabelledDocument("made.txt", List.of(sentences));
  }

  private static Sentence sentence(String words, Span name) {
    return new Sentence(List.of(words.split(" ", -1)), List.of(name));
  }
}
