package org.wirewatch.enrich.entity;

/**
 * Words already looked up. Bounded: a slot holds the last word that hashed to it. Thread-safe
 * without locks: a {@link Word} is immutable, and a lost write only means a second look-up.
 */
final class WordTable {
  private static final int SLOTS = 1 << 15;
  private final Lexicon lexicon;
  private final Word[] slots = new Word[SLOTS];

  WordTable(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  Lexicon lexicon() {
    return lexicon;
  }

  Word[] words(String[] texts) {
    Word[] words = new Word[texts.length];
    for (int i = 0; i < texts.length; i++) {
      words[i] = word(texts[i]);
    }
    return words;
  }

  Word word(String text) {
    int slot = Hash.mix(text.hashCode()) & (SLOTS - 1);
    Word known = slots[slot];
    if (known != null && known.text.equals(text)) {
      return known;
    }
    Word fresh = new Word(text, lexicon);
    slots[slot] = fresh;
    return fresh;
  }
}
