/**
 * Ingest: polls sources, discovers articles, fetches their pages, writes articles.
 *
 * <p>{@link org.wirewatch.ingest.IngestService} runs two lanes ({@code lane}). The poll lane
 * ({@code poll}) reads {@code sources}, asks each source when due and writes {@code fetch-requests}
 * and {@code source-status}. The fetch lane ({@code fetch}) reads {@code fetch-requests} and writes
 * {@code articles}. Every effect is one Kafka transaction with the progress that it stands for.
 * Pure parts: {@code feed} reads feeds, {@code extract} reads pages, {@code listing} what a source
 * lists, {@code source} reads OPML. {@code discover} finds sources behind an address.
 */
package org.wirewatch.ingest;
