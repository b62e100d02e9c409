package org.wirewatch.enrich.term;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import opennlp.tools.stemmer.PorterStemmer;
import org.wirewatch.enrich.term.Term.Shape;

/**
 * Splits text into {@link Term}s, leaving out English function words. Where a script has no spaces
 * between words, terms are short runs of its characters. Pure.
 */
public final class Terms {
  private static final Set<String> STOP_WORDS = stopWords();
  private static final int WORD_CHARS_MAX = 40;

  private Terms() {}

  /** The terms of a text in order. */
  public static List<Term> of(String text) {
    return of(text, Integer.MAX_VALUE);
  }

  /**
   * The first terms of a text.
   *
   * @param termsMax bound on the result
   */
  public static List<Term> of(String text, int termsMax) {
    List<Term> terms = new ArrayList<>();
    PorterStemmer stemmer = new PorterStemmer();
    boolean sentenceStart = true;
    int at = 0;
    while (at < text.length() && terms.size() < termsMax) {
      int c = text.codePointAt(at);
      if (!Character.isLetterOrDigit(c)) {
        sentenceStart |= c == '.' || c == '!' || c == '?' || c == '\n' || c == ':';
        at += Character.charCount(c);
        continue;
      }
      int grams = UnspacedScript.gramLength(c);
      int end = grams > 0 ? UnspacedScript.runEnd(text, at, grams) : wordEnd(text, at);
      if (grams > 0) {
        UnspacedScript.grams(text, at, end, grams, termsMax - terms.size(), terms::add);
      } else {
        add(terms, text, at, end, sentenceStart, stemmer);
      }
      sentenceStart = false;
      at = end;
    }
    return terms;
  }

  private static void add(
      List<Term> terms, String text, int start, int end, boolean first, PorterStemmer stemmer) {
    int stop = end;
    if (stop - start > 2 && isApostrophe(text.charAt(stop - 2)) && text.charAt(stop - 1) == 's') {
      stop -= 2;
    }
    String word = text.substring(start, stop).replace('\u2019', '\'');
    String lower = word.toLowerCase(Locale.ROOT);
    if (stop - start > WORD_CHARS_MAX || STOP_WORDS.contains(lower)) {
      return;
    }
    if (Character.isDigit(lower.charAt(0))) {
      terms.add(new Term(lower.replace(",", ""), start, stop, Shape.NUMBER));
      return;
    }
    if (lower.length() == 1) {
      return;
    }
    Shape shape =
        !Character.isUpperCase(word.codePointAt(0))
            ? Shape.LOWER
            : first ? Shape.SENTENCE_START : Shape.CAPITALISED;
    terms.add(new Term(stemmer.stem(lower).toString(), start, stop, shape));
  }

  private static int wordEnd(String text, int start) {
    int at = start;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      boolean ofWord =
          (Character.isLetterOrDigit(c) && UnspacedScript.gramLength(c) == 0)
              || Character.getType(c) == Character.NON_SPACING_MARK;
      if (!ofWord && !joins(text, at)) {
        return at;
      }
      at += Character.charCount(c);
    }
    return at;
  }

  /** An apostrophe between letters, a comma or point between digits. */
  private static boolean joins(String text, int at) {
    if (at == 0 || at + 1 >= text.length()) {
      return false;
    }
    char c = text.charAt(at);
    if (isApostrophe(c)) {
      return Character.isLetter(text.charAt(at + 1));
    }
    return (c == ',' || c == '.') && isDigit(text, at - 1) && isDigit(text, at + 1);
  }

  private static boolean isDigit(String text, int at) {
    return Character.isDigit(text.charAt(at));
  }

  private static boolean isApostrophe(int c) {
    return c == '\'' || c == '\u2019';
  }

  private static Set<String> stopWords() {
    try (InputStream words = Terms.class.getResourceAsStream("stop-words.txt");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(words, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .flatMap(line -> java.util.Arrays.stream(line.strip().split(" ")))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException("stop words", e);
    }
  }
}
