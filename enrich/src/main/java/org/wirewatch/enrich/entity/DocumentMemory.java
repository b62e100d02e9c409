package org.wirewatch.enrich.entity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How each capitalised word is used elsewhere in the document: a name seen in full once explains
 * its short form in the headline. Not thread-safe; one a document. Bounded by {@link #USES_MAX}.
 *
 * @see "Chieu and Ng, Named Entity Recognition with a Maximum Entropy Approach, CoNLL 2003"
 */
final class DocumentMemory {
  static final int USES_MAX = 5;
  private static final int ACRONYM_MIN = 2;
  private static final int ACRONYM_MAX = 6;

  private final Map<Integer, Seen> words = new HashMap<>();
  private final Map<Integer, Word> acronyms = new HashMap<>();
  private int tokens;

  /** All uses of one word, whatever its case. */
  static final class Seen {
    final List<Use> uses = new ArrayList<>(2);
    int lowerCase;
    int insideSentence;
  }

  /**
   * One capitalised use.
   *
   * @param at index of the token in the document
   * @param before the word before it, null at a sentence's start
   * @param after the word after it, null at a sentence's end
   * @param first first word of the run of capitalised words it stands in
   * @param last last word of that run
   * @param length words in that run
   */
  record Use(int at, Word before, Word after, Word first, Word last, int length) {}

  /**
   * Takes in the next sentence.
   *
   * @return index of its first token in the document
   */
  int add(Word[] sentence) {
    int base = tokens;
    tokens += sentence.length;
    boolean headline = Capitals.everywhere(sentence);
    int i = 0;
    while (i < sentence.length) {
      Word word = sentence[i];
      if (!word.capital) {
        if (word.lower) {
          seen(word).lowerCase++;
        }
        i++;
        continue;
      }
      int end = i + 1;
      while (end < sentence.length && sentence[end].capital) {
        end++;
      }
      if (headline) {
        i = end;
        continue;
      }
      addRun(sentence, i, end, base);
      i = end;
    }
    return base;
  }

  private void addRun(Word[] sentence, int start, int end, int base) {
    StringBuilder acronym = new StringBuilder();
    for (int i = start; i < end; i++) {
      Seen seen = seen(sentence[i]);
      seen.insideSentence += i > 0 ? 1 : 0;
      acronym.append(sentence[i].text.charAt(0));
      if (seen.uses.size() < USES_MAX) {
        Word before = i == 0 ? null : sentence[i - 1];
        Word after = i + 1 == sentence.length ? null : sentence[i + 1];
        seen.uses.add(
            new Use(base + i, before, after, sentence[start], sentence[end - 1], end - start));
      }
    }
    if (acronym.length() >= ACRONYM_MIN && acronym.length() <= ACRONYM_MAX) {
      acronyms.putIfAbsent(Hash.of(acronym), sentence[end - 1]);
    }
  }

  private Seen seen(Word word) {
    return words.computeIfAbsent(word.key, key -> new Seen());
  }

  /** What is known of a word; null when it has not been taken in. */
  Seen of(Word word) {
    return words.get(word.key);
  }

  /** The last word of a name with these initials; null when there is none. */
  Word spelledOut(Word acronym) {
    return acronyms.get(acronym.hash);
  }
}
