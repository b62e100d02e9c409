/**
 * Sums of money, dates and counts, with their values.
 *
 * <p>{@link org.wirewatch.enrich.value.ValueFinder} is the door. It walks once over the tokens;
 * most of them are passed after one look into {@code Signals}. {@code Numerals} reads a number in
 * digits or words; {@code MoneyScanner}, {@code DateScanner} and {@code CountScanner} each say
 * whether a value of theirs begins at a token. {@code Calendar} knows the day of publication,
 * {@code Tense} whether a clause looks ahead. No step looks further than a few tokens, so the time
 * is linear.
 */
package org.wirewatch.enrich.value;
