package org.wirewatch.enrich.quote;

/**
 * Words between quotation marks.
 *
 * @param open offset of the opening mark
 * @param start offset of the first character inside
 * @param end offset after the last character inside
 * @param close offset after the closing mark; {@code end} when there is none
 * @param continues whether it goes on what the pair before it left open
 */
record Marked(int open, int start, int end, int close, boolean continues) {
  boolean isClosed() {
    return close > end;
  }
}
