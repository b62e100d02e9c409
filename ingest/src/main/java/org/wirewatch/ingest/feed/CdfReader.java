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
  private CdfReader() {}

  static FeedDraft read(XmlTree tree, URI base) {
    FeedDraft feed = new FeedDraft(FeedFormat.CDF);
    Element root = tree.root();
    feed.link = link(root, base);
    feed.updated = FeedDates.parse(attribute(root, "LASTMOD"));
    feed.title = text(root, "TITLE", base);
    feed.description = text(root, "ABSTRACT", base);
    for (Element item : root.getChildren()) {
      if (item.getName().equalsIgnoreCase("ITEM") && feed.entries.size() < Limits.ENTRIES_MAX) {
        feed.entries.add(entry(item, base));
      }
    }
    return feed;
  }

  private static EntryDraft entry(Element item, URI base) {
    EntryDraft entry = new EntryDraft();
    entry.link = link(item, base);
    entry.updated = FeedDates.parse(attribute(item, "LASTMOD"));
    entry.title = text(item, "TITLE", base);
    entry.summary = text(item, "ABSTRACT", base);
    return entry;
  }

  private static String link(Element element, URI base) {
    String href = attribute(element, "HREF");
    if (href == null) {
      for (Element child : element.getChildren()) {
        href = child.getName().equalsIgnoreCase("A") ? attribute(child, "HREF") : href;
      }
    }
    return href == null ? null : Links.resolve(base, href);
  }

  private static String text(Element element, String name, URI base) {
    for (Element child : element.getChildren()) {
      if (child.getName().equalsIgnoreCase(name)) {
        return Texts.orNull(SafeHtml.ofHtml(child.getText(), base));
      }
    }
    return null;
  }

  private static String attribute(Element element, String name) {
    String exact = element.getAttributeValue(name);
    return exact != null ? exact : element.getAttributeValue(name.toLowerCase(Locale.ROOT));
  }
}
