package org.wirewatch.ingest.feed;

import java.net.URI;
import java.util.Locale;
import org.jdom2.Element;

/**
 * Reads the Channel Definition Format, which ROME does not know.
 *
 * @see "https://www.w3.org/TR/NOTE-CDFsubmit.html"
 */
final class CdfReader {
  private final SafeHtml html = new SafeHtml();
  private final URI base;

  private CdfReader(URI base) {
    this.base = base;
  }

  static FeedDraft read(XmlTree tree, URI base) {
    return new CdfReader(base).read(tree);
  }

  private FeedDraft read(XmlTree tree) {
    FeedDraft feed = new FeedDraft(FeedFormat.CDF);
    Element root = tree.root();
    feed.link = link(root);
    feed.updated = FeedDates.parse(attribute(root, "LASTMOD"));
    feed.title = text(root, "TITLE");
    feed.description = text(root, "ABSTRACT");
    for (Element item : root.getChildren()) {
      if (item.getName().equalsIgnoreCase("ITEM") && feed.entries.size() < Limits.ENTRIES_MAX) {
        feed.entries.add(entry(item));
      }
    }
    return feed;
  }

  private EntryDraft entry(Element item) {
    EntryDraft entry = new EntryDraft();
    entry.link = link(item);
    entry.updated = FeedDates.parse(attribute(item, "LASTMOD"));
    entry.title = text(item, "TITLE");
    entry.summary = text(item, "ABSTRACT");
    return entry;
  }

  private String link(Element element) {
    String href = attribute(element, "HREF");
    if (href == null) {
      for (Element child : element.getChildren()) {
        href = child.getName().equalsIgnoreCase("A") ? attribute(child, "HREF") : href;
      }
    }
    return href == null ? null : Links.resolve(base, href);
  }

  private String text(Element element, String name) {
    for (Element child : element.getChildren()) {
      if (child.getName().equalsIgnoreCase(name)) {
        return Texts.orNull(html.ofHtml(child.getText(), base));
      }
    }
    return null;
  }

  private static String attribute(Element element, String name) {
    String exact = element.getAttributeValue(name);
    return exact != null ? exact : element.getAttributeValue(name.toLowerCase(Locale.ROOT));
  }
}
