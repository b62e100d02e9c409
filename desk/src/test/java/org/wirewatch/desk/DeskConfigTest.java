package org.wirewatch.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wirewatch.wire.config.ConfigException;
import org.wirewatch.wire.config.Settings;

class DeskConfigTest {
  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.7", "desk.example", "127.evil.test"})
  void refusesToListenBeyondLoopbackWithoutAToken(String host) {
    assertThatThrownBy(() -> read(Map.of("WIREWATCH_DESK_HOST", host)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("desk.token");
  }

  @Test
  void listensBeyondLoopbackWithAToken() {
    DeskConfig config =
        read(
            Map.of(
                "WIREWATCH_DESK_HOST", "0.0.0.0", "WIREWATCH_DESK_TOKEN", "0123456789abcdef-long"));
    assertThat(config.host()).isEqualTo("0.0.0.0");
    assertThat(config.toString()).doesNotContain("0123456789abcdef");
  }

  @Test
  void refusesAShortTokenAndUnknownKeys() {
    assertThatThrownBy(() -> read(Map.of("WIREWATCH_DESK_TOKEN", "short")))
        .hasMessageContaining("16 characters");
    assertThatThrownBy(() -> read(Map.of("WIREWATCH_DESK_COLOUR", "red")))
        .hasMessageContaining("desk.colour");
  }

  private static DeskConfig read(Map<String, String> environment) {
    return DeskConfig.read(Settings.read("desk", null, environment));
  }
}
