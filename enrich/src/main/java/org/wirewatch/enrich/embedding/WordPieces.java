package org.wirewatch.enrich.embedding;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.wirewatch.wire.Json;

/**
 * Splits text into the numbered pieces that a BERT model reads: words in lower case without
 * accents, punctuation one by one, each the longest pieces first. OpenNLP's tokenizer of that name
 * keeps runs of punctuation together and does not fold accents, so the model would see other pieces
 * than it learned. Immutable.
 *
 * @see "Devlin, Chang, Lee, Toutanova: BERT, NAACL 2019, section 3"
 */
final class WordPieces {
  private static final String CONTINUED = "##";
  private static final int WORD_CHARS_MAX = 100;

  private final Map<String, Integer> numbers;
  private final int unknown;
  private final int first;
  private final int last;

  private WordPieces(Map<String, Integer> numbers) {
    this.numbers = numbers;
    this.unknown = numbers.get("[UNK]");
    this.first = numbers.get("[CLS]");
    this.last = numbers.get("[SEP]");
  }

  /** Reads the vocabulary of a Hugging Face {@code tokenizer.json}. */
  static WordPieces read(InputStream tokenizerJson) throws IOException {
    JsonNode vocabulary = Json.mapper().readTree(tokenizerJson).at("/model/vocab");
    Map<String, Integer> numbers = new HashMap<>();
    vocabulary.properties().forEach(piece -> numbers.put(piece.getKey(), piece.getValue().asInt()));
    return new WordPieces(numbers);
  }

  /**
   * The pieces of a text between the marks of its begin and end.
   *
   * @param piecesMax bound on the result, at least 2; the text's end is left out
   */
  long[] of(String text, int piecesMax) {
    long[] pieces = new long[piecesMax];
    pieces[0] = first;
    int count = 1;
    String plain = plain(text, piecesMax);
    int at = 0;
    while (at < plain.length() && count < piecesMax - 1) {
      int c = plain.codePointAt(at);
      int end = at + Character.charCount(c);
      if (isBlank(c)) {
        at = end;
        continue;
      }
      if (!standsAlone(c)) {
        end = wordEnd(plain, at);
      }
      count = split(plain, at, end, pieces, count);
      at = end;
    }
    pieces[count++] = last;
    return java.util.Arrays.copyOf(pieces, count);
  }

  /** No piece is longer than its word, so what lies behind so many characters is never read. */
  private static String plain(String text, int piecesMax) {
    int charsMax = Math.min(text.length(), piecesMax * 20);
    String lower = text.substring(0, charsMax).toLowerCase(Locale.ROOT);
    return Normalizer.normalize(lower, Normalizer.Form.NFD);
  }

  private int split(String text, int start, int end, long[] pieces, int before) {
    StringBuilder word = new StringBuilder();
    text.substring(start, end)
        .codePoints()
        .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
        .forEach(word::appendCodePoint);
    int count = before;
    int max = pieces.length - 1;
    if (word.length() > WORD_CHARS_MAX) {
      pieces[count++] = unknown;
      return count;
    }
    int at = 0;
    while (at < word.length() && count < max) {
      int stop = word.length();
      Integer number = null;
      while (stop > at && number == null) {
        String piece = word.substring(at, stop);
        number = numbers.get(at == 0 ? piece : CONTINUED + piece);
        stop -= number == null ? 1 : 0;
      }
      if (number == null) {
        pieces[before] = unknown;
        return before + 1;
      }
      pieces[count++] = number;
      at = stop;
    }
    return count;
  }

  private static int wordEnd(String text, int start) {
    int at = start;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      if (isBlank(c) || standsAlone(c)) {
        return at;
      }
      at += Character.charCount(c);
    }
    return at;
  }

  private static boolean isBlank(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
  }

  private static boolean standsAlone(int c) {
    return Character.isIdeographic(c)
        || (c < 128
            ? !Character.isLetterOrDigit(c)
            : switch (Character.getType(c)) {
              case Character.CONNECTOR_PUNCTUATION,
                  Character.DASH_PUNCTUATION,
                  Character.START_PUNCTUATION,
                  Character.END_PUNCTUATION,
                  Character.INITIAL_QUOTE_PUNCTUATION,
                  Character.FINAL_QUOTE_PUNCTUATION,
                  Character.OTHER_PUNCTUATION ->
                  true;
              default -> false;
            });
  }
}
