package org.wirewatch.enrich.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import opennlp.tools.tokenize.Tokenizer;
import opennlp.tools.util.Span;

/**
 * Cuts text into words and marks, as the Penn Treebank does, but keeps hyphenated words whole.
 *
 * <p>{@code Graves-Fitzsimmons}, {@code AT&T}, {@code U.S.}, {@code 1,200.50}, {@code O'Brien} and
 * addresses of pages and mail stay one token; {@code Meta's} and {@code don't} become two. A final
 * stop belongs to the word only where {@link Abbreviations} knows it or the word has inner stops.
 * Thread-safe.
 */
public final class NewsTokenizer implements Tokenizer {
  public static final NewsTokenizer INSTANCE = new NewsTokenizer();

  private static final Set<String> CLITICS = Set.of("s", "d", "m", "re", "ve", "ll", "S");

  private NewsTokenizer() {}

  @Override
  public String[] tokenize(String text) {
    return tokens(text, 0, text.length()).stream().map(Token::text).toArray(String[]::new);
  }

  @Override
  public Span[] tokenizePos(String text) {
    return tokens(text, 0, text.length()).stream()
        .map(t -> new Span(t.start(), t.end()))
        .toArray(Span[]::new);
  }

  /** The tokens of {@code text[start, end)}, offsets into the whole text. */
  public List<Token> tokens(String text, int start, int end) {
    List<Token> tokens = new ArrayList<>((end - start) / 5 + 2);
    int at = start;
    while (at < end) {
      char c = text.charAt(at);
      if (isSpace(c)) {
        at++;
      } else if (isWordStart(text, at, end)) {
        at = word(text, at, end, tokens);
      } else {
        int next = mark(text, at, end);
        tokens.add(new Token(at, next, text.substring(at, next)));
        at = next;
      }
    }
    return tokens;
  }

  static boolean isSpace(char c) {
    return c <= ' ' || c == '\u00a0' || Character.isWhitespace(c) || c == '\u200b' || c == '\ufeff';
  }

  static boolean isApostrophe(char c) {
    return c == '\'' || c == '\u2019';
  }

  private static boolean isWordStart(String text, int at, int end) {
    char c = text.charAt(at);
    if (isWordCharacter(c)) {
      return true;
    }
    return (c == '@' || c == '#') && at + 1 < end && isWordCharacter(text.charAt(at + 1));
  }

  private static boolean isWordCharacter(char c) {
    return Character.isLetterOrDigit(c)
        || Character.isSurrogate(c)
        || c == '_'
        || Character.getType(c) == Character.NON_SPACING_MARK;
  }

  private static int mark(String text, int at, int end) {
    char c = text.charAt(at);
    int next = at + 1;
    if (c == '.' || c == '-' || c == '!' || c == '?' || c == '`') {
      while (next < end && text.charAt(next) == c) {
        next++;
      }
    }
    if (isApostrophe(c) && next < end && text.charAt(next) == c) {
      next++;
    }
    return isApostrophe(c) ? cliticEnd(text, next, end) : next;
  }

  /** In text that is tokenised already, {@code Biden 's}, the clitic stands alone. */
  private static int cliticEnd(String text, int start, int end) {
    int at = start;
    while (at < end && at - start < 3 && Character.isLetter(text.charAt(at))) {
      at++;
    }
    boolean whole = at == end || !isWordCharacter(text.charAt(at));
    return whole && CLITICS.contains(text.substring(start, at)) ? at : start;
  }

  private static int word(String text, int start, int end, List<Token> tokens) {
    int address = addressEnd(text, start, end);
    int stop = address > start ? address : wordEnd(text, start, end);
    if (address > start || !splitClitic(text, start, stop, tokens)) {
      tokens.add(new Token(start, stop, text.substring(start, stop)));
    }
    return stop;
  }

  /** End of a page or mail address that starts here; {@code start} when none does. */
  private static int addressEnd(String text, int start, int end) {
    boolean page =
        text.startsWith("http://", start)
            || text.startsWith("https://", start)
            || text.startsWith("www.", start);
    int at = start;
    boolean mail = false;
    while (at < end && (page ? !isSpace(text.charAt(at)) : isMailCharacter(text.charAt(at)))) {
      mail |= text.charAt(at) == '@' && at > start;
      at++;
    }
    if (!page && !mail) {
      return start;
    }
    while (at > start && !isWordCharacter(text.charAt(at - 1)) && text.charAt(at - 1) != '/') {
      at--;
    }
    return at;
  }

  private static boolean isMailCharacter(char c) {
    return c < 128 && (Character.isLetterOrDigit(c) || "._-+@".indexOf(c) >= 0);
  }

  private static int wordEnd(String text, int start, int end) {
    int at = start + 1;
    boolean innerStop = false;
    while (at < end) {
      char c = text.charAt(at);
      if (isWordCharacter(c)) {
        at++;
        continue;
      }
      boolean wordFollows = at + 1 < end && isWordCharacter(text.charAt(at + 1));
      char before = text.charAt(at - 1);
      boolean joins =
          switch (c) {
            case '-', '\u2010', '\u2011', '&', '\'', '\u2019' -> wordFollows;
            case '.' -> wordFollows && joinsAcrossStop(text, start, at);
            case ',', ':' ->
                wordFollows && Character.isDigit(before) && Character.isDigit(text.charAt(at + 1));
            default -> false;
          };
      if (!joins) {
        break;
      }
      innerStop |= c == '.';
      at += 2;
    }
    if (at < end && text.charAt(at) == '.' && ownsStop(text, start, at, end, innerStop)) {
      at++;
    }
    return at;
  }

  /** {@code example.com}, {@code 3.5}, {@code U.S} join; {@code over.The} does not. */
  private static boolean joinsAcrossStop(String text, int start, int at) {
    char next = text.charAt(at + 1);
    if (!Character.isUpperCase(next)) {
      return true;
    }
    return at - start <= 1
        || text.charAt(at - 2) == '.'
        || Character.isUpperCase(text.charAt(at - 1));
  }

  private static boolean ownsStop(String text, int start, int at, int end, boolean innerStop) {
    if (at + 1 < end && text.charAt(at + 1) == '.') {
      return false;
    }
    boolean single = at - start == 1 && Character.isUpperCase(text.charAt(start));
    if (single) {
      return text.charAt(start) != 'I' || at + 1 < end;
    }
    if (innerStop && at - start >= 3 && text.charAt(at - 2) == '.') {
      return Character.isLetter(text.charAt(at - 1));
    }
    return Abbreviations.isKnown(text, start, at);
  }

  /** Cuts {@code 's}, {@code n't}, {@code 're} and their like off; false when there is none. */
  private static boolean splitClitic(String text, int start, int end, List<Token> tokens) {
    int cut = -1;
    if (end - start >= 3 && isApostrophe(text.charAt(end - 2))) {
      char last = Character.toLowerCase(text.charAt(end - 1));
      if (last == 's' || last == 'd' || last == 'm') {
        cut = end - 2;
      } else if (last == 't' && Character.toLowerCase(text.charAt(end - 3)) == 'n') {
        cut = end - 3;
      }
    } else if (end - start >= 4 && isApostrophe(text.charAt(end - 3))) {
      String last = text.substring(end - 2, end).toLowerCase(java.util.Locale.ROOT);
      if (last.equals("re") || last.equals("ve") || last.equals("ll")) {
        cut = end - 3;
      }
    }
    if (cut <= start) {
      return false;
    }
    tokens.add(new Token(start, cut, text.substring(start, cut)));
    tokens.add(new Token(cut, end, text.substring(cut, end)));
    return true;
  }
}
