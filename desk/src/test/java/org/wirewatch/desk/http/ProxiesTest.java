package org.wirewatch.desk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wirewatch.wire.config.ConfigException;

class ProxiesTest {
  private final Proxies proxies = Proxies.of(List.of("10.0.0.0/8", "192.0.2.1", "2001:db8:1::/48"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "203.0.113.7                        | 203.0.113.7",
        "198.51.100.1 203.0.113.7           | 203.0.113.7",
        "203.0.113.7 10.1.2.3               | 203.0.113.7",
        "198.51.100.1 203.0.113.7 192.0.2.1 | 203.0.113.7",
        "203.0.113.7:50123                  | 203.0.113.7",
        "2001:db8:2::7                      | 2001:db8:2:0:0:0:0:7",
        "[2001:db8:2::7]:50123 2001:db8:1::1 | 2001:db8:2:0:0:0:0:7",
        "::ffff:203.0.113.7                 | 203.0.113.7",
        "10.1.2.4 10.1.2.3                  | 10.1.2.4",
        "203.0.113.7 unknown 10.1.2.3       | 10.1.2.3",
        "203.0.113.7 _hidden                | 10.0.0.1",
        "203.0.113.7 ''                     | 10.0.0.1",
        "203.0.113.300                      | 10.0.0.1",
        "localhost                          | 10.0.0.1"
      })
  void takesTheRightMostAddressThatIsNoProxy(String hops, String caller) {
    List<String> list = Arrays.stream(hops.split(" ")).map(hop -> hop.replace("''", "")).toList();
    assertThat(proxies.caller("10.0.0.1", list)).isEqualTo(caller);
  }

  @ParameterizedTest
  @ValueSource(strings = {"proxy.example", "10.0.0.0/33", "10.0.0", "10.0.0.0/x", "::1%lo"})
  void refusesWhatIsNoBlockOfAddresses(String block) {
    assertThatThrownBy(() -> Proxies.of(List.of(block)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("desk.proxies")
        .hasMessageContaining(block);
  }
}
