package org.wirewatch.ingest.extract;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Addresses as pages write them: resolved against the base, http and https only. */
final class Addresses {
  private static final int CHARS_MAX = 2_000;
  private static final int LINKS_MAX = 500;

  private final URI base;

  private Addresses(URI base) {
    this.base = base;
  }

  /** Resolves against the page's base element if it has a good one, else the page's address. */
  static Addresses of(Document document, URI url) {
    Addresses plain = new Addresses(url);
    Element base = document.head().selectFirst("base[href]");
    URI stated = base == null ? null : plain.resolve(base.attr("href"));
    return stated == null ? plain : new Addresses(stated);
  }

  /** The absolute address; null when it is none that can be fetched. */
  URI resolve(String reference) {
    String text = Texts.squeeze(reference);
    if (text.isEmpty() || text.length() > CHARS_MAX) {
      return null;
    }
    try {
      URI uri = new URI(quote(text));
      URI absolute = base == null || uri.isAbsolute() ? uri : base.resolve(uri);
      String scheme = String.valueOf(absolute.getScheme());
      boolean web = scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https");
      return web && absolute.getHost() != null ? absolute : null;
    } catch (URISyntaxException | IllegalArgumentException broken) {
      return null;
    }
  }

  /** The targets of links, in order, without doubles and without links into the page itself. */
  List<URI> links(List<Element> anchors, URI self) {
    Set<URI> links = new LinkedHashSet<>();
    for (Element anchor : anchors) {
      String href = anchor.attr("href");
      URI link = href.startsWith("#") ? null : resolve(href);
      if (link != null && !link.equals(self) && links.size() < LINKS_MAX) {
        links.add(link);
      }
    }
    return new ArrayList<>(links);
  }

  /** Percent-encodes what java.net.URI refuses and browsers accept. */
  private static String quote(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean badPercent = c == '%' && !(isHex(text, i + 1) && isHex(text, i + 2));
      if (badPercent || (c < 128 && " \"<>\\^`{|}".indexOf(c) >= 0)) {
        out.append('%').append(String.format("%02X", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static boolean isHex(String text, int index) {
    return index < text.length() && Character.digit(text.charAt(index), 16) >= 0;
  }
}
