package org.wirewatch.ingest.extract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;

/** The page's meta tags by lower-case name, property, itemprop or http-equiv. */
final class MetaTags {
  private static final int VALUES_MAX = 500;
  private static final int VALUE_CHARS_MAX = 4000;

  private final Map<String, List<String>> values = new LinkedHashMap<>();
  private int count;

  MetaTags(List<Element> metas) {
    metas.forEach(this::add);
  }

  private void add(Element meta) {
    String content = meta.hasAttr("content") ? meta.attr("content") : meta.attr("value");
    content = Texts.squeeze(Texts.cut(content, VALUE_CHARS_MAX));
    if (content.isEmpty() || count >= VALUES_MAX) {
      return;
    }
    for (String attribute : new String[] {"name", "property", "itemprop", "http-equiv"}) {
      String key = Texts.lower(meta.attr(attribute)).strip();
      if (!key.isEmpty()) {
        values.computeIfAbsent(key, k -> new ArrayList<>()).add(content);
        count++;
      }
    }
  }

  /** The first content under the first of these names that the page has; "" when none. */
  String first(String... names) {
    for (String name : names) {
      List<String> found = values.get(name);
      if (found != null) {
        return found.getFirst();
      }
    }
    return "";
  }

  List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  /** All contents under names with one of these endings, in document order. */
  List<String> ending(String... endings) {
    List<String> found = new ArrayList<>();
    for (var entry : values.entrySet()) {
      for (String ending : endings) {
        if (entry.getKey().endsWith(ending)) {
          found.addAll(entry.getValue());
        }
      }
    }
    return found;
  }
}
