package org.wirewatch.desk.live;

import org.wirewatch.wire.EnrichedArticle;

/**
 * An article on the live stream.
 *
 * @param id {@code partition.offset} of its record; the event id, also after a restart
 */
public record LiveItem(String id, EnrichedArticle article) {}
