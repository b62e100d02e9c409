package org.wirewatch.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopicDefinitionTest {
  @Test
  void isTheSameAfterAWayThroughJson() throws IOException {
    TopicDefinition topic =
        new TopicDefinition("ferries", "Ferries", "On boats.", "ferr*", List.of("a"), List.of("b"))
            .disabled(true)
            .changedAt(Instant.parse("2026-11-02T08:00:00Z"));

    assertThat(Json.read(Json.bytes(topic), TopicDefinition.class)).isEqualTo(topic);
    assertThat(Json.write(topic)).contains("\"schema_version\":1", "\"disabled\":true");
  }

  @Test
  void needsNothingButAnId() throws IOException {
    TopicDefinition topic = Json.read("{\"id\":\"iptc:01000000\"}", TopicDefinition.class);

    assertThat(topic).isEqualTo(new TopicDefinition("iptc:01000000", null, null, null, null, null));
    assertThat(topic.name()).isEqualTo("iptc:01000000");
  }

  @Test
  void namesTheFieldThatBreaksARule() {
    assertThat(fault("", null, List.of())).isEqualTo("id");
    assertThat(fault("a b", null, List.of())).isEqualTo("id");
    assertThat(fault("a", "n".repeat(TopicDefinition.NAME_CHARS_MAX + 1), List.of()))
        .isEqualTo("name");
    assertThat(fault("a", null, List.of(" "))).isEqualTo("positives");
    assertThat(fault("a", null, Collections.nCopies(TopicDefinition.EXAMPLES_MAX + 1, "x")))
        .isEqualTo("positives");
    String longest = "x".repeat(TopicDefinition.EXAMPLE_CHARS_MAX);
    assertThat(fault("a", null, List.of(longest + "x"))).isEqualTo("positives");
    assertThat(fault("a", null, Collections.nCopies(51, longest))).isEqualTo("positives");
    assertThatThrownBy(() -> new TopicDefinition("a/b", null, null, null, null, null))
        .hasMessage("id: 1 to 100 letters, digits and : . _ -, not 'a/b'");
  }

  @Test
  void tellsWhetherScoresChange() {
    TopicDefinition topic = new TopicDefinition("a", "A", "On a.", null, List.of("x"), null);

    assertThat(topic.scoresLike(topic.changedAt(Instant.EPOCH))).isTrue();
    assertThat(topic.scoresLike(topic.withExamples(List.of("x", "y"), List.of()))).isFalse();
    assertThat(topic.scoresLike(topic.disabled(true))).isFalse();
  }

  private static String fault(String id, String name, List<String> positives) {
    try {
      new TopicDefinition(id, name, "", null, positives, null);
      return "none";
    } catch (TopicDefinition.Broken e) {
      return e.field();
    }
  }
}
