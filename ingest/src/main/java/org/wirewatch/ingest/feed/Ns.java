package org.wirewatch.ingest.feed;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jdom2.Namespace;

/** The namespaces that feeds use, each under the one name that ROME knows it by. */
final class Ns {
  static final Namespace NONE = Namespace.NO_NAMESPACE;
  static final Namespace XML = Namespace.XML_NAMESPACE;
  static final Namespace ATOM = Namespace.getNamespace("atom", "http://www.w3.org/2005/Atom");
  static final Namespace ATOM_03 = Namespace.getNamespace("atom03", "http://purl.org/atom/ns#");
  static final Namespace RSS_10 = Namespace.getNamespace("rss10", "http://purl.org/rss/1.0/");
  static final Namespace RSS_090 =
      Namespace.getNamespace("rss090", "http://my.netscape.com/rdf/simple/0.9/");
  static final Namespace RDF =
      Namespace.getNamespace("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");
  static final Namespace DC = Namespace.getNamespace("dc", "http://purl.org/dc/elements/1.1/");
  static final Namespace DCTERMS = Namespace.getNamespace("dcterms", "http://purl.org/dc/terms/");
  static final Namespace CONTENT =
      Namespace.getNamespace("content", "http://purl.org/rss/1.0/modules/content/");
  static final Namespace SY =
      Namespace.getNamespace("sy", "http://purl.org/rss/1.0/modules/syndication/");
  static final Namespace ITUNES =
      Namespace.getNamespace("itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd");
  static final Namespace GOOGLEPLAY =
      Namespace.getNamespace("googleplay", "http://www.google.com/schemas/play-podcasts/1.0");
  static final Namespace MEDIA = Namespace.getNamespace("media", "http://search.yahoo.com/mrss/");
  static final Namespace FEEDBURNER =
      Namespace.getNamespace("feedburner", "http://rssnamespace.org/feedburner/ext/1.0");
  static final Namespace XHTML = Namespace.getNamespace("xhtml", "http://www.w3.org/1999/xhtml");
  static final Namespace SITEMAP =
      Namespace.getNamespace("sitemap", "http://www.sitemaps.org/schemas/sitemap/0.9");
  static final Namespace NEWS =
      Namespace.getNamespace("news", "http://www.google.com/schemas/sitemap-news/0.9");
  static final Namespace VIDEO =
      Namespace.getNamespace("video", "http://www.google.com/schemas/sitemap-video/1.1");
  static final Namespace IMAGE =
      Namespace.getNamespace("image", "http://www.google.com/schemas/sitemap-image/1.1");

  /** Everything that Wirewatch does not read; one object, since JDOM keeps namespaces for ever. */
  static final Namespace OTHER = Namespace.getNamespace("other", "urn:wirewatch:other");

  private static final Map<String, Namespace> BY_URI = new HashMap<>();
  private static final Map<String, Namespace> BY_PREFIX = new HashMap<>();

  static {
    add(ATOM, "http://www.w3.org/2005/atom", "atom10", "a10");
    add(ATOM_03, "http://example.com/newformat#", "");
    add(ATOM_03, "http://example.com/necho", "");
    add(ATOM_03, "http://purl.org/echo", "");
    add(ATOM_03, "uri/of/echo/namespace#", "");
    add(ATOM_03, "http://purl.org/pie", "");
    add(RSS_10, "http://purl.org/rss/1.0", "rss1", "rss");
    add(RSS_090, "http://channel.netscape.com/rdf/simple/0.9", "");
    add(NONE, "http://backend.userland.com/rss", "");
    add(NONE, "http://backend.userland.com/rss2", "");
    add(NONE, "http://backend.userland.com/rss091", "");
    add(NONE, "http://blogs.law.harvard.edu/tech/rss", "");
    add(NONE, "http://cyber.law.harvard.edu/rss", "");
    add(NONE, "http://cyber.law.harvard.edu/rss/rss.html", "");
    add(NONE, "http://purl.org/rss/2.0", "");
    add(NONE, "http://purl.org/net/rss1.1#", "");
    add(RDF, "http://www.w3.org/1999/02/22-rdf-syntax-ns", "");
    add(DC, "http://purl.org/dc/elements/1.0", "dc10");
    add(DCTERMS, "http://purl.org/dc/terms", "dct", "dcterm");
    add(CONTENT, "http://purl.org/rss/1.0/modules/content", "");
    add(SY, "http://purl.org/rss/1.0/modules/syndication", "syn");
    add(ITUNES, "http://example.com/dtds/podcast-1.0.dtd", "");
    add(ITUNES, "http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes");
    add(GOOGLEPLAY, "http://www.google.com/schemas/play-podcasts/1.0/play-podcasts.xsd", "");
    add(MEDIA, "http://search.yahoo.com/mrss", "mrss");
    add(MEDIA, "http://www.rssboard.org/media-rss", "");
    add(FEEDBURNER, "http://rssnamespace.org/feedburner/ext/1.0", "");
    add(XHTML, "http://www.w3.org/1999/xhtml", "xhtml", "html", "xht", "xh");
    add(SITEMAP, "http://www.google.com/schemas/sitemap/0.84", "sm");
    add(SITEMAP, "http://www.google.com/schemas/sitemap/0.9", "");
    add(NEWS, "http://www.google.com/schemas/sitemap-news/0.9", "n");
    add(VIDEO, "http://www.google.com/schemas/sitemap-video/1.1", "");
    add(IMAGE, "http://www.google.com/schemas/sitemap-image/1.1", "");
  }

  private Ns() {}

  /** The known namespace of a URI as written, whatever its case, scheme or last slash; or null. */
  static Namespace byUri(String uri) {
    Namespace exact = BY_URI.get(uri);
    return exact != null ? exact : BY_URI.get(fold(uri));
  }

  /** The namespace that a prefix means nearly everywhere; or null. */
  static Namespace byPrefix(String prefix) {
    Namespace exact = BY_PREFIX.get(prefix);
    return exact != null ? exact : BY_PREFIX.get(prefix.toLowerCase(Locale.ROOT));
  }

  private static void add(Namespace namespace, String uri, String... prefixes) {
    BY_URI.put(fold(uri), namespace);
    if (!namespace.getURI().isEmpty()) {
      BY_URI.put(namespace.getURI(), namespace);
      BY_URI.put(fold(namespace.getURI()), namespace);
      BY_PREFIX.put(namespace.getPrefix(), namespace);
    }
    for (String prefix : prefixes) {
      if (!prefix.isEmpty()) {
        BY_PREFIX.put(prefix, namespace);
      }
    }
  }

  private static String fold(String uri) {
    String folded = uri.strip().toLowerCase(Locale.ROOT);
    if (folded.startsWith("https:")) {
      folded = "http:" + folded.substring("https:".length());
    }
    return folded.endsWith("/") ? folded.substring(0, folded.length() - 1) : folded;
  }
}
