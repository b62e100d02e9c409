/**
 * Sentences and tokens of news text, with offsets.
 *
 * <p>{@link org.wirewatch.enrich.text.Sentences} cuts an article into sentences (paragraphs are
 * always cut apart), {@link org.wirewatch.enrich.text.NewsTokenizer} cuts a sentence into tokens.
 * OpenNLP's sentence model decides where our rules for news (abbreviations, initials, quotes,
 * headlines without a stop) have no opinion. Everything here is pure and thread-safe.
 */
package org.wirewatch.enrich.text;
