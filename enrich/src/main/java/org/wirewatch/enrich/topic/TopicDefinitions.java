package org.wirewatch.enrich.topic;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.wirewatch.wire.TopicDefinition;

/** Lists of {@link TopicDefinition} in and out of YAML; an unknown field is an error. */
public final class TopicDefinitions {
  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .addMixIn(TopicDefinition.class, InFile.class)
          .withConfigOverride(
              boolean.class,
              override ->
                  override.setInclude(
                      JsonInclude.Value.construct(
                          JsonInclude.Include.NON_DEFAULT, JsonInclude.Include.NON_DEFAULT)))
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private TopicDefinitions() {}

  /** Without what a record of Kafka has and a file does not; empty fields are left out. */
  @JsonIgnoreProperties({"schema_version", "changed_at"})
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  private interface InFile {}

  /** The topics that Wirewatch ships with. */
  public static List<TopicDefinition> bundled() {
    try (InputStream yaml = TopicDefinitions.class.getResourceAsStream("topics.yaml")) {
      return read(yaml);
    } catch (IOException e) {
      throw new UncheckedIOException("bundled topics", e);
    }
  }

  /**
   * Reads a file.
   *
   * @throws IOException if it cannot be read or is no list of definitions; the message says where
   */
  public static List<TopicDefinition> read(Path file) throws IOException {
    try (InputStream yaml = Files.newInputStream(file)) {
      return read(yaml);
    }
  }

  /** The definitions as a file that {@link #read(Path)} reads. */
  public static String write(List<TopicDefinition> definitions) {
    try {
      return YAML.writeValueAsString(definitions);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("memory takes all", e);
    }
  }

  static List<TopicDefinition> read(InputStream yaml) throws IOException {
    List<TopicDefinition> definitions = parse(yaml);
    Set<String> ids = new HashSet<>();
    for (TopicDefinition definition : definitions) {
      if (!ids.add(definition.id())) {
        throw new IOException("topic " + definition.id() + " is defined twice");
      }
      if (!definition.disabled() && saysNothing(definition)) {
        throw new IOException(
            "topic " + definition.id() + " has neither description, query nor positives");
      }
    }
    return List.copyOf(definitions);
  }

  private static boolean saysNothing(TopicDefinition definition) {
    return definition.description().isEmpty()
        && definition.query() == null
        && definition.positives().isEmpty();
  }

  private static List<TopicDefinition> parse(InputStream yaml) throws IOException {
    try {
      JsonNode tree = YAML.readTree(yaml);
      if (!tree.isArray()) {
        throw new IOException("no list of topics");
      }
      return YAML.readerForListOf(TopicDefinition.class).readValue(tree);
    } catch (UnrecognizedPropertyException e) {
      throw new IOException(where(e) + "unknown field " + e.getPropertyName(), e);
    } catch (ValueInstantiationException e) {
      throw new IOException(where(e) + e.getCause().getMessage(), e);
    } catch (JsonMappingException e) {
      throw new IOException(where(e) + "text or a list of texts is missing or misplaced", e);
    } catch (JsonProcessingException e) {
      throw new IOException(
          "line " + e.getLocation().getLineNr() + ": " + e.getOriginalMessage(), e);
    }
  }

  /** Which topic, and which field of it. */
  private static String where(JsonMappingException e) {
    StringBuilder where = new StringBuilder();
    for (JsonMappingException.Reference step : e.getPath()) {
      where.append(
          step.getFieldName() == null ? "entry " + (step.getIndex() + 1) : step.getFieldName());
      where.append(": ");
    }
    return where.toString();
  }
}
