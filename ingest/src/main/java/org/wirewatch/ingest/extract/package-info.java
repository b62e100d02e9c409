/**
 * Turns the bytes of a page into an article: text, title, dates, authors and the rest.
 *
 * <p>{@link org.wirewatch.ingest.extract.PageExtractor} is the way in. It decodes the bytes ({@code
 * PageDecoder}), parses once, collects what the page says about itself ({@code MetaTags}, {@code
 * JsonLd}, {@code Landmarks}), lets one finder per field choose among those sources, and cuts the
 * page into blocks of text ({@code BlockReader}) of which a small trained model ({@code
 * BlockModel}) says which belong to the article; {@code BodyTrimmer} takes out what the model is
 * known to leave in. There are no rules for single sites. Everything is pure, bounded in time and
 * memory, and nothing of the page is executed.
 */
package org.wirewatch.ingest.extract;
