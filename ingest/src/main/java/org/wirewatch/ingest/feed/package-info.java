/**
 * Reads feeds and sitemaps from bytes. Pure, thread-safe, no network, no Kafka.
 *
 * <p>Start at {@link org.wirewatch.ingest.feed.FeedParser}. A feed passes these steps:
 *
 * <ol>
 *   <li>bytes to text: {@code BodyDecoder} with {@code Charsets} and {@code CharsetGuess};
 *   <li>text to tree: {@code XmlTreeReader}, which forgives everything and expands nothing, with
 *       {@code TagReader}, {@code XmlText} and {@code NameScope};
 *   <li>the tree is brought into shape and repaired before ROME: {@code FeedShape}, {@code
 *       TextRepair} with {@code SafeHtml}, {@code LinkRepair} with {@code Links}, {@code
 *       DateReader} with {@code FeedDates};
 *   <li>ROME reads it: {@code RomeReader};
 *   <li>what ROME drops is completed from the tree: {@code TextCompletion}, {@code LinkCompletion},
 *       {@code PersonCompletion}, {@code ModuleCompletion}, at last {@code StandIns}.
 * </ol>
 *
 * <p>ROME knows neither {@code JsonFeedReader}'s format nor those of {@code SitemapReader} and
 * {@code CdfReader}. {@code Limits} says what a feed may cost. {@link
 * org.wirewatch.ingest.feed.FeedJson} writes the line of {@code feed parse}.
 */
package org.wirewatch.ingest.feed;
