package org.wirewatch.enrich.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StatedTest {
  @Test
  void takesSentencesApartByWhatTheySayOfTheTopic() {
    Stated stated =
        Stated.of("Accidents on ferries. Crews and routes. Not about cruise ships or yachts.");

    assertThat(stated.included()).containsExactly("Accidents on ferries.", "Crews and routes.");
    assertThat(stated.exclusion()).isEqualTo("cruise ships or yachts.");
  }

  @Test
  void readsOtherWordsForAnExclusion() {
    assertThat(Stated.of("Ferries. It does not include yachts.").exclusion()).isEqualTo("yachts.");
    assertThat(Stated.of("Ferries. Excluding: yachts.").exclusion()).isEqualTo("yachts.");
    assertThat(Stated.of("Notable ferries. Nordic routes.").excluded()).isEmpty();
  }

  @Test
  void hasNothingForABlankDescription() {
    assertThat(Stated.of(" ")).isEqualTo(new Stated(List.of(), List.of()));
  }
}
