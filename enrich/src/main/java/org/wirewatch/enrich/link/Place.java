package org.wirewatch.enrich.link;

/**
 * Where a name stands.
 *
 * @param sentence index among the article's sentences, the title's first
 * @param start index of its first token in the sentence
 * @param end index after its last token
 * @param written its words as written, one space between
 */
public record Place(int sentence, int start, int end, String written) {}
