/**
 * Answers as they went over the wire, kept in WARC files so that pages can be extracted anew.
 *
 * <p>{@link org.wirewatch.ingest.raw.Exchange} is one request with its answer, {@link
 * org.wirewatch.ingest.raw.ContentCoding} undoes the answer's compression. {@link
 * org.wirewatch.ingest.raw.RawStore} writes exchanges and reads one back by its {@link
 * org.wirewatch.ingest.raw.RawPlace}; {@link org.wirewatch.ingest.raw.WarcPages} reads whole files.
 */
package org.wirewatch.ingest.raw;
