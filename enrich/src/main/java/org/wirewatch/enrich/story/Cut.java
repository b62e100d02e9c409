package org.wirewatch.enrich.story;

/** Bounds what a record quotes. */
final class Cut {
  private Cut() {}

  /** The text, or its beginning with an ellipsis where it is longer; null stays null. */
  static String to(String text, int charsMax) {
    if (text == null || text.length() <= charsMax) {
      return text;
    }
    int end = charsMax - 1;
    if (Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end) + "…";
  }
}
