package org.wirewatch.ingest.discover;

import java.net.URI;
import org.wirewatch.wire.discovery.Candidate;

/**
 * An address that may be a feed or sitemap.
 *
 * @param title as the link calls it; null when it does not
 */
record Offer(URI url, Candidate.Found found, String title) {}
