package org.wirewatch.ingest.feed;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdom2.Element;

/**
 * Resolves relative links.
 *
 * @see "XML Base, https://www.w3.org/TR/xmlbase/"
 */
final class Links {
  private static final int CHARS_MAX = 4_000;
  private static final List<String> ACTIVE =
      List.of(
          "javascript", "vbscript", "data", "livescript", "mocha", "file", "about", "view-source");
  private static final String UNWISE = " \"<>\\^`{|}[]";

  private Links() {}

  /** The address that relative links of a whole feed start from; null if unknown. */
  static URI base(Map<String, String> headers, URI url) {
    String location = Headers.get(headers, "content-location");
    if (location == null) {
      return url;
    }
    String resolved = resolve(url, location);
    URI uri = resolved == null ? null : uri(resolved);
    return uri != null && uri.isAbsolute() ? uri : url;
  }

  /** The base in force at an element: the feed's, changed by each {@code xml:base} above it. */
  static URI base(Element element, URI feedBase) {
    Element parent = element.getParentElement();
    URI outer = parent == null ? feedBase : base(parent, feedBase);
    return baseWithin(element, outer);
  }

  /** The base inside an element, given the base around it. */
  static URI baseWithin(Element element, URI outer) {
    if (!element.hasAttributes()) {
      return outer;
    }
    String value = element.getAttributeValue("base", Ns.XML);
    if (value == null || value.isBlank()) {
      return outer;
    }
    String resolved = resolve(outer, value);
    URI uri = resolved == null ? null : uri(resolved);
    return uri != null && uri.isAbsolute() ? uri : outer;
  }

  /**
   * The link, absolute if a base is known; null if it is empty or its scheme could run something or
   * read a file.
   */
  static String resolve(URI base, String link) {
    String trimmed = strip(link);
    if (trimmed.isEmpty() || trimmed.length() > CHARS_MAX) {
      return null;
    }
    String scheme = scheme(trimmed);
    if (scheme != null) {
      return ACTIVE.contains(scheme) ? null : trimmed;
    }
    if (base == null || base.isOpaque() || !base.isAbsolute()) {
      return trimmed;
    }
    URI relative = uri(trimmed);
    if (relative == null) {
      return trimmed;
    }
    if (trimmed.startsWith("?")) {
      return withoutQuery(base) + relative;
    }
    URI rooted = base.getRawPath().isEmpty() ? base.resolve("/") : base;
    return rooted.resolve(relative).toString();
  }

  /** True if the link names its scheme. */
  static boolean isAbsolute(String link) {
    return link != null && scheme(link) != null;
  }

  /** True if the link is one to a page or file on the web. */
  static boolean isWeb(String link) {
    String scheme = link == null ? null : scheme(link);
    return "http".equals(scheme) || "https".equals(scheme);
  }

  private static String withoutQuery(URI base) {
    String text = base.toString();
    int end = text.indexOf('?');
    int fragment = text.indexOf('#');
    end = end < 0 ? fragment : fragment < 0 ? end : Math.min(end, fragment);
    return end < 0 ? text : text.substring(0, end);
  }

  /** The scheme in lower case; null if there is none. */
  private static String scheme(String link) {
    for (int i = 0; i < link.length(); i++) {
      char c = link.charAt(i);
      if (c == ':') {
        return i == 0 ? null : link.substring(0, i).toLowerCase(Locale.ROOT);
      }
      boolean allowed =
          Ascii.isLetter(c) || (i > 0 && (Ascii.isLetterOrDigit(c) || "+-.".indexOf(c) >= 0));
      if (!allowed) {
        return null;
      }
    }
    return null;
  }

  /** Browsers ignore white space around an address and line breaks within, so does this. */
  private static String strip(String link) {
    String stripped = link.strip();
    boolean clean = true;
    for (int i = 0; i < stripped.length() && clean; i++) {
      clean = stripped.charAt(i) > 0x20 || stripped.charAt(i) == ' ';
    }
    return clean ? stripped : stripped.replaceAll("[\\x00-\\x1f]+\\s*", "");
  }

  /** The link as a URI, what is forbidden in one escaped; null if it still is none. */
  static URI uri(String link) {
    try {
      return new URI(link);
    } catch (URISyntaxException e) {
      try {
        return new URI(escape(link));
      } catch (URISyntaxException stillWrong) {
        return null;
      }
    }
  }

  private static String escape(String link) {
    StringBuilder out = new StringBuilder(link.length() + 16);
    for (int i = 0; i < link.length(); i++) {
      char c = link.charAt(i);
      boolean barePercent = c == '%' && !isHexPair(link, i + 1);
      if ((c < 0x80 && UNWISE.indexOf(c) >= 0) || barePercent) {
        out.append('%')
            .append(Integer.toHexString(c | 0x100).substring(1).toUpperCase(Locale.ROOT));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static boolean isHexPair(String link, int at) {
    return at + 1 < link.length()
        && Character.digit(link.charAt(at), 16) >= 0
        && Character.digit(link.charAt(at + 1), 16) >= 0;
  }
}
