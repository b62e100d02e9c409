package org.wirewatch.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentencesTest {

  /** A bar stands where a sentence should end. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Acme Corp. said on Monday it would pay. |The shares fell.",
        "Sen. Maria Delgado met Gov. Amos Pratt. |They spoke for an hour.",
        "J. T. Marsh and Orla Venn founded Lumenary Inc. in 2011. |He left in 2019.",
        "The bill passed in the U.S. Senate at 3 p.m. on Friday. |It now goes to the House.",
        "He lives in the U.S. |The move surprised her.",
        "\"We will not build this.\" |She hung up.",
        "\u201cIt is over,\u201d she said. |\u201cWe are done.\u201d |He left.",
        "\"Is it over?\" she asked. |\"Yes!\" he said.",
        "Shares rose 3.5 percent to $12.40. |Analysts had expected less.",
        "Mr. and Mrs. Okafor of St. Louis, Mo., won. |They flew home.",
        "It ended on Sept. 11 with No. 5 in the lead. |Rain fell.",
        "Who knows? |Nobody at Halden Robotics does.",
        "The firm waited\u2026 |Then it sold.",
        "She works at Yahoo.com and at Node.js Ltd. on weekends.",
        "Prices fell (as they had in May). |A recovery followed.",
      })
  void cutsWhereNewsDoes(String marked) {
    List<String> expected = Arrays.stream(marked.split("\\|")).map(String::strip).toList();
    String text = marked.replace("|", "");

    assertThat(texts(text)).isEqualTo(expected);
  }

  @Test
  void cutsParagraphsApartEvenWithoutStop() {
    String text = "Lumenary workers sign letter\n\nBy Ada Quill\nThe letter asks for a halt.";

    assertThat(texts(text))
        .containsExactly(
            "Lumenary workers sign letter", "By Ada Quill", "The letter asks for a halt.");
    assertThat(Sentences.of(text)).allMatch(Sentence::startsParagraph);
  }

  @Test
  void readsThroughWrappedLines() {
    String text =
        """
        Workers at five companies signed a letter that asks their chief
        executives to cancel contracts with the immigration agency, which
        spent more on software last year than in the ten years before, Orla
        Venn said.
        """;

    assertThat(Sentences.of(text)).hasSize(1);
  }

  @Test
  void givesOffsetsIntoTheText() {
    String text = "  Orla Venn\u2019s firm won\u2019t sell.\nAT&T will.";

    for (Sentence sentence : Sentences.of(text)) {
      for (Token token : sentence.tokens()) {
        assertThat(text.substring(token.start(), token.end())).isEqualTo(token.text());
      }
    }
    assertThat(Sentences.of(text).get(0).words())
        .containsExactly("Orla", "Venn", "\u2019s", "firm", "wo", "n\u2019t", "sell", ".");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AT&T|paid|$|1,200.50|in|the|U.S.|,|not|$|3|m|.",
        "Graves-Fitzsimmons|wrote|to|desk@lumenary.example|about|https://lumenary.example/a?b=1|.",
        "O'Brien|'s|staff|have|n't|left|;|they|'re|here|(|still|)|.",
        "Lumenary|Inc.|hired|J.T.|Marsh|,|Jr.|,|at|10:30|a.m.|sharp",
        "He|said|:|\u201c|No|.|\u201d",
      })
  void cutsTokens(String marked) {
    String text = marked.replace("|", " ").replaceAll(" (['\u2019]s|n't|'re|[.,;:])( |$)", "$1$2");

    assertThat(NewsTokenizer.INSTANCE.tokenize(text)).containsExactly(marked.split("\\|"));
  }

  @Test
  void findsNothingInBlankText() {
    assertThat(Sentences.of(" \n\t \n")).isEmpty();
  }

  private static List<String> texts(String text) {
    return Sentences.of(text).stream().map(s -> text.substring(s.start(), s.end())).toList();
  }

  @Test
  void readsTextThatIsTokenisedAlready() {
    assertThat(NewsTokenizer.INSTANCE.tokenize("Biden 's aides did n't say , \"they 're 'set'\" ."))
        .containsExactly(
            "Biden", "'s", "aides", "did", "n't", "say", ",", "\"", "they", "'re", "'", "set", "'",
            "\"", ".");
  }
}
