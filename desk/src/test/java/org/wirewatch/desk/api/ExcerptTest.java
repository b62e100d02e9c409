package org.wirewatch.desk.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.wirewatch.wire.Span;

class ExcerptTest {
  private static final String TEXT =
      "The council met on Monday. Workers signed a letter about raids. It rained.\n\nRaids went on.";

  @Test
  void takesTheSentenceAroundTheMatch() {
    int at = TEXT.indexOf("letter");
    assertThat(Excerpt.around(TEXT, List.of(Span.text(at, at + 6))))
        .hasValueSatisfying(
            excerpt ->
                assertThat(TEXT.substring(excerpt.start(), excerpt.end()))
                    .isEqualTo("Workers signed a letter about raids."));
  }

  @Test
  void staysInTheParagraph() {
    int at = TEXT.lastIndexOf("Raids");
    assertThat(Excerpt.around(TEXT, List.of(Span.text(at, at + 5))))
        .hasValueSatisfying(
            excerpt ->
                assertThat(TEXT.substring(excerpt.start(), excerpt.end()))
                    .isEqualTo("Raids went on."));
  }

  @Test
  void boundsALongSentence() {
    String text = "word ".repeat(500) + "needle " + "word ".repeat(500);
    int at = text.indexOf("needle");
    assertThat(Excerpt.around(text, List.of(Span.text(at, at + 6))))
        .hasValueSatisfying(
            excerpt -> {
              assertThat(excerpt.end() - excerpt.start()).isLessThan(700);
              assertThat(text.substring(excerpt.start(), excerpt.end())).contains("needle");
            });
  }

  @Test
  void hasNothingToShowForAMatchInTheTitle() {
    assertThat(Excerpt.around(TEXT, List.of(Span.title(0, 3)))).isEmpty();
  }

  @Test
  void findsAStoredExcerptWhereTheMatchIs() {
    String text = "Raids went on. Then quiet. Raids went on.";
    assertThat(Excerpt.locate(text, "Raids went on.", List.of(Span.text(27, 32))))
        .hasValueSatisfying(excerpt -> assertThat(excerpt.start()).isEqualTo(27));
  }
}
