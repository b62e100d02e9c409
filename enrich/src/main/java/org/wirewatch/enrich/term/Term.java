package org.wirewatch.enrich.term;

/**
 * A word of a text.
 *
 * @param stem lower case, without ending; numbers as written
 * @param start UTF-16 offset
 * @param end UTF-16 offset behind the word
 * @param shape how it is written
 */
public record Term(String stem, int start, int end, Shape shape) {
  /** How a word is written. */
  public enum Shape {
    LOWER,
    /** With a capital letter where a sentence starts or in a headline, so it may be no name. */
    SENTENCE_START,
    /** With a capital letter inside a sentence. */
    CAPITALISED,
    NUMBER
  }
}
