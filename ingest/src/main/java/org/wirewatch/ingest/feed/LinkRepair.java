package org.wirewatch.ingest.feed;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jdom2.Attribute;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.Text;

/** Makes the links of a feed absolute, in place and before ROME reads it. */
final class LinkRepair {
  private static final int DEPTH_MAX = 4;
  private static final Set<String> ADDRESS_ATTRIBUTES = Set.of("href", "url", "src");
  private static final Set<String> ADDRESS_TEXTS = Set.of("link", "url", "id", "comments", "uri");

  private final Namespace own;
  private final Family family;
  private final URI feedBase;

  LinkRepair(XmlTree tree, URI feedBase) {
    this.own = tree.own();
    this.family = tree.family();
    this.feedBase = feedBase;
  }

  /** Repairs the links of a channel or an entry, but not those of the entries in it. */
  void children(Element holder) {
    URI base = Links.base(holder, feedBase);
    holder.getChildren().forEach(child -> repair(child, base, 1));
  }

  private void repair(Element element, URI outer, int depth) {
    if (element.getNamespace().equals(own) && FieldNames.isEntry(element.getName(), family)) {
      return;
    }
    URI base = Links.baseWithin(element, outer);
    if (element.hasAttributes()) {
      for (Attribute attribute : element.getAttributes()) {
        if (ADDRESS_ATTRIBUTES.contains(attribute.getName())) {
          String resolved = Links.resolve(base, attribute.getValue());
          attribute.setValue(resolved == null ? "" : resolved);
        }
      }
    }
    List<Element> children = element.getChildren();
    if (children.isEmpty()) {
      if (ADDRESS_TEXTS.contains(element.getName())) {
        text(element, base);
      }
    } else if (depth < DEPTH_MAX) {
      children.forEach(child -> repair(child, base, depth + 1));
    }
  }

  private static void text(Element element, URI base) {
    String link = element.getText();
    if (!link.isBlank()) {
      String resolved = Links.resolve(base, link);
      element.setContent(new Text(resolved == null ? "" : resolved));
    }
  }
}
