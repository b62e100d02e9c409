package org.wirewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wirewatch.testkit.KafkaFixture;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.config.Settings;
import org.yaml.snakeyaml.Yaml;

/** Holds docker-compose.yml and the Dockerfile to the code: image, ports, environment, commands. */
class ComposeTest {
  private static final Path ROOT = Path.of("..");

  private final Map<String, Map<String, Object>> services = services();

  @ParameterizedTest
  @EnumSource(ServiceKind.class)
  void configuresEachServiceWithSettingsThatExist(ServiceKind kind) {
    Map<String, Object> service = services.get(kind.serviceName());
    assertThat(service.get("command")).isEqualTo(List.of(kind.serviceName()));
    Map<String, String> environment = environment(service);

    Settings settings = Settings.read("kafka", null, environment);
    KafkaSettings kafka = KafkaSettings.read(settings, null);
    settings.finish();
    assertThat(kafka.bootstrapServers()).isEqualTo("kafka:9092");
    assertThat(kind.create(null, environment, kafka, new SimpleMeterRegistry()).name())
        .isEqualTo(kind.serviceName());
    assertThat(environment.keySet())
        .allMatch(
            name ->
                name.startsWith("WIREWATCH_KAFKA_")
                    || name.startsWith("WIREWATCH_MANAGEMENT_")
                    || name.startsWith("WIREWATCH_" + kind.name().toUpperCase(Locale.ROOT) + "_"));
  }

  @Test
  void runsTheBrokerThatTheTestsRun() {
    assertThat(services.get("kafka").get("image")).isEqualTo(KafkaFixture.IMAGE);
  }

  @Test
  void publishesThePortThatTheDeskListensOn() {
    Map<String, String> environment = environment(services.get("desk"));
    String port = environment.get("WIREWATCH_DESK_PORT");
    assertThat(services.get("desk").get("ports")).isEqualTo(List.of(port + ":" + port));
  }

  @Test
  void checksHealthWhereTheManagementServerListens() {
    for (ServiceKind kind : ServiceKind.values()) {
      Map<String, Object> service = services.get(kind.serviceName());
      String port = environment(service).get("WIREWATCH_MANAGEMENT_PORT");
      assertThat(service.get("healthcheck").toString()).contains(":" + port + "/health/ready");
      assertThat(environment(service)).containsEntry("WIREWATCH_MANAGEMENT_HOST", "0.0.0.0");
    }
  }

  @Test
  void letsServicesScale() {
    // a fixed name, host port or instance id would stop `--scale`
    for (String name : List.of("ingest", "enrich", "alerts")) {
      assertThat(services.get(name)).doesNotContainKeys("container_name", "ports", "volumes");
      assertThat(environment(services.get(name)).keySet())
          .noneMatch(key -> key.endsWith("_INSTANCE_ID"));
    }
  }

  @Test
  void runsAsAUserOfItsOwn() throws Exception {
    assertThat(Files.readAllLines(ROOT.resolve("Dockerfile"))).contains("USER wirewatch");
  }

  @SuppressWarnings("unchecked")
  private static Map<String, String> environment(Map<String, Object> service) {
    Map<String, String> environment = new HashMap<>();
    ((Map<String, Object>) service.get("environment"))
        .forEach(
            (key, value) ->
                environment.put(
                    key, value.toString().replaceAll("\\$\\{[^}]*}", "a-token-of-enough-length")));
    return environment;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Map<String, Object>> services() {
    try (Reader reader = Files.newBufferedReader(ROOT.resolve("docker-compose.yml"))) {
      Map<String, Object> file = new Yaml().load(reader);
      return (Map<String, Map<String, Object>>) file.get("services");
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
