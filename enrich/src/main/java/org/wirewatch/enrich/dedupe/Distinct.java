package org.wirewatch.enrich.dedupe;

import org.wirewatch.wire.Article;

/**
 * An article that is no repetition.
 *
 * @param duplicateOf id of the article of another outlet whose content this one repeats; null when
 *     the content is new
 */
public record Distinct(Article article, String contentHash, String duplicateOf) {}
