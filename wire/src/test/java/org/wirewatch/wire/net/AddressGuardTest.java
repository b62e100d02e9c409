package org.wirewatch.wire.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
  private static final Resolver NO_DNS =
      host -> {
        throw new UnknownHostException(host);
      };

  private final AddressGuard guard = new AddressGuard(AllowList.publicWeb(), NO_DNS);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://93.184.216.34/",
        "https://172.15.255.255/a",
        "https://172.32.0.1/a",
        "http://100.128.0.1/",
        "http://[2606:2800:220:1:248:1893:25c8:1946]/",
        "http://[64:ff9b::5db8:d822]/",
        "https://news.example.org/a?b=c#d",
        "https://user:secret@news.example.org/",
        "HTTPS://News.Example.ORG:443/",
        "http://xn--bcher-kva.example/",
        "http://bücher.example/"
      })
  void allowsPublicAddressesAndNames(String url) {
    assertThat(guard.check(url)).matches(AddressGuard.Decision::allowed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://169.254.169.254/latest/meta-data/",
        "http://[::ffff:10.0.0.1]/",
        "http://[fe80::1]/",
        "http://[fc00::1]/",
        "http://0177.1/",
        "http://127.0.0.1./",
        "http://134744072/",
        "http://1.2.3.4.5/",
        "http://256.1.1.1/",
        "http://kafka/",
        "http://printer.local/",
        "http://198.18.0.1/",
        "http://203.0.113.9/",
        "http://168.63.129.16/machine",
        "http://user@10.0.0.1:80/"
      })
  void refusesPrivateAmbiguousAndLocal(String url) {
    assertThat(guard.check(url).reason()).isEqualTo(AddressGuard.Refusal.SSRF_BLOCKED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "http://", "http:///path", "http://[::1%25lo]/", "http://a b.example/"})
  void refusesWhatIsNoUrl(String url) {
    assertThat(guard.check(url).allowed()).isFalse();
  }

  @Test
  void opensWhatTheOperatorOpened() {
    AllowList allowed =
        AllowList.of(List.of("127.0.0.1:8081", "10.1.0.0/16", "feeds.internal:8443", "[::1]:9000"));
    AddressGuard open =
        new AddressGuard(allowed, host -> List.of(InetAddress.getByName("10.9.9.9")));

    assertThat(open.check("http://127.0.0.1:8081/x").allowed()).isTrue();
    assertThat(open.check("http://127.0.0.1:8082/x").allowed()).isFalse();
    assertThat(open.check("http://10.1.2.3:9999/").allowed()).isTrue();
    assertThat(open.check("http://10.2.2.3/").allowed()).isFalse();
    assertThat(open.check("https://feeds.internal:8443/").allowed()).isTrue();
    assertThat(open.check("https://feeds.internal/").allowed()).isFalse();
    assertThat(open.check("https://other.internal:8443/").allowed()).isFalse();
    assertThat(open.check("http://[::1]:9000/").allowed()).isTrue();
  }

  @Test
  void opensPortsOnPublicAddressesOnly() {
    AllowList allowed = AllowList.publicWeb().withPorts(List.of(8080));
    AddressGuard open = new AddressGuard(allowed, NO_DNS);

    assertThat(open.check("http://93.184.216.34:8080/").allowed()).isTrue();
    assertThat(open.check("http://127.0.0.1:8080/").allowed()).isFalse();
  }

  @Test
  void namesTheRuleThatCannotBeRead() {
    assertThatThrownBy(() -> AllowList.of(List.of("10.0.0.0/40")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("10.0.0.0/40");
  }
}
