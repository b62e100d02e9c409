package org.wirewatch.enrich.dedupe;

import java.util.ArrayList;
import java.util.List;
import org.wirewatch.enrich.dedupe.Alignment.Change;
import org.wirewatch.enrich.dedupe.Alignment.Gap;
import org.wirewatch.wire.EnrichedArticle.DuplicateKind;

/** What a later text has of an earlier one, and where the two state different facts. */
final class Comparison {
  /** Share of the shorter text that must stand in the longer one. */
  static final double CONTAINMENT_MIN = 0.5;

  /** Fewer words in common say nothing. */
  private static final int WORDS_MIN = 8;

  private static final double TEMPLATE_NAMES = 0.4;
  private static final double TEMPLATE_NUMBERS = 0.7;
  private static final int TEMPLATE_NUMBERS_MIN = 5;
  private static final int LOOSE = 6;
  private static final int GARBLED_TRIED_MAX = 12;
  private static final int GARBLED_MIN = 3;

  private final Words words;
  private final Alignment alignment;
  private final boolean[] common;
  private final Garbled garbled;
  private final java.util.Set<Integer> oldWords = new java.util.HashSet<>();
  private final java.util.Set<Integer> nowWords = new java.util.HashSet<>();
  private double containment;
  private int matched;
  private boolean noisy;
  int names;
  int numbers;
  int dates;
  int namesKept;
  int numbersKept;

  /**
   * Compares.
   *
   * @param common words of the later text that many articles have: a footer, a cookie notice
   */
  Comparison(int[] old, Words words, boolean[] common) {
    this.words = words;
    this.common = common;
    this.alignment = Alignment.of(old, words.codes());
    this.garbled = new Garbled(words);
    measure();
    if (containment >= CONTAINMENT_MIN) {
      noisy = isNoisy();
      compareFacts();
    }
  }

  double containment() {
    return containment;
  }

  /** How the later text relates to the earlier one; null when it neither repeats nor updates it. */
  DuplicateKind kind() {
    if (containment < CONTAINMENT_MIN || matched < WORDS_MIN) {
      return null;
    }
    if (names + numbers + dates == 0) {
      return isCopy() ? exactOrCopy() : DuplicateKind.EDITED;
    }
    boolean otherNames = names > 1 && names > TEMPLATE_NAMES * (names + namesKept);
    boolean otherNumbers =
        numbers >= TEMPLATE_NUMBERS_MIN && numbers > TEMPLATE_NUMBERS * (numbers + numbersKept);
    if (otherNames || otherNumbers) {
      return null;
    }
    return noisy && numbers + dates == 0 ? DuplicateKind.EDITED : DuplicateKind.UPDATE;
  }

  private DuplicateKind exactOrCopy() {
    boolean same = alignment.gaps().isEmpty();
    return same ? DuplicateKind.EXACT : DuplicateKind.COPY;
  }

  private void measure() {
    int shared = 0;
    int now = 0;
    for (int i = 0; i < words.count(); i++) {
      boolean kept = alignment.isKept(i);
      if (!common[i]) {
        now++;
        matched += kept ? 1 : 0;
      } else if (kept) {
        shared++;
      }
      if (kept) {
        int kind = WordCode.kind(words.codes()[i]);
        namesKept += kind == WordCode.NAME ? 1 : 0;
        numbersKept += kind == WordCode.NUMBER ? 1 : 0;
      }
    }
    int shorter = Math.min(now, alignment.old().length - shared);
    containment = shorter <= 0 ? 0 : Math.min(1, (double) matched / shorter);
  }

  /** Whether what differs is mostly letters misread. */
  private boolean isNoisy() {
    int tried = 0;
    int found = 0;
    for (Gap gap : alignment.gaps()) {
      for (Change change : alignment.changes(gap)) {
        if (change.nowWords() == 0 || change.oldWords() == 0 || change.nowWords() + change.oldWords() > 4) {
          continue;
        }
        tried++;
        found += isGarbled(change) ? 1 : 0;
        if (tried == GARBLED_TRIED_MAX) {
          return 2 * found >= tried;
        }
      }
    }
    return found >= GARBLED_MIN && 2 * found >= tried;
  }

