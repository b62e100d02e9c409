package org.wirewatch.enrich.value;

import org.wirewatch.wire.EnrichedArticle.EntityType;

/**
 * A value found.
 *
 * @param start UTF-16 offset
 * @param end offset after its last character
 * @param canonical as in a mention's canonical name; null when it cannot be told
 * @param confidence 0 to 1
 */
record Value(EntityType type, int start, int end, String canonical, double confidence) {}
