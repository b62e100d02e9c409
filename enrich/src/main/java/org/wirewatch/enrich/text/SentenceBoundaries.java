package org.wirewatch.enrich.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Decides where sentences end inside a paragraph.
 *
 * <p>Every run of {@code . ! ? …} with the quotation marks and brackets that close after it is a
 * candidate. Rules settle what news makes plain; for a short capitalised word before the stop,
 * which may be an abbreviation unknown to us, OpenNLP's sentence model decides.
 */
final class SentenceBoundaries {
  /** Words that begin a sentence far more often than they continue a name. */
  private static final Set<String> STARTERS =
      Set.of(
          "The",
          "A",
          "An",
          "He",
          "She",
          "It",
          "They",
          "We",
          "I",
          "You",
          "But",
          "And",
          "In",
          "On",
          "At",
          "This",
          "That",
          "These",
          "Those",
          "There",
          "If",
          "When",
          "While",
          "After",
          "Before",
          "As",
          "For",
          "His",
          "Her",
          "Its",
          "Their",
          "Our",
          "My",
          "Some",
          "Many",
          "Most",
          "So",
          "Or",
          "However",
          "Meanwhile",
          "Also",
          "By",
          "With",
          "To",
          "From",
          "One",
          "No",
          "Not",
          "What",
          "Who",
          "Why",
          "How",
          "Asked",
          "Since",
          "Last",
          "According",
          "Earlier",
          "Although",
          "Despite",
          "Under",
          "Both",
          "Now",
          "Then");

  private static final int DOUBTFUL_LENGTH_MAX = 4;

  private SentenceBoundaries() {}

  /** Ends of the sentences of {@code text[start, end)}, ascending; the last one is {@code end}. */
  static List<Integer> in(String text, int start, int end) {
    List<Integer> ends = new ArrayList<>();
    int at = start;
    while (at < end) {
      if (!isTerminator(text.charAt(at))) {
        at++;
        continue;
      }
      int run = at;
      while (run < end && isTerminator(text.charAt(run))) {
        run++;
      }
      int closed = run;
      while (closed < end && closes(text, closed, end)) {
        closed++;
      }
      if (closed < end && endsSentence(text, start, at, run, closed, end)) {
        ends.add(closed);
      }
      at = closed;
    }
    ends.add(end);
    return ends;
  }

  private static boolean isTerminator(char c) {
    return c == '.' || c == '!' || c == '?' || c == '\u2026';
  }

  private static boolean closes(String text, int at, int end) {
    char c = text.charAt(at);
    if (c == '"' || c == '\'') {
      boolean wordFollows = at + 1 < end && Character.isLetterOrDigit(text.charAt(at + 1));
      return !wordFollows;
    }
    return c == '\u201d' || c == '\u2019' || c == ')' || c == ']' || c == '\u00bb';
  }

  private static boolean opens(char c) {
    return c == '"' || c == '\u201c' || c == '\'' || c == '\u2018' || c == '(' || c == '[';
  }

  private static boolean endsSentence(
      String text, int start, int stop, int run, int closed, int end) {
    int next = closed;
    while (next < end && NewsTokenizer.isSpace(text.charAt(next))) {
      next++;
    }
    if (next == end) {
      return false;
    }
    boolean spaced = next > closed;
    int first = next;
    while (first < end && (opens(text.charAt(first)) || isBullet(text.charAt(first)))) {
      first++;
    }
    if (first == end) {
      return false;
    }
    char c = text.charAt(first);
    boolean opened = first > next;
    boolean single = text.charAt(stop) == '.' && run == stop + 1;
    if (!spaced) {
      boolean glued =
          Character.isUpperCase(c) && (opened || isGlued(text, start, stop, first, end));
      return single && closed == run && glued;
    }
    if (Character.isLowerCase(c)) {
      return single && opened && closed > run;
    }
    if (!Character.isLetterOrDigit(c)) {
      return c == '$' || c == '\u00a3' || c == '\u20ac' || c == '@' || c == '#';
    }
    if (!single || closed > run) {
      return true;
    }
    return stopEndsSentence(text, start, stop, first, end, opened);
  }

  private static boolean isBullet(char c) {
    return c == '\u2022' || c == '\u2013' || c == '\u2014' || c == '-' || c == '*';
  }

  /** {@code over.The}: a stop without its space, between two plain words. */
  private static boolean isGlued(String text, int start, int stop, int first, int end) {
    if (stop - 3 < start || first + 1 >= end) {
      return false;
    }
    for (int at = stop - 3; at < stop; at++) {
      if (!Character.isLowerCase(text.charAt(at))) {
        return false;
      }
    }
    return Character.isUpperCase(text.charAt(first)) && STARTERS.contains(wordAt(text, first, end));
  }

  private static boolean stopEndsSentence(
      String text, int start, int stop, int first, int end, boolean opened) {
    int from = stop;
    while (from > start && isWordPart(text.charAt(from - 1))) {
      from--;
    }
    String word = text.substring(from, stop);
    if (word.isEmpty()) {
      return true;
    }
    boolean starter = opened || STARTERS.contains(wordAt(text, first, end));
    if (Abbreviations.precedesName(word)) {
      return false;
    }
    if (Character.isDigit(text.charAt(first)) && Abbreviations.precedesNumber(word)) {
      return false;
    }
    boolean initial = word.length() == 1 && Character.isUpperCase(word.charAt(0));
    boolean dotted = word.indexOf('.') > 0 && Character.isLetter(word.charAt(word.length() - 1));
    if (initial || Abbreviations.followsName(word) || (dotted && word.length() <= 6)) {
      return starter;
    }
    if (!starter && isDoubtful(word)) {
      return SentenceModel.endsSentence(text, start, stop, end);
    }
    return true;
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '.' || c == '\'' || c == '\u2019' || c == '-';
  }

  private static boolean isDoubtful(String word) {
    return word.length() <= DOUBTFUL_LENGTH_MAX
        && Character.isUpperCase(word.charAt(0))
        && !word.chars().allMatch(Character::isUpperCase);
  }

  private static String wordAt(String text, int from, int end) {
    int to = from;
    while (to < end && Character.isLetter(text.charAt(to))) {
      to++;
    }
    return text.substring(from, to);
  }
}
