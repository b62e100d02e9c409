package org.wirewatch.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Iterator;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a change changed: the fields that differ, as JSON. Fields that hold secrets are replaced by
 * {@code ***}, and of addresses in the web only scheme and host stay, since a path may be a secret
 * of its own. At most 4,000 characters a side.
 */
record AuditSummary(String before, String after) {
  private static final int CHARS_MAX = 4_000;
  private static final Pattern SECRET =
      Pattern.compile("(?i).*(secret|password|hash|token|key|credential).*");
  private static final Pattern NO_SECRET = Pattern.compile("(?i)token_id|tokens|keywords");
  private static final Pattern WEB = Pattern.compile("(?i)(https?://)(?:[^/?#@]*@)?([^/?#]*)(.*)");

  /** Null for nothing. */
  static AuditSummary between(Object before, Object after) {
    ObjectNode old = tree(before);
    ObjectNode now = tree(after);
    if (old != null && now != null) {
      for (Iterator<Map.Entry<String, JsonNode>> i = old.properties().iterator(); i.hasNext(); ) {
        Map.Entry<String, JsonNode> field = i.next();
        if (field.getValue().equals(now.get(field.getKey()))) {
          i.remove();
          now.remove(field.getKey());
        }
      }
    }
    return new AuditSummary(text(old), text(now));
  }

  private static ObjectNode tree(Object value) {
    return value == null ? null : Json.mapper().<ObjectNode>valueToTree(value);
  }

  private static String text(ObjectNode node) {
    if (node == null) {
      return null;
    }
    node.remove("schema_version");
    String text = masked("", node).toString();
    return text.length() <= CHARS_MAX ? text : text.substring(0, CHARS_MAX) + "…";
  }

  private static JsonNode masked(String field, JsonNode node) {
    if (node.isValueNode() && SECRET.matcher(field).matches()) {
      return NO_SECRET.matcher(field).matches() ? node : TextNode.valueOf("***");
    }
    return switch (node) {
      case ObjectNode object -> {
        object
            .properties()
            .forEach(entry -> entry.setValue(masked(entry.getKey(), entry.getValue())));
        yield object;
      }
      case ArrayNode array -> {
        for (int i = 0; i < array.size(); i++) {
          array.set(i, masked(field, array.get(i)));
        }
        yield array;
      }
      case TextNode text -> TextNode.valueOf(withoutPath(text.textValue()));
      default -> node;
    };
  }

  private static String withoutPath(String text) {
    var web = WEB.matcher(text);
    if (!web.matches()) {
      return text;
    }
    boolean more = web.group(3).length() > 1;
    return web.group(1) + web.group(2) + (more ? "/…" : web.group(3));
  }
}
