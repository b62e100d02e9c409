package org.wirewatch.enrich.language;

import java.lang.Character.UnicodeScript;
import java.util.regex.Pattern;

/**
 * The part of an article that its language is told from: words of the headline, of the text's
 * beginning and of its middle, where notices around the text are behind; only letters of the script
 * that most of them are in.
 *
 * @param words separated by spaces
 * @param script of the words; {@code COMMON} when there is none
 * @param evidence letters, where one of the East Asian scripts says as much as four others
 */
record Excerpt(String words, UnicodeScript script, int evidence) {
  private static final int PART_CHARS_MAX = 350;
  private static final int TITLE_CHARS_MAX = 200;
  private static final Pattern ADDRESS = Pattern.compile("https?://\\S+|www\\.\\S+|[@#]\\w+");

  static Excerpt of(String title, String text) {
    StringBuilder parts = new StringBuilder(head(title, TITLE_CHARS_MAX));
    parts.append(' ').append(head(text, PART_CHARS_MAX));
    if (text.length() > PART_CHARS_MAX) {
      int middle = Math.max(PART_CHARS_MAX, (text.length() - PART_CHARS_MAX) / 2);
      parts.append(' ').append(head(text.substring(middle), PART_CHARS_MAX));
    }
    String plain = ADDRESS.matcher(parts).replaceAll(" ");
    UnicodeScript script = Scripts.of(plain);
    StringBuilder words = new StringBuilder(plain.length());
    int evidence = 0;
    for (int c : plain.codePoints().toArray()) {
      if (Scripts.isPartOfWord(c) && Scripts.contains(script, c)) {
        words.appendCodePoint(c);
        evidence += Scripts.weight(c);
      } else if (!words.isEmpty() && words.charAt(words.length() - 1) != ' ') {
        words.append(' ');
      }
    }
    return new Excerpt(words.toString().strip(), script, evidence);
  }

  private static String head(String text, int charsMax) {
    return text.length() <= charsMax ? text : text.substring(0, charsMax);
  }
}
