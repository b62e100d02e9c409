package org.wirewatch.ingest.fetch;

import java.util.Locale;
import java.util.Map;

/**
 * What the X-Robots-Tag header asks of us: rules for all robots and those addressed to us by name.
 *
 * @param noArchive whether no copy of the page is to be kept
 */
record RobotsTag(boolean noIndex, boolean noArchive) {
  private static final String US = HttpConfig.PRODUCT.toLowerCase(Locale.ROOT);

  static RobotsTag of(Map<String, String> headers) {
    boolean noIndex = false;
    boolean noArchive = false;
    boolean ours = true;
    for (String part : headers.getOrDefault("x-robots-tag", "").split(",", -1)) {
      String rule = part.strip().toLowerCase(Locale.ROOT);
      int colon = rule.indexOf(':');
      String name = colon < 0 ? "" : rule.substring(0, colon).strip();
      if (colon >= 0 && !isRule(name)) {
        ours = name.equals(US) || name.equals("*");
        rule = rule.substring(colon + 1).strip();
      }
      boolean none = rule.equals("none");
      noIndex |= ours && (none || rule.equals("noindex"));
      noArchive |= ours && (rule.equals("noarchive") || rule.equals("nocache"));
    }
    return new RobotsTag(noIndex, noArchive);
  }

  /** Rules that themselves have a value. */
  private static boolean isRule(String name) {
    return name.startsWith("max-") || name.equals("unavailable_after");
  }
}
