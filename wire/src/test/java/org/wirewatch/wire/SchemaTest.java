package org.wirewatch.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The JSON Schemas in {@code docs/schemas} follow the records and stay readable by old readers. */
class SchemaTest {
  private static final SchemaGenerator GENERATOR = generator();

  static Stream<Class<?>> values() {
    return Arrays.stream(Topic.values())
        .filter(topic -> topic != Topic.DEAD_LETTERS)
        .map(Topic::valueType);
  }

  @ParameterizedTest
  @MethodSource("values")
  void breaksNoReader(Class<?> type) throws Exception {
    Path published = GeneratedDocs.path("schemas/" + fileName(type));
    if (!Files.exists(published)) {
      return; // a new topic has no readers yet; followsTheRecord asks for its schema
    }
    JsonNode old = Json.mapper().readTree(published.toFile());
    List<String> breaks = new ArrayList<>();
    compare("", old, old, schema(type), schema(type), breaks);
    assertThat(breaks).as("a breaking change needs a new topic, .v2").isEmpty();
  }

  @ParameterizedTest
  @MethodSource("values")
  void followsTheRecord(Class<?> type) throws Exception {
    String json = Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(schema(type));
    GeneratedDocs.check("schemas/" + fileName(type), json + "\n");
  }

  static String fileName(Class<?> type) {
    return type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT)
        + ".schema.json";
  }

  private static ObjectNode schema(Class<?> type) {
    return GENERATOR.generateSchema(type);
  }

  /** A property that was there must still be there, with the same type. */
  private static void compare(
      String path,
      JsonNode oldRoot,
      JsonNode old,
      JsonNode newRoot,
      JsonNode now,
      List<String> out) {
    JsonNode before = resolve(oldRoot, old);
    JsonNode after = resolve(newRoot, now);
    if (!before.path("type").equals(after.path("type"))
        || !before.path("format").equals(after.path("format"))) {
      out.add(path + ": type changed");
    }
    before
        .path("enum")
        .forEach(
            value -> {
              if (!contains(after.path("enum"), value)) {
                out.add(path + ": value " + value + " removed");
              }
            });
    for (var property : before.path("properties").properties()) {
      String name = path + "/" + property.getKey();
      JsonNode other = after.path("properties").path(property.getKey());
      if (other.isMissingNode()) {
        out.add(name + ": removed");
      } else {
        compare(name, oldRoot, property.getValue(), newRoot, other, out);
      }
    }
    if (before.has("items")) {
      compare(path + "[]", oldRoot, before.get("items"), newRoot, after.path("items"), out);
    }
  }

  private static boolean contains(JsonNode array, JsonNode value) {
    for (JsonNode item : array) {
      if (item.equals(value)) {
        return true;
      }
    }
    return false;
  }

  private static JsonNode resolve(JsonNode root, JsonNode node) {
    return node.has("$ref") ? root.at(node.get("$ref").asText().substring(1)) : node;
  }

  private static SchemaGenerator generator() {
    SchemaGeneratorConfigBuilder builder =
        new SchemaGeneratorConfigBuilder(
                Json.mapper(), SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
            .with(Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES)
            .with(new JacksonModule(JacksonOption.RESPECT_JSONPROPERTY_ORDER));
    builder
        .forFields()
        .withPropertyNameOverrideResolver(field -> snakeCase(field.getDeclaredName()));
    builder
        .forTypesInGeneral()
        .withCustomDefinitionProvider(
            (type, context) -> {
              String format =
                  type.getErasedType() == Instant.class
                      ? "date-time"
                      : type.getErasedType() == Duration.class
                          ? "duration"
                          : type.getErasedType() == URI.class ? "uri" : null;
              if (format == null) {
                return null;
              }
              ObjectNode node = context.getGeneratorConfig().createObjectNode();
              node.put("type", "string").put("format", format);
              return new com.github.victools.jsonschema.generator.CustomDefinition(node, true);
            });
    return new SchemaGenerator(builder.build());
  }

  private static String snakeCase(String name) {
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }
}
