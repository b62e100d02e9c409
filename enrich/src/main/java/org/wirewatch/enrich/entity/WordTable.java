package org.wirewatch.enrich.entity;

import org.wirewatch.knowledge.KnowledgeBase;

/**
 * Words already looked up. Bounded: a slot holds the last word that hashed to it. Thread-safe
 * without locks: a {@link Word} is immutable, and a lost write only means a second look-up.
 */
final class WordTable {
  private static final int SLOTS = 1 << 15;
  private final Lexicon lexicon;
  private final KnownNames known;
  private final Word[] slots = new Word[SLOTS];

  /** With the names of the knowledge base that ships. */
  WordTable(Lexicon lexicon) {
    this(lexicon, Bundled.NAMES);
  }

  WordTable(Lexicon lexicon, KnownNames known) {
    this.lexicon = lexicon;
    this.known = known;
  }

  private static final class Bundled {
    static final KnownNames NAMES = new KnownNames(KnowledgeBase.bundled().entities());
  }

  KnownNames known() {
    return known;
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
