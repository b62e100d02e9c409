package org.wirewatch.desk.archive;

import org.wirewatch.wire.EnrichedArticle;

/**
 * An article from the archive.
 *
 * @param position {@code partition.offset} of its record: unique, and the id of its event in the
 *     live stream
 */
public record Found(EnrichedArticle article, String position) {}
