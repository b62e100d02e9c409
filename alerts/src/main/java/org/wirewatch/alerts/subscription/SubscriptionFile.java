package org.wirewatch.alerts.subscription;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.wirewatch.wire.AlertPolicy;
import org.wirewatch.wire.Ids;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.Mute;
import org.wirewatch.wire.ReceiverCheck;
import org.wirewatch.wire.Subscription;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * Subscriptions in a YAML file: a list of {@code id, name?, query, receivers?, policy?, mutes?}, a
 * receiver being {@code channel, address, id?, secret?}; the keys of policy and mutes are those of
 * {@link AlertPolicy} and {@link Mute}, in snake case. Queries are not parsed here.
 */
public final class SubscriptionFile {
  private static final int FILE_BYTES_MAX = 64 * 1024 * 1024;
  private static final Set<String> RECEIVER_KEYS = Set.of("id", "channel", "address", "secret");
  private static final Set<String> KEYS =
      Set.of("id", "name", "query", "receivers", "enabled", "policy", "mutes");

  /** Takes words in any case, and no key that it does not know. */
  private static final JsonMapper STRICT =
      ((JsonMapper) Json.mapper())
          .rebuild()
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private SubscriptionFile() {}

  /**
   * Reads a file.
   *
   * @throws IOException if it cannot be read, is no such list, or names an id twice; the message
   *     says which entry
   */
  public static List<Subscription> read(Path file) throws IOException {
    if (Files.size(file) > FILE_BYTES_MAX) {
      throw new IOException(file + ": larger than " + FILE_BYTES_MAX + " bytes");
    }
    return parse(file.toString(), Files.readString(file));
  }

  /**
   * As {@link #read}, for text that is no file.
   *
   * @param file how messages name it
   */
  public static List<Subscription> parse(String file, String yaml) throws IOException {
    JsonNode root;
    try {
      root = mapper().readTree(yaml);
    } catch (JsonProcessingException e) {
      throw new IOException(file + ": no YAML: " + e.getOriginalMessage(), e);
    }
    List<Subscription> subscriptions = new ArrayList<>();
    if (root == null || root.isNull() || root.isMissingNode()) {
      return subscriptions;
    }
    if (!root.isArray()) {
      throw new IOException(file + ": not a list of subscriptions");
    }
    Set<String> ids = new HashSet<>();
    for (JsonNode entry : root) {
      int number = subscriptions.size() + 1;
      try {
        Subscription subscription = subscription(entry);
        if (!ids.add(subscription.subscriptionId())) {
          throw new IllegalArgumentException("id: " + subscription.subscriptionId() + " is taken");
        }
        subscriptions.add(subscription);
      } catch (IllegalArgumentException e) {
        throw new IOException(file + ": entry " + number + ": " + e.getMessage(), e);
      }
    }
    return subscriptions;
  }

  private static ObjectMapper mapper() {
    LoaderOptions limits = new LoaderOptions();
    limits.setCodePointLimit(FILE_BYTES_MAX);
    limits.setMaxAliasesForCollections(0);
    return new YAMLMapper(YAMLFactory.builder().loaderOptions(limits).build());
  }

  private static Subscription subscription(JsonNode entry) {
    checkKeys(entry, KEYS);
    String id = text(entry, "id");
    List<Subscription.Receiver> receivers = new ArrayList<>();
    for (JsonNode receiver : entry.path("receivers")) {
      receivers.add(receiver(id, receiver));
    }
    return new Subscription(
        Subscription.SCHEMA_VERSION,
        id,
        null,
        text(entry, "name"),
        text(entry, "query"),
        receivers,
        entry.path("enabled").asBoolean(true),
        null,
        null,
        policy(id, entry.get("policy")),
        mutes(entry.path("mutes")));
  }

  private static AlertPolicy policy(String id, JsonNode entry) {
    if (entry == null || entry.isNull()) {
      return AlertPolicy.AT_ONCE;
    }
    if (entry.path("escalation").path("receiver").isObject()) {
      Subscription.Receiver second = receiver(id, entry.path("escalation").path("receiver"));
      ((ObjectNode) entry.path("escalation")).set("receiver", STRICT.valueToTree(second));
    }
    return read("policy", entry, AlertPolicy.class);
  }

  private static List<Mute> mutes(JsonNode entries) {
    List<Mute> mutes = new ArrayList<>();
    for (JsonNode entry : entries) {
      mutes.add(read("mutes", entry, Mute.class));
    }
    return mutes;
  }

  private static <T> T read(String key, JsonNode entry, Class<T> type) {
    try {
      return STRICT.treeToValue(entry, type);
    } catch (JsonProcessingException e) {
      String path =
          e instanceof JsonMappingException mapping
              ? mapping.getPath().stream()
                  .map(JsonMappingException.Reference::getFieldName)
                  .filter(Objects::nonNull)
                  .map(name -> "." + name)
                  .collect(Collectors.joining())
              : "";
      String fault =
          e.getCause() instanceof IllegalArgumentException cause
              ? cause.getMessage()
              : e.getOriginalMessage();
      throw new IllegalArgumentException(key + path + ": " + fault, e);
    }
  }

  private static Subscription.Receiver receiver(String subscriptionId, JsonNode entry) {
    checkKeys(entry, RECEIVER_KEYS);
    String channel = text(entry, "channel");
    if (channel == null) {
      throw new IllegalArgumentException("channel: missing");
    }
    String address = text(entry, "address");
    String id = text(entry, "id");
    Subscription.Receiver receiver =
        new Subscription.Receiver(
            id != null ? id : Ids.of(subscriptionId, channel, address == null ? "" : address),
            Subscription.Channel.valueOf(channel.toUpperCase(Locale.ROOT)),
            address,
            text(entry, "secret"));
    ReceiverCheck.fault(receiver)
        .ifPresent(
            fault -> {
              throw new IllegalArgumentException(fault);
            });
    return receiver;
  }

  private static void checkKeys(JsonNode entry, Set<String> known) {
    entry
        .fieldNames()
        .forEachRemaining(
            key -> {
              if (!known.contains(key)) {
                throw new IllegalArgumentException("unknown key " + key);
              }
            });
  }

  private static String text(JsonNode entry, String key) {
    JsonNode value = entry.get(key);
    return value == null || value.isNull() ? null : value.asText();
  }
}
