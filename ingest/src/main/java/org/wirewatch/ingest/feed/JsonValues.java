package org.wirewatch.ingest.feed;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON values into maps, lists and strings, and no more of them than a feed may hold. */
final class JsonValues {
  private int left = Limits.ELEMENTS_MAX;

  /** The value that the parser stands on; null for null and for what is over the limit. */
  Object read(JsonParser parser) throws IOException {
    if (--left < 0) {
      parser.skipChildren();
      return null;
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
          parser.getText();
      default -> null;
    };
  }

  /** True if values had to be left out. */
  boolean exhausted() {
    return left < 0;
  }

  private Map<String, Object> object(JsonParser parser) throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      Object value = read(parser);
      if (value != null) {
        fields.putIfAbsent(name, value);
      }
    }
    return fields;
  }

  private List<Object> array(JsonParser parser) throws IOException {
    List<Object> values = new ArrayList<>();
    for (JsonToken t = parser.nextToken();
        t != JsonToken.END_ARRAY && t != null;
        t = parser.nextToken()) {
      Object value = read(parser);
      if (value != null) {
        values.add(value);
      }
    }
    return values;
  }

  /** The text of a field; null if it is absent, blank or no text. */
  static String text(Map<?, ?> object, String name) {
    return object.get(name) instanceof String text ? Texts.orNull(text) : null;
  }

  /** The objects in a field that should be an array of them. */
  static List<Map<?, ?>> objects(Map<?, ?> object, String name) {
    List<Map<?, ?>> objects = new ArrayList<>();
    if (object.get(name) instanceof List<?> values) {
      for (Object value : values) {
        if (value instanceof Map<?, ?> map) {
          objects.add(map);
        }
      }
    } else if (object.get(name) instanceof Map<?, ?> map) {
      objects.add(map);
    }
    return objects;
  }
}
