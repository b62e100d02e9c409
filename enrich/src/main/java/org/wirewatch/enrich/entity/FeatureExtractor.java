package org.wirewatch.enrich.entity;

/**
 * Turns a token in its sentence and document into features, each a hash of a template and a value.
 *
 * <p>Templates: the word, its neighbours, shape and affixes; its class in a tree of Brown clusters
 * and in a tree of word vectors; lists of names; its other uses in the document. Not thread-safe:
 * one a sentence, refilled for each token.
 */
final class FeatureExtractor {
  private static final int WINDOW = 2;
  private static final int COUNT_MAX = 256;
  private static final int START = 0x51a7;
  private static final int END = 0xe4d;

  private final Word[] sentence;
  private final int base;
  private final DocumentMemory memory;
  private final NameLists lists;
  private final int style;
  private final int[] features = new int[COUNT_MAX];
  private int count;

  /**
   * @param base index of the sentence's first token in the document
   */
  FeatureExtractor(Word[] sentence, int base, DocumentMemory memory, WordTable table) {
    this.sentence = sentence;
    this.base = base;
    this.memory = memory;
    this.lists = new NameLists(sentence, table.lexicon(), table.known());
    this.style = Capitals.only(sentence) ? 2 : Capitals.everywhere(sentence) ? 1 : 0;
  }

  int[] features() {
    return features;
  }

  /** Fills {@link #features()} for a token and returns their number. */
  int extract(int at) {
    count = 0;
    Word word = sentence[at];
    add(1, 1);
    addWords(at);
    addForm(at, word);
    for (int offset = -WINDOW; offset <= WINDOW; offset++) {
      addClasses(at, offset);
    }
    for (int offset = -1; offset <= 1; offset++) {
      addLists(at, offset);
    }
    if (word.capital) {
      addDocument(at, word);
    }
    return count;
  }

  private void add(int template, int value) {
    int key = Hash.of(template, value);
    if (count < COUNT_MAX) {
      features[count++] = key == 0 ? 1 : key;
    }
  }

  private int key(int at) {
    return at < 0 ? START : at >= sentence.length ? END : sentence[at].key;
  }

  private int shape(int at) {
    return at < 0 ? START : at >= sentence.length ? END : sentence[at].shortShape;
  }

  private void addWords(int at) {
    for (int offset = -WINDOW; offset <= WINDOW; offset++) {
      add(10 + offset, key(at + offset));
    }
    add(15, sentence[at].hash);
    add(16, Hash.of(key(at - 1), key(at)));
    add(17, Hash.of(key(at), key(at + 1)));
    add(18, Hash.of(key(at - 2), key(at - 1)));
    add(19, Hash.of(key(at + 1), key(at + 2)));
    add(20, Hash.of(key(at - 1), key(at + 1)));
  }

  private void addForm(int at, Word word) {
    add(21, Hash.of(word.shape, style));
    add(22, Hash.of(word.shortShape, style));
    add(23, Hash.of(shape(at - 1), word.shortShape));
    add(24, Hash.of(word.shortShape, shape(at + 1)));
    add(25, Hash.of(Hash.of(shape(at - 1), word.shortShape), shape(at + 1)));
    add(26, shape(at - 1));
    add(27, shape(at + 1));
    add(28, Hash.of(at == 0 ? 1 : 0, word.shortShape));
    for (int n = 0; n < word.prefixes.length; n++) {
      if (word.prefixes[n] != 0) {
        add(30 + n, word.prefixes[n]);
        add(35 + n, word.suffixes[n]);
      }
    }
    if (at > 0) {
      add(41, sentence[at - 1].suffixes[2]);
      add(43, Hash.of(key(at - 1), word.shortShape));
    }
    if (at + 1 < sentence.length) {
      add(42, sentence[at + 1].suffixes[2]);
      add(44, Hash.of(word.shortShape, key(at + 1)));
    }
  }

  private void addClasses(int at, int offset) {
    int place = at + offset;
    if (place < 0 || place >= sentence.length) {
      return;
    }
    Word word = sentence[place];
    boolean near = offset >= -1 && offset <= 1;
    if (word.browns[0] != 0) {
      for (int n = 0; n < Word.BROWN_LENGTHS; n++) {
        add(60 + (offset + WINDOW) * 4 + n, word.browns[n]);
      }
      if (near) {
        add(85 + offset, Hash.of(word.browns[2], sentence[at].shortShape));
      }
    }
    if (word.vectors[0] != 0) {
      for (int n = near ? 0 : 1; n < (near ? Word.VECTOR_LEVELS : 2); n++) {
        add(90 + (offset + WINDOW) * 4 + n, word.vectors[n]);
      }
    }
    if (offset == -1) {
      add(115, Hash.of(word.browns[1], sentence[at].browns[1]));
      add(116, Hash.of(word.vectors[1], sentence[at].vectors[1]));
    } else if (offset == 1) {
      add(117, Hash.of(sentence[at].browns[1], word.browns[1]));
      add(118, Hash.of(sentence[at].vectors[1], word.vectors[1]));
    }
  }

  private void addLists(int at, int offset) {
    int place = at + offset;
    if (place < 0 || place >= sentence.length) {
      return;
    }
    for (int part = 0; part < NameLists.PLACES; part++) {
      int mask = lists.masks[place][part];
      while (mask != 0) {
        int list = Integer.numberOfTrailingZeros(mask);
        add(120 + (offset + 1) * 4 + part, list + 1);
        mask &= mask - 1;
      }
    }
    if (offset == 0) {
      for (int part = 0; part < NameLists.PLACES; part++) {
        add(135 + part, Hash.of(lists.masks[place][part], sentence[at].shortShape));
      }
    }
  }

  private void addDocument(int at, Word word) {
    DocumentMemory.Seen seen = memory.of(word);
    if (seen == null) {
      return;
    }
    add(140, Hash.of(Math.min(2, seen.lowerCase), Math.min(2, seen.insideSentence)));
    add(141, Hash.of(at == 0 || style > 0 ? 1 : 0, Math.min(1, seen.lowerCase)));
    for (DocumentMemory.Use use : seen.uses) {
      if (use.at() != base + at) {
        addUse(word, use);
      }
    }
    if (word.allCapitals) {
      Word last = memory.spelledOut(word);
      if (last != null) {
        add(155, 1);
        add(156, last.key);
        add(157, last.browns[1]);
      }
    }
  }

  private void addUse(Word word, DocumentMemory.Use use) {
    if (use.before() != null) {
      add(142, use.before().key);
      add(143, use.before().browns[1]);
      add(144, use.before().vectors[1]);
    }
    if (use.after() != null) {
      add(145, use.after().key);
      add(146, use.after().browns[1]);
      add(147, use.after().vectors[1]);
    }
    if (use.length() > 1) {
      int part = use.first().key == word.key ? 1 : use.last().key == word.key ? 2 : 3;
      add(148, Hash.of(part, Math.min(4, use.length())));
      add(149, Hash.of(part, use.first().browns[1]));
      add(150, Hash.of(part, use.last().browns[1]));
      add(151, use.last().key);
      add(152, use.first().key);
      add(153, use.first().vectors[1]);
      add(154, use.last().vectors[1]);
    }
  }
}
