package org.wirewatch.wire.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @TempDir Path directory;

  @Test
  void letsTheEnvironmentOverrideTheFile() throws Exception {
    // Given
    Path file = directory.resolve("wirewatch.properties");
    Files.writeString(file, "alerts.smtp.host=mail.example\nalerts.smtp.port=25\ningest.x=1\n");

    // When
    Settings settings = Settings.read("alerts", file, Map.of("WIREWATCH_ALERTS_SMTP_PORT", "1025"));

    // Then
    assertThat(settings.text("smtp.host", "localhost")).isEqualTo("mail.example");
    assertThat(settings.number("smtp.port", 587)).isEqualTo(1025);
    settings.finish();
  }

  @Test
  void readsSecretsFromFiles() throws Exception {
    Path secret = Files.writeString(directory.resolve("secret"), "hunter2\n");
    Settings settings =
        Settings.read("desk", null, Map.of("WIREWATCH_DESK_TOKEN_FILE", secret.toString()));
    assertThat(settings.text("token", null)).isEqualTo("hunter2");
  }

  @Test
  void readsDurationsSizesAndLists() {
    Settings settings =
        Settings.read(
            "ingest",
            null,
            Map.of(
                "WIREWATCH_INGEST_A",
                "500ms",
                "WIREWATCH_INGEST_B",
                "PT2H",
                "WIREWATCH_INGEST_C",
                "a, b,",
                "WIREWATCH_INGEST_D",
                "15m, 1h",
                "WIREWATCH_INGEST_E",
                "2GiB"));
    assertThat(settings.duration("a", null)).isEqualTo(Duration.ofMillis(500));
    assertThat(settings.duration("b", null)).isEqualTo(Duration.ofHours(2));
    assertThat(settings.list("c", List.of())).containsExactly("a", "b");
    assertThat(settings.durations("d", List.of()))
        .containsExactly(Duration.ofMinutes(15), Duration.ofHours(1));
    assertThat(settings.bytes("e", 0)).isEqualTo(2L << 30);
  }

  @Test
  void passesOnWhatBelongsToALibrary() {
    Settings settings =
        Settings.read("kafka", null, Map.of("WIREWATCH_KAFKA_CLIENT_SECURITY_PROTOCOL", "SSL"));
    assertThat(settings.below("client")).containsExactly(Map.entry("security.protocol", "SSL"));
    settings.finish();
  }

  @Test
  void namesEveryFaultAtOnce() {
    Settings settings =
        Settings.read(
            "desk", null, Map.of("WIREWATCH_DESK_PORT", "eighty", "WIREWATCH_DESK_COLOUR", "blue"));
    settings.number("port", 8080);
    assertThatThrownBy(settings::finish)
        .isInstanceOf(ConfigException.class)
        .hasMessage("desk.port: not a whole number; unknown setting desk.colour");
  }
}
