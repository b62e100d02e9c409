/**
 * Exact duplicates: the same title and text, told by a hash of the content.
 *
 * <p>{@link org.wirewatch.enrich.dedupe.DuplicateFilter} is the stateful step; what it decides is
 * the pure {@link org.wirewatch.enrich.dedupe.SeenContent#judge}. Near duplicates share a story
 * instead. See docs/decisions/0005-exact-duplicates.md.
 */
package org.wirewatch.enrich.dedupe;
