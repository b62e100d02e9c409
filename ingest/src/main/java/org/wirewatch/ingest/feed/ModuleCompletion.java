package org.wirewatch.ingest.feed;

import java.time.Duration;
import java.util.function.Consumer;
import org.jdom2.Element;
import org.jdom2.Namespace;

/** Takes over what the modules of feeds add: subjects, pictures, sound and film, rhythm. */
final class ModuleCompletion {
  private static final int DEPTH_MAX = 3;
  private static final int KEYWORDS_MAX = 50;

  private final Namespace own;

  ModuleCompletion(XmlTree tree) {
    this.own = tree.own();
  }

  void feed(Element holder, FeedDraft draft) {
    for (Element child : holder.getChildren()) {
      category(child, draft::addCategory);
    }
    draft.updateInterval = updateInterval(holder);
  }

  void entry(Element entry, EntryDraft draft) {
    for (Element child : entry.getChildren()) {
      category(child, draft::addCategory);
      if (child.getName().equals("link")) {
        enclosureLink(child, draft);
      } else if (is(child, "image", Ns.ITUNES)) {
        draft.addMedia(Texts.orNull(child.getAttributeValue("href")));
      } else if (is(child, "origEnclosureLink", Ns.FEEDBURNER)) {
        draft.moveEnclosure(Texts.orNull(child.getText()));
      } else if (child.getNamespace().equals(Ns.MEDIA)) {
        media(child, draft, 0);
      }
    }
  }

  private static boolean is(Element element, String name, Namespace namespace) {
    return element.getNamespace().equals(namespace) && element.getName().equals(name);
  }

  private void category(Element element, Consumer<String> into) {
    if (is(element, "subject", Ns.DC) || is(element, "category", Ns.MEDIA)) {
      into.accept(element.getText());
    } else if (is(element, "category", own) || is(element, "category", Ns.ATOM)) {
      into.accept(element.getAttributeValue("term"));
      into.accept(element.getAttributeValue("label"));
      into.accept(element.getValue());
    } else if (is(element, "category", Ns.ITUNES)) {
      into.accept(element.getAttributeValue("text"));
      element
          .getChildren("category", Ns.ITUNES)
          .forEach(inner -> into.accept(inner.getAttributeValue("text")));
    } else if (is(element, "keywords", Ns.ITUNES)) {
      for (String keyword : element.getText().split(",", KEYWORDS_MAX)) {
        into.accept(keyword);
      }
    }
  }

  private void enclosureLink(Element link, EntryDraft draft) {
    if ("enclosure".equals(link.getAttributeValue("rel"))
        && (link.getNamespace().equals(own) || link.getNamespace().equals(Ns.ATOM))) {
      draft.addEnclosure(
          Texts.first(link.getAttributeValue("href"), link.getText()),
          link.getAttributeValue("type"),
          Texts.length(link.getAttributeValue("length")));
    }
  }

  private static void media(Element element, EntryDraft draft, int depth) {
    switch (element.getName()) {
      case "content", "thumbnail", "player", "peerLink" ->
          draft.addMedia(
              Texts.first(element.getAttributeValue("url"), element.getAttributeValue("href")));
      default -> {
        // title, credit and the like are read elsewhere
      }
    }
    if (depth < DEPTH_MAX) {
      for (Element child : element.getChildren()) {
        if (child.getNamespace().equals(Ns.MEDIA)) {
          media(child, draft, depth + 1);
        }
      }
    }
  }

  private static Duration updateInterval(Element holder) {
    String period = Texts.child(holder, "updatePeriod", Ns.SY);
    if (period == null) {
      return null;
    }
    Duration unit =
        switch (period) {
          case "hourly" -> Duration.ofHours(1);
          case "daily" -> Duration.ofDays(1);
          case "weekly" -> Duration.ofDays(7);
          case "monthly" -> Duration.ofDays(30);
          case "yearly" -> Duration.ofDays(365);
          default -> null;
        };
    Long frequency = Texts.length(Texts.child(holder, "updateFrequency", Ns.SY));
    return unit == null || frequency == null || frequency == 0 ? unit : unit.dividedBy(frequency);
  }
}
