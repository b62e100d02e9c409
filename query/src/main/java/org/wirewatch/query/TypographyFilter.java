package org.wirewatch.query;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Removes what typesetting puts into words: soft hyphens, joiners and other format characters,
 * combining accents, and the commas in {@code 1,000}. Makes every apostrophe the plain one.
 */
final class TypographyFilter extends TokenFilter {
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

  TypographyFilter(TokenStream input) {
    super(input);
  }

  @Override
  public boolean incrementToken() throws IOException {
    while (input.incrementToken()) {
      fold();
      if (term.length() > 0) {
        return true;
      }
    }
    return false;
  }

  private void fold() {
    char[] buffer = term.buffer();
    int length = term.length();
    boolean number = length > 0 && Character.isDigit(buffer[0]);
    int kept = 0;
    for (int i = 0; i < length; i++) {
      char c = buffer[i];
      if (isApostrophe(c)) {
        buffer[kept++] = '\'';
      } else if (!(dropped(c) || (number && c == ','))) {
        buffer[kept++] = c;
      }
    }
    term.setLength(kept);
  }

  private static boolean isApostrophe(char c) {
    return c == '\u2019' || c == '\u2018' || c == '\u02bc' || c == '\uff07';
  }

  private static boolean dropped(char c) {
    return Character.getType(c) == Character.FORMAT || (c >= '\u0300' && c <= '\u036f');
  }
}
