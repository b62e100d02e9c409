/**
 * Duplicates, in two steps. {@link org.wirewatch.enrich.dedupe.DuplicateFilter} tells the same
 * title and text by a hash of the content; what becomes of it is the pure {@link
 * org.wirewatch.enrich.dedupe.SeenContent#judge}. {@link
 * org.wirewatch.enrich.dedupe.NearDuplicateStep} marks copies, edits and updates by {@link
 * org.wirewatch.enrich.dedupe.NearDuplicates}: the words ({@link
 * org.wirewatch.enrich.dedupe.WordReader}) are looked up in what is remembered ({@link
 * org.wirewatch.enrich.dedupe.ArticleMemory}), aligned ({@link
 * org.wirewatch.enrich.dedupe.Alignment}) and judged ({@link
 * org.wirewatch.enrich.dedupe.Comparison}, {@link org.wirewatch.enrich.dedupe.FactChanges}). See
 * docs/duplicates.md, docs/decisions/0005 and 0013.
 */
package org.wirewatch.enrich.dedupe;