  private boolean isGarbled(Change change) {
    if (change.nowWords() == change.oldWords()) {
      for (int k = 0; k < change.nowWords(); k++) {
        if (garbled.isFrom(words.folded(change.nowFrom() + k), alignment.old()[change.oldFrom() + k])) {
          return true;
        }
      }
      return false;
    }
    StringBuilder word = new StringBuilder();
    for (int i = change.nowFrom(); i < change.nowTo(); i++) {
      word.append(words.folded(i));
    }
    int first = alignment.old()[change.oldFrom()];
    return change.oldWords() == 1
        ? garbled.isFrom(word.toString(), first)
        : Garbled.isBroken(word.toString(), first, alignment.old()[change.oldFrom() + 1]);
  }

  private boolean isGarbled(int now, int old) {
    return garbled.isFrom(words.folded(now), alignment.old()[old]);
  }

  private List<Integer> nowIn(Gap gap) {
    List<Integer> found = new ArrayList<>();
    for (int i = gap.nowFrom(); i < gap.nowTo(); i++) {
      if (!alignment.isKept(i)) {
        found.add(i);
      }
    }
    return found;
  }

  private List<Integer> oldIn(Gap gap) {
    List<Integer> found = new ArrayList<>();
    for (int i = gap.oldFrom(); i < gap.oldTo(); i++) {
      if (!alignment.isUsed(i)) {
        found.add(i);
      }
    }
    return found;
  }

  private void compareFacts() {
    for (int code : alignment.old()) {
      oldWords.add(WordCode.plain(code));
    }
    for (int code : alignment.now()) {
      nowWords.add(WordCode.plain(code));
    }
    for (Gap gap : alignment.gaps()) {
      List<Integer> now = nowIn(gap);
      List<Integer> old = oldIn(gap);
      boolean tight = now.size() <= LOOSE && old.size() <= LOOSE;
      if (now.isEmpty() || old.isEmpty() || gap.moved() || (gap.outer() && !tight)) {
        continue;
      }
      numbers += changed(now, old, WordCode.NUMBER, tight && !gap.outer());
      dates += changed(now, old, WordCode.DATE, tight && !gap.outer());
      names += tight && !gap.outer() ? changed(now, old, WordCode.NAME, false) : 0;
    }
  }

  private int changed(List<Integer> inNow, List<Integer> inOld, int kind, boolean tight) {
    List<Integer> now = new ArrayList<>();
    for (int i : inNow) {
      int code = words.codes()[i];
      if (WordCode.kind(code) == kind && (tight || !oldWords.contains(WordCode.plain(code)))) {
        now.add(i);
      }
    }
    List<Integer> old = new ArrayList<>();
    for (int i : inOld) {
      int code = alignment.old()[i];
      if (WordCode.kind(code) == kind
          && (tight || kind == WordCode.NAME || !nowWords.contains(WordCode.plain(code)))) {
        old.add(i);
      }
    }
    now.removeIf(n -> old.removeIf(o -> WordCode.same(words.codes()[n], alignment.old()[o])));
    if (noisy || kind == WordCode.NAME) {
      now.removeIf(n -> old.removeIf(o -> isGarbled(n, o)));
    }
    return Math.min(now.size(), old.size());
  }

  /** Whether words were only put before, put behind or left out. */
  private boolean isCopy() {
    for (Gap gap : alignment.gaps()) {
      if (!gap.outer() && !nowIn(gap).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return "names %d/%d numbers %d/%d dates %d noisy %s matched %d"
        .formatted(names, namesKept, numbers, numbersKept, dates, noisy, matched);
  }
}
