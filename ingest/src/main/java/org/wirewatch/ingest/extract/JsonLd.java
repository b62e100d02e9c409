package org.wirewatch.ingest.extract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * The page's JSON-LD, flattened: every object in scripts, arrays and {@code @graph}, and the one
 * that describes the article.
 *
 * @see "https://schema.org/NewsArticle"
 */
final class JsonLd {
  private static final int SCRIPTS_MAX = 40;
  private static final int SCRIPT_CHARS_MAX = 2_000_000;
  private static final int OBJECTS_MAX = 2_000;
  private static final int VALUES_MAX = 50;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(
              JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
              JsonReadFeature.ALLOW_TRAILING_COMMA,
              JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER,
              JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  static {
    MAPPER
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(100)
                .maxStringLength(SCRIPT_CHARS_MAX)
                .build());
  }

  private final List<JsonNode> objects = new ArrayList<>();
  private final Map<String, JsonNode> byId = new HashMap<>();
  private final JsonNode article;

  JsonLd(List<Element> scripts) {
    scripts.stream().limit(SCRIPTS_MAX).forEach(this::read);
    article = chooseArticle();
  }

  /** The object that describes the article; a missing node when there is none. */
  JsonNode article() {
    return article;
  }

  /** Every object, nested ones too, in document order. */
  List<JsonNode> objects() {
    return objects;
  }

  /** The object that this one refers to by {@code @id}, or itself. */
  JsonNode resolve(JsonNode node) {
    if (node.isObject() && node.size() == 1 && node.has("@id")) {
      return byId.getOrDefault(node.get("@id").asText(), node);
    }
    return node;
  }

  /** The value's text, its {@code name} or {@code url} or first element's; "" when none. */
  String text(JsonNode value) {
    JsonNode node = value.isArray() ? value.path(0) : value;
    if (node.isObject()) {
      JsonNode object = resolve(node);
      node = object.path("@value");
      for (String key : new String[] {"name", "url", "@id"}) {
        node = node.isMissingNode() ? object.path(key) : node;
      }
    }
    return node.isValueNode() && !node.isNull() ? clean(node.asText()) : "";
  }

  /** Texts of a value or of each element of an array. */
  List<String> texts(JsonNode value) {
    List<String> texts = new ArrayList<>();
    for (JsonNode node : each(value)) {
      String text = text(node);
      if (!text.isEmpty()) {
        texts.add(text);
      }
    }
    return texts;
  }

  /** The elements of an array (at most 50), the value itself otherwise. */
  static List<JsonNode> each(JsonNode value) {
    List<JsonNode> nodes = new ArrayList<>();
    if (value.isArray()) {
      for (int i = 0; i < Math.min(value.size(), VALUES_MAX); i++) {
        nodes.add(value.get(i));
      }
    } else if (!value.isMissingNode() && !value.isNull()) {
      nodes.add(value);
    }
    return nodes;
  }

  static boolean hasType(JsonNode object, String suffix) {
    for (JsonNode type : each(object.path("@type"))) {
      if (type.asText().endsWith(suffix)) {
        return true;
      }
    }
    return false;
  }

  /** Character references resolved (some sites escape twice) and white space squeezed. */
  static String clean(String text) {
    boolean escaped = text.indexOf('&') >= 0 && text.indexOf(';') >= 0;
    return Texts.squeeze(escaped ? Parser.unescapeEntities(text, false) : text);
  }

  private void read(Element script) {
    String json = script.data().strip();
    if (json.length() > SCRIPT_CHARS_MAX) {
      return;
    }
    int start = firstOf(json, '{', '[');
    if (start < 0) {
      return;
    }
    try {
      flatten(MAPPER.readTree(json.substring(start)));
    } catch (JsonProcessingException broken) {
      // A page with broken JSON-LD is read as one without.
    }
  }

  private void flatten(JsonNode root) {
    Deque<JsonNode> open = new ArrayDeque<>();
    open.push(root);
    while (!open.isEmpty() && objects.size() < OBJECTS_MAX) {
      JsonNode node = open.pop();
      if (node.isObject()) {
        objects.add(node);
        if (node.size() > 1 && node.path("@id").isTextual()) {
          byId.putIfAbsent(node.get("@id").asText(), node);
        }
      }
      List<JsonNode> children = new ArrayList<>();
      node.forEach(children::add);
      for (JsonNode child : children.reversed()) {
        if (child.isContainerNode()) {
          open.push(child);
        }
      }
    }
  }

  private JsonNode chooseArticle() {
    JsonNode best = MAPPER.missingNode();
    int bestRank = 0;
    for (JsonNode object : objects) {
      int rank = rank(object);
      if (rank > bestRank) {
        best = object;
        bestRank = rank;
      }
    }
    return best;
  }

  /** Higher is better; 0 is no article. */
  private static int rank(JsonNode object) {
    int type = 0;
    for (JsonNode name : each(object.path("@type"))) {
      String text = name.asText();
      int rank =
          switch (text.substring(text.lastIndexOf('/') + 1)) {
            case "LiveBlogPosting" -> 5;
            case "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle" -> 4;
            case "OpinionNewsArticle", "BackgroundNewsArticle", "ReviewNewsArticle" -> 4;
            case "Article", "BlogPosting", "TechArticle", "ScholarlyArticle", "Report" -> 3;
            case "Review", "SocialMediaPosting", "Recipe", "HowTo", "AdvertiserContentArticle" -> 2;
            case "ImageGallery", "MediaGallery" -> 2;
            case "WebPage", "VideoObject", "CreativeWork", "PodcastEpisode", "ItemPage" -> 1;
            default -> 0;
          };
      type = Math.max(type, rank);
    }
    if (type == 0) {
      return 0;
    }
    int filled = 0;
    for (String key : new String[] {"headline", "datePublished", "author", "articleBody"}) {
      filled += object.has(key) ? 1 : 0;
    }
    return filled == 0 ? 0 : type * 5 + filled + (type >= 2 ? 10 : 0);
  }

  private static int firstOf(String text, char a, char b) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == a || text.charAt(i) == b) {
        return i;
      }
    }
    return -1;
  }
}
