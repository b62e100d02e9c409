package org.wirewatch.wire.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManagementServerTest {
  private static final String HOST = "127.0.0.1";

  @Test
  void tellsWhoIsNotReady() throws Exception {
    // Given
    var services = List.of(new FixedService("enrich", true), new FixedService("alerts", false));
    var metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    metrics.counter("wirewatch.test.records").increment(3);

    // When
    try (var server = ManagementServer.start(HOST, 0, metrics, services)) {

      // Then
      assertThat(get(server, "/health/ready"))
          .satisfies(
              answer -> {
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.body()).isEqualTo("{\"alerts\":false,\"enrich\":true}");
              });
      assertThat(get(server, "/health/live").statusCode()).isEqualTo(200);
      assertThat(get(server, "/metrics").body()).contains("wirewatch_test_records_total 3.0");
    }
  }

  private static HttpResponse<String> get(ManagementServer server, String path) throws Exception {
    URI uri = URI.create("http://" + HOST + ":" + server.port() + path);
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }
  }

  private record FixedService(String name, boolean ready) implements Service {
    @Override
    public void start() {}

    @Override
    public boolean live() {
      return true;
    }

    @Override
    public void close() {}
  }
}
