package org.wirewatch.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wirewatch.desk.access.OidcConfig;
import org.wirewatch.wire.User.Role;
import org.wirewatch.wire.config.Settings;

class DeskConfigTest {
  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.7", "desk.example", "127.evil.test"})
  void isGuardedBeyondLoopback(String host) {
    assertThat(read(Map.of("WIREWATCH_DESK_HOST", host)).beyondLoopback()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.3.2.1", "::1", "localhost"})
  void needsNoGuardOnLoopback(String host) {
    assertThat(read(Map.of("WIREWATCH_DESK_HOST", host)).beyondLoopback()).isFalse();
  }

  @Test
  void readsTheIdentityProvider() {
    Map<String, String> environment =
        Map.of(
            "WIREWATCH_DESK_OIDC_ISSUER", "https://id.example",
            "WIREWATCH_DESK_OIDC_CLIENT_ID", "desk",
            "WIREWATCH_DESK_OIDC_REDIRECT_URI", "https://desk.example/login/oidc/callback",
            "WIREWATCH_DESK_OIDC_ROLE_ADMIN", "chiefs, deputies",
            "WIREWATCH_DESK_OIDC_ROLE_DEFAULT", "reader");
    OidcConfig oidc = read(environment).access().oidc();
    assertThat(oidc.roles().get(Role.ADMIN)).containsExactly("chiefs", "deputies");
    assertThat(oidc.roleDefault()).isEqualTo(Role.READER);
    assertThatThrownBy(() -> read(Map.of("WIREWATCH_DESK_OIDC_ISSUER", "https://id.example")))
        .hasMessageContaining("client.id");
    Map<String, String> plain = new java.util.HashMap<>(environment);
    plain.put("WIREWATCH_DESK_OIDC_ISSUER", "http://id.example");
    assertThatThrownBy(() -> read(plain)).hasMessageContaining("https");
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
    assertThatThrownBy(() -> read(Map.of("WIREWATCH_DESK_PROXIES", "10.0.0.0/8, proxy.example")))
        .hasMessageContaining("desk.proxies", "proxy.example");
  }

  private static DeskConfig read(Map<String, String> environment) {
    return DeskConfig.read(Settings.read("desk", null, environment));
  }
}
