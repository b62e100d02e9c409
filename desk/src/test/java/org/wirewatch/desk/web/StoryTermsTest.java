package org.wirewatch.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StoryTermsTest {
  private static final List<String> TEXTS =
      List.of(
          "Ferries to Tessaly stop\nTwo ferries of the company stopped; a ferry of another did not.",
          "Companies of Tessaly: \"Organisations must answer,\" unions say.");

  @Test
  void aStemIsTheWordThatIsUsedMost() {
    List<String> words = StoryTerms.words(List.of("ferri", "organis", "union"), List.of(), TEXTS);

    assertThat(words).containsExactly("ferry", "Organisations", "unions");
  }

  @Test
  void namesAreSaidElsewhere() {
    assertThat(StoryTerms.words(List.of("tessali", "union"), List.of("Tessaly Inc."), TEXTS))
        .containsExactly("unions");
  }

  @Test
  void whatNoTextHasIsLeftOut() {
    assertThat(StoryTerms.words(List.of("strike", "us"), List.of(), TEXTS)).isEmpty();
  }
}
