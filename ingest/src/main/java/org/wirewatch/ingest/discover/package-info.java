/**
 * Discovery: from any web address to what could be polled behind it, with a preview.
 *
 * <p>{@link org.wirewatch.ingest.discover.Discovery} asks in this order: the address itself; what
 * its page links as feeds; the site's front page and the common places of feeds, if nothing was
 * linked; the sitemaps of robots.txt; and, with no feed, the page as an index of articles. {@code
 * FeedLinks} and {@code CommonPlaces} name addresses, {@code Visit} asks for them within bounds,
 * {@code Preview} reads one, {@code Ranking} orders and folds them.
 */
package org.wirewatch.ingest.discover;
