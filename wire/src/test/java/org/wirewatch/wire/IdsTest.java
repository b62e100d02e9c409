package org.wirewatch.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdsTest {
  @Test
  void areTwentySixCharactersOfBase32() {
    assertThat(Ids.article("https://outlet.example/a")).matches("[a-z2-7]{26}");
  }

  @Test
  void stayTheSame() {
    // SHA-256 of the empty string is e3b0c442 98fc1c14 9afbf4c8 996fb924 27...
    assertThat(Ids.article("")).isEqualTo("4oymiquy7qobjgx36tejs35zeq");
  }

  @Test
  void tellPartsApart() {
    assertThat(Ids.of("a", "bc")).isNotEqualTo(Ids.of("ab", "c"));
  }
}
