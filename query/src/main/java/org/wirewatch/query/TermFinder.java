package org.wirewatch.query;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wirewatch.query.NewsAnalyzer.Token;
import org.wirewatch.query.TermDictionary.Kind;

/**
 * Looks the words and values of one article up in a {@link TermDictionary}, each once. Most of the
 * time that a lookup takes is spent waiting for memory, so plain words are told apart by their
 * characters in the article, and no string is made of them.
 */
final class TermFinder {
  private static final int NONE = TermDictionary.NONE;
  private static final int[] NOTHING = {};

  private final TermDictionary dictionary;
  private final TermPositions positions;

  /** Plain words by hash, as an index plus one; 0 is empty. Linear probing, at most half full. */
  private int[] table = new int[1024];

  private Plain[] plain = new Plain[512];
  private int plainCount;

  private final PlainWord reader = new PlainWord();

  /** All others by how they are written as terms. */
  private final Map<String, Found> others = new HashMap<>();

  private final Map<String, List<Token>> analyzed = new HashMap<>();

  /** Ordinals of the word that is looked up. */
  private int[] ordinals = new int[8];

  private int ordinalCount;

  /** Hashes of all that was looked up; null when nobody asks. */
  private int[] seen;

  private int seenCount;

  /**
   * Prepares for an article.
   *
   * @param positions gets a number for each term that is found
   * @param learning whether somebody asks for {@link #seen}
   */
  TermFinder(TermDictionary dictionary, TermPositions positions, boolean learning) {
    this.dictionary = dictionary;
    this.positions = positions;
    this.seen = learning ? new int[1024] : null;
  }

  /**
   * What the dictionary has of a word or value.
   *
   * @param form its number
   * @param stem number of the stem; {@link TermDictionary#NONE} without one
   * @param ordinals of form, stem and wildcards in {@link TermPositions}
   */
  @SuppressWarnings("ArrayRecordComponent") // never changed
  record Found(int form, int stem, int[] ordinals) {}

  private record Plain(char mark, String text, int start, int end, Found found) {
    boolean is(char otherMark, String other, int from, int to) {
      if (mark != otherMark || to - from != end - start) {
        return false;
      }
      for (int i = start, j = from; i < end; i++, j++) {
        if (text.charAt(i) != other.charAt(j)) {
          return false;
        }
      }
      return true;
    }
  }

  /** Takes the words of a text, in order. */
  interface Taker {
    void word(Found found, int start, int end);
  }

  /**
   * Looks up the words of a text.
   *
   * @param field of names or quotes; TEXT for title and text
   */
  void words(String text, QueryField field, Taker taker) {
    char mark =
        field == QueryField.TEXT ? PlainWord.UNMARKED : TermDictionary.mark(field, Kind.NAME);
    boolean stemmed = !field.holdsNames();
    WordCutter.Sink sink =
        new WordCutter.Sink() {
          @Override
          public void plain(int start, int end) {
            taker.word(TermFinder.this.plain(mark, stemmed, text, start, end), start, end);
          }

          @Override
          public void other(int from, int to) {
            for (Token word : tokens(text.substring(from, to))) {
              Found found = analyzed(field, stemmed, word);
              taker.word(found, from + word.start(), from + word.end());
            }
          }
        };
    new WordCutter(text, sink).cut();
  }

  /** Looks up an id, a topic, a language, a currency or a counted thing. */
  Found value(QueryField field, String value) {
    return others.computeIfAbsent(
        QueryTerms.value(field, value),
        term -> {
          ordinalCount = 0;
          return new Found(number(term), NONE, ordinals());
        });
  }

  /** Hashes of the terms that were looked up, each once. */
  int[] seen() {
    return Arrays.stream(seen, 0, seenCount).sorted().distinct().toArray();
  }

  private Found plain(char mark, boolean stemmed, String text, int start, int end) {
    int slot = slot(mark, text, start, end);
    if (table[slot] != 0) {
      return plain[table[slot] - 1].found();
    }
    Found found = find(mark, stemmed, text, start, end);
    if (plainCount == plain.length) {
      grow();
      slot = slot(mark, text, start, end);
    }
    plain[plainCount++] = new Plain(mark, text, start, end, found);
    table[slot] = plainCount;
    return found;
  }

  private Found find(char mark, boolean stemmed, String text, int start, int end) {
    ordinalCount = 0;
    reader.read(mark, text, start, end);
    if (dictionary.hasPrefixes()) {
      wildcards(reader.toString());
    }
    int form = number(reader);
    int stem = NONE;
    if (stemmed) {
      reader.toStem();
      stem = number(reader);
    }
    return new Found(form, stem, ordinals());
  }

  /** Where the word stands, or the empty place where it would. */
  private int slot(char mark, String text, int start, int end) {
    int hash = mark;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + text.charAt(i);
    }
    int mask = table.length - 1;
    int slot = ((hash * 0x9E3779B9) >>> 8) & mask;
    while (table[slot] != 0 && !plain[table[slot] - 1].is(mark, text, start, end)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    plain = Arrays.copyOf(plain, 2 * plainCount);
    table = new int[2 * table.length];
    for (int i = 0; i < plainCount; i++) {
      Plain word = plain[i];
      table[slot(word.mark(), word.text(), word.start(), word.end())] = i + 1;
    }
  }

  private List<Token> tokens(String text) {
    return analyzed.computeIfAbsent(text, NewsAnalyzer.SHARED::tokens);
  }

  private Found analyzed(QueryField field, boolean stemmed, Token word) {
    return others.computeIfAbsent(
        QueryTerms.word(field, word.form()),
        form -> {
          ordinalCount = 0;
          if (dictionary.hasPrefixes()) {
            wildcards(form);
          }
          int number = number(form);
          int stem = stemmed ? number(QueryTerms.word(field, word.stem())) : NONE;
          return new Found(number, stem, ordinals());
        });
  }

  /** Looks up the wildcards that a form begins with. */
  private void wildcards(String form) {
    long lengths = dictionary.prefixLengths(form);
    while (lengths != 0) {
      int length = Long.numberOfTrailingZeros(lengths);
      lengths &= lengths - 1;
      int letters = form.length() - TermDictionary.lettersFrom(form);
      int longest = length == TermDictionary.LONG_PREFIX ? letters : Math.min(length, letters);
      for (int n = length; n <= longest; n++) {
        number(TermDictionary.wildcard(form.substring(0, form.length() - letters + n)));
      }
    }
  }

  private int number(String term) {
    return noted(dictionary.find(term), term.hashCode());
  }

  private int number(PlainWord word) {
    int hash = word.hash();
    return noted(dictionary.find(word, hash), hash);
  }

  private int noted(int number, int hash) {
    if (seen != null) {
      if (seenCount == seen.length) {
        seen = Arrays.copyOf(seen, 2 * seenCount);
      }
      seen[seenCount++] = hash;
    }
    if (number != NONE) {
      if (ordinalCount == ordinals.length) {
        ordinals = Arrays.copyOf(ordinals, 2 * ordinalCount);
      }
      ordinals[ordinalCount++] = positions.ordinalOrNew(number);
    }
    return number;
  }

  private int[] ordinals() {
    return ordinalCount == 0 ? NOTHING : Arrays.copyOf(ordinals, ordinalCount);
  }
}
