package org.wirewatch.ingest.extract;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeVisitor;

/** The elements that finders look at, gathered in one walk over the page in document order. */
final class Landmarks {
  private static final int EACH_MAX = 400;
  private static final int SCRIPTS_MAX = 600;

  final List<Element> metas = new ArrayList<>();
  final List<Element> links = new ArrayList<>();
  final List<Element> jsonLd = new ArrayList<>();
  final List<Element> scripts = new ArrayList<>();
  final List<Element> titles = new ArrayList<>();
  final List<Element> headings = new ArrayList<>();
  final List<Element> times = new ArrayList<>();
  final List<Element> microdata = new ArrayList<>();
  final List<Element> bylines = new ArrayList<>();
  final List<Element> dates = new ArrayList<>();

  static Landmarks of(Document document) {
    Landmarks landmarks = new Landmarks();
    NodeVisitor visitor = (Node node, int depth) -> landmarks.visit(node);
    document.traverse(visitor);
    return landmarks;
  }

  private void visit(Node node) {
    if (!(node instanceof Element element)) {
      return;
    }
    switch (element.normalName()) {
      case "meta" -> add(metas, element, SCRIPTS_MAX);
      case "link" -> add(links, element, SCRIPTS_MAX);
      case "script" -> {
        boolean json = Texts.lower(element.attr("type")).contains("ld+json");
        add(json ? jsonLd : scripts, element, SCRIPTS_MAX);
      }
      case "title" -> add(titles, element, EACH_MAX);
      case "h1", "h2" -> add(headings, element, EACH_MAX);
      case "time" -> add(times, element, EACH_MAX);
      default -> {}
    }
    if (element.attributesSize() > 0) {
      sortByAttributes(element);
    }
  }

  private void sortByAttributes(Element element) {
    if (element.hasAttr("itemprop")) {
      add(microdata, element, EACH_MAX);
    }
    if (element.attr("rel").contains("author")) {
      add(bylines, element, EACH_MAX);
      return;
    }
    String names = element.className() + " " + element.id();
    if (names.length() > 1) {
      if (Vocabulary.has(names, Vocabulary.BYLINE)) {
        add(bylines, element, EACH_MAX);
      }
      if (Vocabulary.has(names, Vocabulary.DATE)) {
        add(dates, element, EACH_MAX);
      }
    }
  }

  private static void add(List<Element> list, Element element, int max) {
    if (list.size() < max) {
      list.add(element);
    }
  }
}
