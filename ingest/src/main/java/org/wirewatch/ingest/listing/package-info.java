/**
 * What a source lists, whatever it is: a feed, a sitemap or a site's index page.
 *
 * <p>{@link org.wirewatch.ingest.listing.FeedListing} reads parsed feeds and sitemaps, {@link
 * org.wirewatch.ingest.listing.IndexPage} finds the links to articles on a page; both give {@link
 * org.wirewatch.ingest.listing.Listed}. Polling and discovery share them.
 */
package org.wirewatch.ingest.listing;
