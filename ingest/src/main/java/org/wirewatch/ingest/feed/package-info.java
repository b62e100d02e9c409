/**
 * Reads feeds and sitemaps from bytes. Pure, thread-safe, no network, no Kafka.
 *
 * <p>Start at {@link org.wirewatch.ingest.feed.FeedParser}.
 */
package org.wirewatch.ingest.feed;
