package org.wirewatch.ingest.extract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.wirewatch.wire.Json;

/**
 * Text of an article that stands in the page's data only: JSON-LD's {@code articleBody}, the
 * updates of a live blog, the captions of a gallery, or the longest string with paragraph markup in
 * a script's JSON. Scripts are read as data, never run.
 */
final class HiddenText {
  private static final int SCRIPT_CHARS_MAX = 2_000_000;
  private static final int PARTS_MAX = 500;
  private static final int STRINGS_MAX = 5_000;
  private static final int STRING_CHARS_MIN = 300;
  private static final int NESTING_MAX = 3;

  private String longest = "";
  private int strings;

  private HiddenText() {}

  /** Paragraphs of the article by JSON-LD; "" when it holds none. */
  static String ofJsonLd(JsonLd jsonLd) {
    JsonNode article = jsonLd.article();
    List<String> parts = new ArrayList<>();
    parts.add(article.path("articleBody").asText(""));
    for (JsonNode post : objects(jsonLd, article.path("liveBlogUpdate"))) {
      parts.add(post.path("headline").asText(""));
      parts.add(post.path("articleBody").asText(""));
    }
    return paragraphs(String.join("\n", parts));
  }

  /** The captions of the article's pictures in order, each once; "" when there are none. */
  static String ofGallery(JsonLd jsonLd) {
    JsonNode article = jsonLd.article();
    Set<String> captions = new LinkedHashSet<>();
    for (String key : new String[] {"associatedMedia", "hasPart", "image"}) {
      for (JsonNode picture : objects(jsonLd, article.path(key))) {
        String caption = picture.path("caption").asText("");
        captions.add(caption.isEmpty() ? picture.path("description").asText("") : caption);
      }
    }
    return paragraphs(String.join("\n", captions));
  }

  private static List<JsonNode> objects(JsonLd jsonLd, JsonNode value) {
    List<JsonNode> objects = new ArrayList<>();
    if (value.isObject()) {
      objects.add(jsonLd.resolve(value));
    }
    for (int i = 0; value.isArray() && i < Math.min(value.size(), PARTS_MAX); i++) {
      objects.add(jsonLd.resolve(value.get(i)));
    }
    return objects;
  }

  /** Paragraphs of the longest marked-up string in the scripts; "" when there is none. */
  static String ofScripts(List<Element> scripts) {
    HiddenText search = new HiddenText();
    for (Element script : scripts) {
      String data = script.data();
      if (data.length() >= STRING_CHARS_MIN && data.length() <= SCRIPT_CHARS_MAX) {
        search.scan(data, 0);
      }
    }
    return paragraphs(search.longest);
  }

  /** Looks at every quoted string; one that holds JSON itself is looked through in turn. */
  private void scan(String data, int nesting) {
    int start = data.indexOf('"');
    while (start >= 0 && strings < STRINGS_MAX) {
      int end = closingQuote(data, start + 1);
      if (end - start > STRING_CHARS_MIN) {
        strings++;
        look(unescape(data.substring(start, end + 1)), nesting);
      }
      start = end < 0 ? -1 : data.indexOf('"', end + 1);
    }
  }

  private void look(String text, int nesting) {
    boolean json = text.contains("\":\"") || text.contains("\": \"");
    if (json && nesting < NESTING_MAX) {
      scan(text, nesting + 1);
    } else if (!json && text.contains("<p") && text.contains("</p>")) {
      longest = text.length() > longest.length() ? text : longest;
    }
  }

  private static int closingQuote(String data, int from) {
    for (int i = from; i < data.length(); i++) {
      char c = data.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '"') {
        return i;
      }
    }
    return -1;
  }

  private static String unescape(String quoted) {
    try {
      return Json.mapper().readTree(quoted).asText("");
    } catch (JsonProcessingException noJson) {
      return "";
    }
  }

  private static String paragraphs(String text) {
    boolean markup = text.contains("</p>") || text.contains("<br") || text.contains("&lt;p");
    List<String> paragraphs = new ArrayList<>();
    if (markup) {
      for (Block block : BlockReader.read(Jsoup.parseBodyFragment(text).ownerDocument())) {
        paragraphs.add(block.text());
      }
    } else {
      for (String line : text.split("\n", -1)) {
        String paragraph = JsonLd.clean(line);
        if (!paragraph.isEmpty()) {
          paragraphs.add(paragraph);
        }
      }
    }
    return String.join("\n\n", paragraphs);
  }
}
