package org.wirewatch.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Cuts a text into sentences for {@code SENTENCE( )}, the same in stream and archive. A sentence
 * ends after {@code . ! ? …} with the quotation marks and brackets that close there, if a space and
 * no small letter follow, and at an empty line; a stop after an initial or after an abbreviation
 * that a name or a number follows ({@code Mr.}, {@code No.}) ends none. Chinese and Japanese full
 * stops always end one.
 */
final class SentenceRanges {
  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "mr", "mrs", "ms", "dr", "prof", "rev", "sen", "rep", "gov", "gen", "lt", "col", "maj",
          "capt", "sgt", "st", "mt", "vs", "v", "no", "nos", "jan", "feb", "mar", "apr", "jun",
          "jul", "aug", "sep", "sept", "oct", "nov", "dec", "e.g", "i.e", "cf", "al", "approx");

  private SentenceRanges() {}

  /** Where each sentence ends, exclusive, ascending; the last one is the length. */
  static List<Integer> ends(String text) {
    List<Integer> ends = new ArrayList<>();
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\u3002' || c == '\uff01' || c == '\uff1f' || isEmptyLine(text, at)) {
        ends.add(at + 1);
      } else if (isStop(c)) {
        int closed = closed(text, at + 1);
        if (endsSentence(text, at, closed)) {
          ends.add(closed);
        }
        at = closed - 1;
      }
    }
    ends.add(text.length());
    return ends;
  }

  private static boolean isEmptyLine(String text, int at) {
    return text.charAt(at) == '\n' && at + 1 < text.length() && text.charAt(at + 1) == '\n';
  }

  /** The end of the stops and closing marks that begin here. */
  private static int closed(String text, int from) {
    int at = from;
    while (at < text.length() && (isStop(text.charAt(at)) || isClosing(text.charAt(at)))) {
      at++;
    }
    return at;
  }

  private static boolean endsSentence(String text, int stop, int closed) {
    int next = closed;
    while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    if (next == closed || next == text.length() || Character.isLowerCase(text.charAt(next))) {
      return false;
    }
    return text.charAt(stop) != '.' || closed > stop + 1 || !isAbbreviation(text, stop);
  }

  private static boolean isAbbreviation(String text, int stop) {
    int start = stop;
    while (start > 0 && isWordPart(text.charAt(start - 1))) {
      start--;
    }
    String word = text.substring(start, stop);
    boolean initial = word.length() == 1 && Character.isUpperCase(word.charAt(0));
    return initial || ABBREVIATIONS.contains(word.toLowerCase(Locale.ROOT));
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '.';
  }

  private static boolean isStop(char c) {
    return c == '.' || c == '!' || c == '?' || c == '\u2026';
  }

  private static boolean isClosing(char c) {
    return c == '"'
        || c == '\''
        || c == ')'
        || c == ']'
        || c == '\u201d'
        || c == '\u2019'
        || c == '\u00bb';
  }
}
