package org.wirewatch.ingest.feed;

/** Classes of characters as markup knows them, without the rest of Unicode. */
final class Ascii {
  private Ascii() {}

  static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  static boolean isLetterOrDigit(char c) {
    return isLetter(c) || (c >= '0' && c <= '9');
  }
}
