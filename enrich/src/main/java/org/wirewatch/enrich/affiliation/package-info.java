/**
 * Who holds which role where, as the text states it.
 *
 * <p>{@link org.wirewatch.enrich.affiliation.AffiliationFinder} is the door. {@code Items} is a
 * sentence with each name as one item; {@code RolePhrases} reads a noun phrase that names a role,
 * by the words of {@code RoleWords}; {@code SentenceReader} ties such phrases to the people beside
 * them, {@code Predicates} by a verb, {@code Signatures} in lists of signatures. {@code References}
 * then tells whom {@code the X co-founder} means.
 *
 * <p>The grammar is small on purpose: a role is tied to a name only where nothing but the words of
 * the pattern stands between them, so that clauses, conditions and quotes keep apart.
 */
package org.wirewatch.enrich.affiliation;
