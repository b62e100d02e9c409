/**
 * What people said, and who.
 *
 * <p>{@link org.wirewatch.enrich.quote.QuoteFinder} is the door. {@code QuotationMarks} pairs the
 * marks; {@code Attribution} looks for the verb of speech and its subject before and after each
 * pair; {@code Speakers} tells who {@code he}, {@code she} or an unnamed subject is; {@code
 * NotSpeech} sorts out titles, slogans and scare quotes; {@code IndirectSpeech} adds what was said
 * without marks.
 *
 * <p>A pair of marks is speech when a verb of speech governs it, when it goes on after a quote, or
 * when it is a whole sentence on its own.
 */
package org.wirewatch.enrich.quote;
