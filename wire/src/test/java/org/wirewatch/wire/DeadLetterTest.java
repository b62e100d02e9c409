package org.wirewatch.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeadLetterTest {
  @Test
  void keepsTheBytesAndTellsTheCause() {
    // Given
    byte[] key = {1};
    byte[] value = {2, 3};

    // When
    var letter =
        DeadLetter.record(
            "wirewatch.dead-letters",
            "ingest",
            Reason.FETCH_FAILED,
            "410 Gone",
            new IllegalStateException("gone"),
            "wirewatch.fetch-requests",
            4,
            17,
            key,
            value);

    // Then
    assertThat(letter.key()).isEqualTo(key);
    assertThat(letter.value()).isEqualTo(value);
    assertThat(DeadLetter.header(letter.headers(), DeadLetter.SERVICE)).isEqualTo("ingest");
    assertThat(DeadLetter.header(letter.headers(), DeadLetter.REASON)).isEqualTo("FETCH_FAILED");
    assertThat(DeadLetter.header(letter.headers(), DeadLetter.MESSAGE)).isEqualTo("410 Gone");
    assertThat(DeadLetter.header(letter.headers(), DeadLetter.OFFSET)).isEqualTo("17");
    assertThat(DeadLetter.header(letter.headers(), DeadLetter.STACKTRACE))
        .contains("IllegalStateException: gone");
    assertThat(DeadLetter.header(letter.headers(), "absent")).isNull();
  }
}
