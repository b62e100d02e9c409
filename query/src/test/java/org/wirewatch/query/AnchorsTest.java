package org.wirewatch.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.wirewatch.query.Anchors.Guard;

class AnchorsTest {
  private static final Map<String, Double> SHARES =
      Map.of("=rare", 0.001, "=seldom", 0.01, "rare", 0.001, "seldom", 0.01);

  @Test
  void guardsAWordOfAPhraseByTheRarestNextToIt() throws QueryException {
    assertThat(guards("\"seldom rare often\""))
        .containsExactly(Map.entry("=rare", Optional.of(new Guard("=seldom", -1))));
  }

  @Test
  void guardsByAnotherWordThatMustBeThere() throws QueryException {
    assertThat(guards("often AND rare AND seldom AND NOT never"))
        .containsExactly(Map.entry("rare", Optional.of(new Guard("seldom", 0))));
  }

  @Test
  void doesNotGuardByOneOfSeveralAlternatives() throws QueryException {
    assertThat(guards("rare AND (seldom OR often)"))
        .containsExactly(Map.entry("rare", Optional.empty()));
  }

  @Test
  void doesNotGuardAnAnchorOfTwoAlternativesByAWordOfOne() throws QueryException {
    assertThat(guards("\"rare seldom\" OR \"rare often\""))
        .containsExactly(Map.entry("=rare", Optional.empty()));
  }

  @Test
  void doesNotGuardByAWordThatMustBeAbsent() throws QueryException {
    assertThat(guards("rare AND NOT seldom")).containsExactly(Map.entry("rare", Optional.empty()));
  }

  private static Map<String, Optional<Guard>> guards(String query) throws QueryException {
    return Anchors.of(NewsQuery.parse(query), term -> SHARES.getOrDefault(term, 0.5)).guards();
  }
}
