package org.wirewatch.enrich.entity;

/**
 * Which listed names cover each token of a sentence: one mask of lists for a token that is a whole
 * name, begins, continues or ends one. From each word the longest name of each list counts.
 */
final class NameLists {
  static final int PLACES = 4;
  private static final int WHOLE = 0;
  private static final int BEGINS = 1;
  private static final int CONTINUES = 2;
  private static final int ENDS = 3;
  private static final int WORDS_MAX = 6;

  final int[][] masks;

  NameLists(Word[] sentence, Lexicon lexicon, KnownNames known) {
    masks = new int[sentence.length][PLACES];
    int[] found = new int[WORDS_MAX];
    for (int start = 0; start < sentence.length; start++) {
      if (sentence[start].capital) {
        mark(sentence, start, lexicon, known, found);
      }
    }
  }

  private void mark(Word[] sentence, int start, Lexicon lexicon, KnownNames known, int[] found) {
    int key = 0;
    int words = 0;
    while (words < WORDS_MAX && start + words < sentence.length) {
      Word word = sentence[start + words];
      key = words == 0 ? word.key : Lexicon.extend(key, word.key);
      found[words++] = lexicon.lists(key) | known.lists(key);
    }
    found[0] |= known.listsInCapitals(sentence[start]);
    int longer = 0;
    for (int last = words - 1; last >= 0; last--) {
      int lists = found[last] & ~longer;
      longer |= lists;
      if (lists == 0) {
        continue;
      }
      if (last == 0) {
        masks[start][WHOLE] |= lists;
        continue;
      }
      masks[start][BEGINS] |= lists;
      masks[start + last][ENDS] |= lists;
      for (int i = start + 1; i < start + last; i++) {
        masks[i][CONTINUES] |= lists;
      }
    }
  }
}
