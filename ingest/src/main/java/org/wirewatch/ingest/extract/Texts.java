package org.wirewatch.ingest.extract;

import java.text.Normalizer;
import java.util.Locale;

/** Small text functions that several finders share. */
final class Texts {
  private Texts() {}

  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** White space (no-break spaces too) runs become one space, ends trimmed; null becomes "". */
  static String squeeze(String text) {
    if (text == null) {
      return "";
    }
    StringBuilder out = new StringBuilder(text.length());
    boolean gap = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isSpace(c)) {
        gap = true;
      } else {
        if (gap && !out.isEmpty()) {
          out.append(' ');
        }
        gap = false;
        out.append(c);
      }
    }
    return out.toString();
  }

  static boolean isSpace(char c) {
    return c <= ' '
        || c == '\u00a0'
        || (c >= '\u2000' && c <= '\u200a')
        || c == '\u202f'
        || c == '\u3000'
        || c == '\u0085'
        || c == '\u2028'
        || c == '\u2029';
  }

  /** Letters and digits only, compatibility forms and case folded: for telling texts equal. */
  static String fold(String text) {
    String normal = isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKC);
    StringBuilder out = new StringBuilder(normal.length());
    for (int i = 0; i < normal.length(); i++) {
      char c = normal.charAt(i);
      if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
        out.append(Character.toLowerCase(c));
      }
    }
    return out.toString();
  }

  static boolean isBlank(String text) {
    return text == null || text.isBlank();
  }

  /** The text itself, or its first {@code charsMax} characters. */
  static String cut(String text, int charsMax) {
    return text.length() <= charsMax ? text : text.substring(0, charsMax);
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 127) {
        return false;
      }
    }
    return true;
  }
}
