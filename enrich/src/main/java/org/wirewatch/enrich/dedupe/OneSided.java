package org.wirewatch.enrich.dedupe;

import java.util.Arrays;
import org.wirewatch.enrich.dedupe.Alignment.Change;
import org.wirewatch.enrich.dedupe.Alignment.Gap;

/**
 * Numbers that only one of two texts states in what both have: {@code between 200 and 450} for
 * {@code 200}, half a sentence more, a short sentence more in a paragraph. Days do not count:
 * outlets put them in and leave them out.
 */
final class OneSided {
  /** Words in a row by which a sentence is one that both have. */
  private static final int RUN = 3;

  /** Words put in, and left out, in one place up to which it is no paragraph and no cut. */
  private static final int INSERTED_MAX = 25;

  private static final int LEFT_OUT_MAX = 8;

  /**
   * Words put in or left out in one place that say nothing, and places that make a text thinned.
   */
  private static final int FILLER = 2;

  private static final int THINNED = 3;

  /** Places and words beyond which a text was rewritten, and places up to which hardly at all. */
  private static final int EDITS_MAX = 3;

  private static final int BOTH_EDITS_MAX = 8;
  private static final int WORDS_MAX = 30;
  private static final int EDITS_FEW = 2;

  /** Words between a month and its day or year. */
  private static final int DATE_WORDS = 2;

  private final Words words;
  private final Alignment alignment;
  private final CodeSet oldFacts;
  private final CodeSet nowFacts;
  private final boolean[] shared;

  /** Numbers that the other text has nowhere. */
  private int added;

  private int missing;

  /** Numbers that the other text has elsewhere, or in a sentence of their own. */
  private int unsure;

  private int fillers;
  private int edits;
  private int size;

  /**
   * Compares.
   *
   * @param oldFacts names, numbers and dates of the earlier text
   * @param nowFacts those of the later
   */
  OneSided(Words words, Alignment alignment, CodeSet oldFacts, CodeSet nowFacts) {
    this.words = words;
    this.alignment = alignment;
    this.oldFacts = oldFacts;
    this.nowFacts = nowFacts;
    this.shared = shared();
    for (Gap gap : alignment.gaps()) {
      boolean tail = gap.outer() && gap.nowFrom() > 0;
      if (!gap.moved() && !tail) {
        alignment.changes(gap).forEach(this::compare);
      }
    }
  }

  /** Whether there are any that tell; none do where words were changed all over the text. */
  boolean any() {
    if (fillers >= THINNED) {
      return false;
    }
    boolean both = added > 0 && missing > 0 && edits <= BOTH_EDITS_MAX;
    boolean one = added + missing > 0 && edits <= EDITS_MAX && size <= WORDS_MAX;
    return both || one || (unsure > 0 && edits <= EDITS_FEW && size <= WORDS_MAX);
  }

  private void compare(Change change) {
    int before = added + missing + unsure;
    boolean inside = isInside(change);
    if (inside || (change.oldWords() > 0 && !isTail(change))) {
      countAdded(change, inside && change.oldWords() > 0);
    }
    if (inside && change.oldWords() <= LEFT_OUT_MAX) {
      countMissing(change);
    }
    boolean line = change.oldWords() == 0 && words.isLine(change.nowFrom(), change.nowTo());
    if (!inside || line) {
      return;
    }
    int larger = Math.max(change.nowWords(), change.oldWords());
    boolean filler = Math.min(change.nowWords(), change.oldWords()) == 0 && larger <= FILLER;
    edits++;
    size += larger;
    fillers += filler && added + missing + unsure == before ? 1 : 0;
  }

  private void countAdded(Change change, boolean replaced) {
    if (change.nowWords() > INSERTED_MAX) {
      return;
    }
    boolean news = change.oldWords() == 0 && isNews(change);
    boolean sameLine = replaced;
    for (int i = Math.max(change.nowFrom(), words.titleCount()); i < change.nowTo(); i++) {
      sameLine &= i == change.nowFrom() || !words.isLine(i);
      boolean open = sameLine || shared[i];
      boolean told = !words.stamps().isDate(i) && !words.isConversion(i);
      if (!isNumber(words.codes(), i) || !told || !(open || news)) {
        continue;
      }
      if (open && !oldFacts.contains(words.codes()[i])) {
        added++;
      } else {
        unsure++;
      }
    }
  }

  /** Whether a sentence put into a paragraph says what happened on which day. */
  private boolean isNews(Change change) {
    boolean day = false;
    for (int i = change.nowFrom(); i < change.nowTo(); i++) {
      int code = words.codes()[i];
      day |= WordCode.kind(code) == WordCode.DATE && !WordCode.isMonth(code);
    }
    return day && !words.isLine(change.nowFrom(), change.nowTo());
  }

  private void countMissing(Change change) {
    for (int i = change.oldFrom(); i < change.oldTo(); i++) {
      if (isNumber(alignment.old(), i)) {
        boolean elsewhere = nowFacts.contains(alignment.old()[i]);
        missing += elsewhere ? 0 : 1;
        unsure += elsewhere ? 1 : 0;
      }
    }
  }

  /** Whether a word is a number, and not the day or year of a date. */
  private static boolean isNumber(int[] codes, int word) {
    boolean number = WordCode.kind(codes[word]) == WordCode.NUMBER;
    int to = Math.min(codes.length - 1, word + DATE_WORDS);
    for (int i = Math.max(0, word - DATE_WORDS); number && i <= to; i++) {
      number = !isMonth(codes[i]);
    }
    return number;
  }

  private static boolean isMonth(int code) {
    return WordCode.kind(code) == WordCode.DATE && WordCode.isMonth(code);
  }

  private boolean isInside(Change change) {
    return change.nowFrom() > words.titleCount() && change.oldFrom() > 0 && !isTail(change);
  }

  private boolean isTail(Change change) {
    return change.nowTo() == words.count() || change.oldTo() == alignment.old().length;
  }

  /** Which words are of a sentence of which both have a part. */
  private boolean[] shared() {
    boolean[] shared = new boolean[words.count()];
    for (int from = 0, to = 0; from < words.count(); from = to) {
      int run = 0;
      int longest = 0;
      for (to = from; to < words.count() && (to == from || !words.isSentence(to)); to++) {
        run = !alignment.isKept(to) ? 0 : to > from && alignment.isRun(to) ? run + 1 : 1;
        longest = Math.max(longest, run);
      }
      Arrays.fill(shared, from, to, longest >= RUN);
    }
    return shared;
  }
}
