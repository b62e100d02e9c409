package org.wirewatch.enrich.text;

/**
 * A word or mark.
 *
 * @param start UTF-16 offset into the text that was tokenised
 * @param end offset after its last character
 * @param text exactly as written
 */
public record Token(int start, int end, String text) {}
