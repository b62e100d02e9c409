package org.wirewatch.enrich.term;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TermsTest {
  @Test
  void comparesScriptsWithoutSpacesByShortRunsOfCharacters() {
    assertThat(stems("東京で地震。M7")).containsExactly("東京", "京で", "で地", "地震", "m7");
    assertThat(stems("第3次")).containsExactly("第", "3", "次");
    assertThat(stems("แผ่นดินไหว")).hasSize(7).allMatch(term -> term.length() == 4);
  }

  @Test
  void keepsOffsetsAndTheBoundOfTerms() {
    List<Term> terms = Terms.of("Beijing 北京市政府 said", 3);

    assertThat(terms).hasSize(3);
    assertThat(terms.get(1).start()).isEqualTo(8);
    assertThat(terms.get(1).end()).isEqualTo(10);
  }

  @Test
  void splitsSpacedScriptsAtTheirSpaces() {
    assertThat(stems("Забастовка в Москве")).containsExactly("забастовка", "москве");
    assertThat(stems("파업 종료")).containsExactly("파업", "종료");
  }

  private static List<String> stems(String text) {
    return Terms.of(text).stream().map(Term::stem).toList();
  }
}
