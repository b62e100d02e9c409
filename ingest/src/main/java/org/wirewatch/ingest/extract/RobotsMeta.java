package org.wirewatch.ingest.extract;

import java.time.Instant;

/**
 * What the page's robots meta tags ask of crawlers, of all or of us by name. The X-Robots-Tag
 * header is the fetcher's.
 *
 * @param unavailableAfter from when on the page is not to be kept; null when it does not say
 */
public record RobotsMeta(
    boolean noIndex, boolean noArchive, boolean noFollow, Instant unavailableAfter) {
  private static final String UNAVAILABLE = "unavailable_after:";

  static RobotsMeta of(MetaTags meta) {
    boolean noIndex = false;
    boolean noArchive = false;
    boolean noFollow = false;
    Instant until = null;
    for (String name : new String[] {"robots", "googlebot-news", "wirewatch"}) {
      for (String content : meta.all(name)) {
        String rules = Texts.lower(content);
        for (String rule : rules.split("[,;]", 30)) {
          boolean none = rule.strip().equals("none");
          noIndex |= none || rule.strip().equals("noindex");
          noFollow |= none || rule.strip().equals("nofollow");
          noArchive |= rule.strip().equals("noarchive");
        }
        int at = rules.indexOf(UNAVAILABLE);
        if (at >= 0) {
          String date = content.substring(at + UNAVAILABLE.length());
          until = DateParser.parse(date).map(StatedTime::instant).orElse(until);
        }
      }
    }
    return new RobotsMeta(noIndex, noArchive, noFollow, until);
  }

  /** Whether the page may be used at this time. */
  public boolean allowsIndexing(Instant now) {
    return !noIndex && (unavailableAfter == null || now.isBefore(unavailableAfter));
  }
}
