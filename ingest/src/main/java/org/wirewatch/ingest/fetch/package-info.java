/**
 * Fetching: HTTP within bounds, robots.txt, politeness, and from a page to an article.
 *
 * <p>{@link org.wirewatch.ingest.fetch.HttpFetcher} makes one GET and gives a {@link
 * org.wirewatch.ingest.fetch.FetchResult}; {@code PageFetch} turns one request into an article, a
 * later attempt or a dead letter; {@link org.wirewatch.ingest.fetch.FetchWork} does so for the
 * hosts that this instance owns, many at a time, none in the way of another. {@link
 * org.wirewatch.ingest.fetch.Urls} knows the one form of an address by which an article is known.
 */
package org.wirewatch.ingest.fetch;
