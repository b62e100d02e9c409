package org.wirewatch.ingest.extract;

/** What the page's robots meta tags ask of crawlers. The X-Robots-Tag header is the fetcher's. */
public record RobotsMeta(boolean noIndex, boolean noArchive, boolean noFollow) {
  static RobotsMeta of(MetaTags meta) {
    boolean noIndex = false;
    boolean noArchive = false;
    boolean noFollow = false;
    for (String name : new String[] {"robots", "googlebot-news", "wirewatch"}) {
      for (String content : meta.all(name)) {
        String rules = Texts.lower(content);
        boolean none = rules.contains("none");
        noIndex |= none || rules.contains("noindex");
        noFollow |= none || rules.contains("nofollow");
        noArchive |= rules.contains("noarchive");
      }
    }
    return new RobotsMeta(noIndex, noArchive, noFollow);
  }
}
