package org.wirewatch.app.newsroom;

import java.nio.charset.Charset;
import java.util.List;

/**
 * An invented publisher.
 *
 * @param feedSize newest articles that the feed lists
 * @param articlePath pattern of the article addresses: {@code {date}}, {@code {section}}, {@code
 *     {slug}}, {@code {number}}
 * @param charset of the pages and feeds
 * @param comments what readers are shown to have written below the articles
 */
record Outlet(
    String id,
    String name,
    String tagline,
    String language,
    FeedKind feed,
    String feedPath,
    int feedSize,
    String articlePath,
    Charset charset,
    Typography typography,
    List<String> sections,
    List<String> comments) {

  /** How an outlet tells the world of its articles. */
  enum FeedKind {
    RSS,
    ATOM,
    RDF,
    JSON,
    NEWS_SITEMAP,
    /** No feed: links on the front page. */
    FRONT_PAGE
  }
}
