package org.wirewatch.enrich.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountedThingTest {
  @ParameterizedTest
  @CsvSource({
    "'450 signatures by Tuesday', signatures, signatur",
    "'450 tech workers have signed', tech workers, worker",
    "'450 of the workers left', workers, worker",
    "'450 people', people, peopl",
    "'12% of voters stayed', voters, voter",
    "'450 square metres of flat', square metres, metr"
  })
  void isTheFirstPluralBehindTheNumber(String text, String words, String key) {
    CountedThing thing =
        CountedThing.behind(text, text.indexOf('%') < 0 ? 3 : text.indexOf('%') + 1);

    assertThat(thing).isEqualTo(new CountedThing(words, key));
    assertThat(CountedThing.of(words).key()).isEqualTo(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "450",
        "450, workers said",
        "450 joined in",
        "450 rattled Flores",
        "450 of eleven objects",
        "450. Workers left",
        "450 pass by"
      })
  void isUnknownOtherwise(String text) {
    assertThat(CountedThing.behind(text, 3)).isNull();
  }
}
