package org.wirewatch.ingest.feed;

/** Outcome of reading the bytes of a feed. */
public sealed interface FeedResult permits ParsedFeed, Unreadable {}
