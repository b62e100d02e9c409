package org.wirewatch.ingest.extract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jsoup.select.Selector.SelectorParseException;

/** The selectors for one site; what they do not find is left to the learned decision. */
final class SiteRule {
  static final SiteRule NONE = new SiteRule(Map.of());

  private enum Part {
    BODY,
    REMOVE,
    TITLE,
    AUTHOR,
    DATE;

    String key() {
      return Texts.lower(name());
    }
  }

  private final Map<Part, Evaluator> selectors;

  private SiteRule(Map<Part, Evaluator> selectors) {
    this.selectors = selectors;
  }

  /** Reads one site's rule; what is wrong with it is added to the faults. */
  static SiteRule read(String host, Object rule, List<String> faults) {
    Map<Part, Evaluator> selectors = new EnumMap<>(Part.class);
    if (!(rule instanceof Map<?, ?> entries) || entries.isEmpty()) {
      faults.add(host + ": body, remove, title, author or date wanted");
      return NONE;
    }
    for (var entry : entries.entrySet()) {
      String where = host + ": " + entry.getKey();
      Part part = part(entry.getKey());
      if (part == null) {
        faults.add(where + " is unknown; known are body, remove, title, author, date");
        continue;
      }
      try {
        selectors.put(part, QueryParser.parse(selector(entry.getValue())));
      } catch (SelectorParseException | IllegalArgumentException bad) {
        faults.add(where + ": bad selector: " + bad.getMessage());
      }
    }
    return new SiteRule(selectors);
  }

  /** Takes out of the page what the rule removes. */
  void prune(Document document) {
    select(document, Part.REMOVE).forEach(Element::remove);
  }

  /** The blocks within what the rule calls the body; empty when it finds none. */
  List<Block> body(Document document, List<Block> blocks) {
    List<Element> bodies = select(document, Part.BODY);
    if (bodies.isEmpty()) {
      return List.of();
    }
    Set<Element> roots = Collections.newSetFromMap(new IdentityHashMap<>());
    roots.addAll(bodies);
    List<Block> found = new ArrayList<>();
    for (Block block : blocks) {
      Element at = block.box().element;
      while (at != null && !roots.contains(at)) {
        at = at.parent();
      }
      if (at != null) {
        found.add(block);
      }
    }
    return found;
  }

  Optional<String> title(Document document) {
    return texts(document, Part.TITLE).stream().findFirst();
  }

  /** Names in the order of the page; empty when the rule finds none. */
  List<String> authors(Document document) {
    return texts(document, Part.AUTHOR).stream()
        .flatMap(line -> Names.split(line).stream())
        .distinct()
        .toList();
  }

  Optional<StatedTime> published(Document document) {
    return texts(document, Part.DATE).stream()
        .flatMap(text -> DateParser.parse(text).stream())
        .findFirst();
  }

  /** What the found elements state: their machine-readable value, else their text. */
  private List<String> texts(Document document, Part part) {
    List<String> texts = new ArrayList<>();
    for (Element element : select(document, part)) {
      String stated = element.attr("datetime");
      stated = stated.isEmpty() ? element.attr("content") : stated;
      String text = Texts.squeeze(stated.isEmpty() ? element.text() : stated);
      if (!text.isEmpty()) {
        texts.add(text);
      }
    }
    return texts;
  }

  private List<Element> select(Document document, Part part) {
    Evaluator selector = selectors.get(part);
    return selector == null ? List.of() : document.select(selector);
  }

  private static Part part(Object key) {
    for (Part part : Part.values()) {
      if (part.key().equals(key)) {
        return part;
      }
    }
    return null;
  }

  /** One selector, or several of a list joined by commas. */
  private static String selector(Object value) {
    if (value instanceof List<?> list) {
      return String.join(", ", list.stream().map(String::valueOf).toList());
    }
    return value == null ? "" : value.toString();
  }
}
