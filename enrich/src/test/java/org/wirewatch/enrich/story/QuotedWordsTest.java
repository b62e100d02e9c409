package org.wirewatch.enrich.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotedWordsTest {
  private static final String QUOTE =
      "We did not join this company to build weapons, and we will not leave it to those who do,"
          + " because the people who clean the offices are our neighbours and our friends";

  @ParameterizedTest
  @CsvSource({
    "0, 1000, true",
    "0, 88, true",
    "40, 1000, true",
  })
  void knowsAPieceOfAQuote(int from, int to, boolean known) {
    String piece = QUOTE.substring(from, Math.min(to, QUOTE.length()));

    assertThat(QuotedWords.known(QuotedWords.hashes(piece), seen())).isEqualTo(known);
  }

  @ParameterizedTest
  @CsvSource({"No", "We will not comment on contracts with the government in any way"})
  void doesNotKnowOtherWords(String quote) {
    assertThat(QuotedWords.hashes(quote)).isNotEmpty();
    assertThat(QuotedWords.known(QuotedWords.hashes(quote), seen())).isFalse();
  }

  private static Set<Integer> seen() {
    return new HashSet<>(QuotedWords.hashes(QUOTE));
  }
}
