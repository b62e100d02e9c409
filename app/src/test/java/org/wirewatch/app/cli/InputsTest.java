package org.wirewatch.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wirewatch.wire.Json;

class InputsTest {
  @ParameterizedTest
  @CsvSource({
    "2026-01-20, 2026-01-20T00:00:00Z",
    "2026-01-20T10:00, 2026-01-20T10:00:00Z",
    "2026-01-20T10:00:30.1234567Z, 2026-01-20T10:00:30.1234567Z",
    "2026-01-20T10:00:00+05:30, 2026-01-20T04:30:00Z"
  })
  void readsWhatPagesSayOfTheirDate(String written, Instant meant) {
    assertThat(Inputs.article(input(written)).publishedAt()).isEqualTo(meant);
  }

  @Test
  void takesNothingForUnknown() {
    assertThat(Inputs.article(input("")).publishedAt()).isNull();
  }

  @Test
  void namesADateThatIsNone() {
    assertThatThrownBy(() -> Inputs.article(input("2026-13-01")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2026-13-01");
  }

  private static ObjectNode input(String published) {
    return Json.mapper()
        .createObjectNode()
        .put("id", "a")
        .put("title", "t")
        .put("text", "Nothing.")
        .put("published", published);
  }
}
