package org.wirewatch.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class JsonTest {
  private static final Source SOURCE =
      new Source(
          1,
          "s1",
          URI.create("https://outlet.example/feed"),
          Source.Kind.FEED,
          "The Example Post",
          List.of("local"),
          Duration.ofMinutes(2),
          true,
          Instant.parse("2026-03-02T09:00:00.5Z"));

  @Test
  void writesSnakeCaseAndIsoTimes() {
    assertThat(Json.write(SOURCE))
        .contains("\"schema_version\":1", "\"poll_interval\":\"PT2M\"")
        .contains("\"added_at\":\"2026-03-02T09:00:00.500Z\"");
  }

  @Test
  void ignoresUnknownFields() throws Exception {
    String json = Json.write(SOURCE).replace("{\"schema", "{\"from_the_future\":[1],\"schema");
    assertThat(Json.read(json, Source.class)).isEqualTo(SOURCE);
  }

  @Test
  void namesTheMissingField() {
    assertThatThrownBy(() -> Json.read("{\"source_id\":\"s1\"}", Source.class))
        .hasMessageContaining("url: missing");
  }

  @Test
  void readsBackWhatTheSerdeWrote() {
    JsonSerde<Source> serde = JsonSerde.of(Source.class);
    byte[] bytes = serde.serializer().serialize("t", SOURCE);
    assertThat(serde.deserializer().deserialize("t", bytes)).isEqualTo(SOURCE);
    assertThat(serde.serializer().serialize("t", null)).isNull();
    assertThat(serde.deserializer().deserialize("t", null)).isNull();
  }

  @Test
  void reportsBytesThatAreNoRecord() {
    byte[] poison = "not json".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> JsonSerde.of(Source.class).deserializer().deserialize("t", poison))
        .isInstanceOf(SerializationException.class)
        .hasMessageStartingWith("no Source: ");
  }

  @Test
  void refusesDepthThatNoRecordHas() {
    String deep = "{\"unknown\":" + "[".repeat(100_000);
    assertThatThrownBy(() -> Json.read(deep, Source.class)).hasMessageContaining("nesting depth");
  }
}
