package org.wirewatch.ingest.extract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamesTest {
  @Test
  void cutsBylinesIntoNames() {
    assertThat(Names.split("By Ada Brook and Ben Ford")).containsExactly("Ada Brook", "Ben Ford");
    assertThat(Names.split("Von Ada Brook und Ben Ford")).containsExactly("Ada Brook", "Ben Ford");
    assertThat(Names.split("Posted on March 1 by Ada Brook")).containsExactly("Ada Brook");
    assertThat(Names.split("Ada Brook Published on 06/01/2026")).first().isEqualTo("Ada Brook");
  }

  @Test
  void takesNoAddressForName() {
    assertThat(Names.split("https://social.example/ada")).isEmpty();
    assertThat(Names.isPlausible("ada@paper.example")).isFalse();
    assertThat(Names.isPlausible("Ada Brook")).isTrue();
  }
}
