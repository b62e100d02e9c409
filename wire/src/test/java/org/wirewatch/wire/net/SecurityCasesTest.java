package org.wirewatch.wire.net;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wirewatch.wire.Json;

/** The guard against the project's security cases: every case that is one URL. */
class SecurityCasesTest {
  static Stream<JsonNode> cases() throws IOException {
    try (InputStream in = SecurityCasesTest.class.getResourceAsStream("security-cases.json")) {
      List<JsonNode> cases = new ArrayList<>();
      for (JsonNode one : Json.mapper().readTree(in).get("cases")) {
        boolean ours = one.get("area").asText().matches("(ssrf|url)\\..*");
        boolean redirect = one.get("area").asText().equals("ssrf.redirect");
        if (ours && !redirect && one.get("input").has("url")) {
          cases.add(one);
        }
      }
      assertThat(cases).hasSizeGreaterThan(45);
      return cases.stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void refusesWithTheExpectedReason(JsonNode one) {
    String url = one.at("/input/url").asText().replace("a*65536", "a".repeat(65_536));
    AddressGuard guard = new AddressGuard(AllowList.publicWeb(), stub(one.get("input")));

    AddressGuard.Decision decision = guard.check(url);

    boolean decidedOnConnecting = one.get("input").has("dns_sequence");
    assertThat(decision.allowed()).as(decision.detail()).isFalse();
    if (one.at("/expect").has("error_code") && !decidedOnConnecting) {
      assertThat(decision.reason().code()).isEqualTo(one.at("/expect/error_code").asText());
    }
  }

  /** Answers from the case's own records, following its CNAMEs. */
  private static Resolver stub(JsonNode input) {
    return host -> {
      JsonNode records = input.path("dns").path(host);
      List<InetAddress> addresses = new ArrayList<>();
      for (JsonNode pair : StreamSupport.stream(records.spliterator(), false).toList()) {
        if (pair.get(0).asText().equals("CNAME")) {
          addresses.addAll(stub(input).resolve(pair.get(1).asText()));
        } else {
          addresses.add(InetAddress.getByName(pair.get(1).asText()));
        }
      }
      for (JsonNode pair : input.path("dns_sequence").path(host)) {
        addresses.add(InetAddress.getByName(pair.get(1).asText()));
      }
      if (addresses.isEmpty()) {
        throw new UnknownHostException(host);
      }
      return addresses;
    };
  }
}
