package org.wirewatch.ingest.feed;

import java.net.URI;
import java.util.Locale;
import org.jdom2.Element;
import org.jdom2.Namespace;

/**
 * Reads sitemaps with their news, image and video extensions, and sitemap indexes, whose entries
 * are the sitemaps they list.
 *
 * @see "https://www.sitemaps.org/protocol.html"
 */
final class SitemapReader {
  private static final int KEYWORDS_MAX = 50;

  private final SafeHtml html = new SafeHtml();
  private final URI base;

  private SitemapReader(URI base) {
    this.base = base;
  }

  static FeedDraft read(XmlTree tree, URI base) {
    return new SitemapReader(base).read(tree);
  }

  private FeedDraft read(XmlTree tree) {
    boolean index = tree.root().getName().toLowerCase(Locale.ROOT).equals("sitemapindex");
    FeedDraft feed = new FeedDraft(index ? FeedFormat.SITEMAP_INDEX : FeedFormat.SITEMAP);
    String name = index ? "sitemap" : "url";
    for (Element element : tree.root().getChildren()) {
      if (element.getName().equalsIgnoreCase(name) && feed.entries.size() < Limits.ENTRIES_MAX) {
        EntryDraft entry = entry(element);
        if (entry.link != null) {
          feed.entries.add(entry);
        }
      }
    }
    return feed;
  }

  private EntryDraft entry(Element element) {
    EntryDraft entry = new EntryDraft();
    for (Element child : element.getChildren()) {
      Namespace namespace = child.getNamespace();
      String name = child.getName();
      if (namespace.equals(Ns.NEWS)) {
        news(child, entry);
      } else if (namespace.equals(Ns.VIDEO) && name.equals("video")) {
        video(child, entry);
      } else if (namespace.equals(Ns.IMAGE) && name.equals("image")) {
        String image = Texts.child(child, "loc", Ns.IMAGE);
        entry.addMedia(image == null ? null : Links.resolve(base, image));
      } else if (name.equals("loc") && entry.link == null) {
        entry.link = Links.resolve(base, child.getText());
        entry.id = entry.link;
      } else if (name.equals("lastmod") && entry.updated == null) {
        entry.updated = FeedDates.parse(child.getText());
      }
    }
    if (entry.link == null && Links.isWeb(element.getText().strip())) {
      entry.link = Links.resolve(base, element.getText());
    }
    return entry;
  }

  private void news(Element news, EntryDraft entry) {
    entry.title = text(news, "title", Ns.NEWS, entry.title);
    if (entry.published == null) {
      entry.published = FeedDates.parse(Texts.child(news, "publication_date", Ns.NEWS));
    }
    Element publication = news.getChild("publication", Ns.NEWS);
    if (publication != null) {
      entry.language = Texts.child(publication, "language", Ns.NEWS);
    }
    String keywords = Texts.child(news, "keywords", Ns.NEWS);
    if (keywords != null) {
      for (String keyword : keywords.split(",", KEYWORDS_MAX)) {
        entry.addCategory(keyword);
      }
    }
  }

  private void video(Element video, EntryDraft entry) {
    entry.title = text(video, "title", Ns.VIDEO, entry.title);
    entry.summary = text(video, "description", Ns.VIDEO, entry.summary);
    if (entry.published == null) {
      entry.published = FeedDates.parse(Texts.child(video, "publication_date", Ns.VIDEO));
    }
    for (String name : java.util.List.of("content_loc", "player_loc", "thumbnail_loc")) {
      String location = Texts.child(video, name, Ns.VIDEO);
      entry.addMedia(location == null ? null : Links.resolve(base, location));
    }
  }

  private String text(Element parent, String name, Namespace namespace, String known) {
    String text = known == null ? Texts.child(parent, name, namespace) : null;
    return text == null ? known : Texts.orNull(html.ofHtml(text, null));
  }
}
