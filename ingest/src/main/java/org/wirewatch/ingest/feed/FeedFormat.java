package org.wirewatch.ingest.feed;

/** The formats that {@link FeedParser} reads. */
public enum FeedFormat {
  RSS_090("rss090"),
  RSS_091("rss091u"),
  RSS_092("rss092"),
  RSS_093("rss093"),
  RSS_094("rss094"),
  RSS_10("rss10"),
  RSS_20("rss20"),
  ATOM_03("atom03"),
  ATOM_10("atom10"),
  JSON_FEED_10("json1"),
  JSON_FEED_11("json11"),
  CDF("cdf"),
  SITEMAP("sitemap"),
  SITEMAP_INDEX("sitemapindex");

  private final String label;

  FeedFormat(String label) {
    this.label = label;
  }

  /** Short name as printed by {@code feed parse}. */
  public String label() {
    return label;
  }

  /** True if the entries are pages of a site (or sitemaps), not items of a feed. */
  public boolean isSitemap() {
    return this == SITEMAP || this == SITEMAP_INDEX;
  }
}
