package org.wirewatch.enrich.dedupe;

import java.util.ArrayList;
import java.util.List;
import org.wirewatch.enrich.dedupe.Alignment.Change;
import org.wirewatch.enrich.dedupe.Alignment.Gap;
import org.wirewatch.wire.EnrichedArticle.DuplicateKind;

/** What a later text has of an earlier one, and where the two state different facts. */
final class Comparison {
  /** Share of the shorter text that must stand in the longer one. */
  static final double CONTAINMENT_MIN = 0.65;
  static final double WHOLE_MIN = 0.5;
  static final double REPLACED_MAX = 0.35;
  static final int OUTER = 40;

  /** Fewer words in common say nothing. */
  private static final int WORDS_MIN = 8;

  private static final double TEMPLATE_NAMES = 0.4;
  private static final double TEMPLATE_NUMBERS = 0.7;
  private static final int TEMPLATE_NUMBERS_MIN = 5;
  private static final int LOOSE = 6;
  private static final int GARBLED_TRIED_MAX = 16;
  private static final int GARBLED_MIN = 3;

  private final Words words;
  private final Alignment alignment;
  private final boolean[] common;
  private final Garbled garbled;
  private final java.util.Set<Integer> oldFacts = new java.util.HashSet<>();
  private final java.util.Set<Integer> nowFacts = new java.util.HashSet<>();
  private double containment;
  int matched;
  final int[] fresh = new int[4];
  int freshRun;
  int freshOld;
  final java.util.Set<Integer> oldPlain = new java.util.HashSet<>();
  int shared;
  int replaced;
  double whole;
  boolean passage;
  boolean noisy;
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
    if (isSame()) {
      noisy = isNoisy();
      compareFacts();
    }
  }

  double containment() {
    return containment;
  }

  /** How the later text relates to the earlier one; null when it neither repeats nor updates it. */
  DuplicateKind kind() {
    if (!isSame()) {
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
    int now = 0;
    int nowHead = 0;
    int nowTail = 0;
    for (int i = 0; i < words.count(); i++) {
      boolean kept = alignment.isKept(i);
      if (kept) {
        int kind = WordCode.kind(words.codes()[i]);
        namesKept += kind == WordCode.NAME ? 1 : 0;
        numbersKept += kind == WordCode.NUMBER ? 1 : 0;
      }
      if (common[i]) {
        shared += kept ? 1 : 0;
        continue;
      }
      now++;
      matched += kept ? 1 : 0;
      nowTail = kept ? 0 : nowTail + 1;
      nowHead += matched == 0 ? 1 : 0;
    }
    int old = alignment.old().length - shared;
    int oldHead = 0;
    int oldTail = 0;
    boolean any = false;
    for (int i = 0; i < alignment.old().length; i++) {
      boolean used = alignment.isUsed(i);
      any |= used;
      oldHead += any ? 0 : 1;
      oldTail = used ? 0 : oldTail + 1;
    }
    for (Gap gap : alignment.gaps()) {
      if (!gap.outer()) {
        replaced += Math.min(nowIn(gap).size(), oldIn(gap).size());
      }
    }
    int core =
        Math.min(
            now - Math.min(nowHead, OUTER) - Math.min(nowTail, OUTER),
            old - Math.min(oldHead, OUTER) - Math.min(oldTail, OUTER));
    whole = (double) matched / Math.max(1, Math.min(now, old));
    containment = core <= 0 ? 0 : Math.min(1, (double) matched / core);
    passage = Math.max(nowHead, oldHead) > OUTER && matched < 0.4 * Math.max(now, old) && replaced * 20 < matched && inner() <= 3;
  }

  private int inner() {
    int inner = 0;
    for (Gap gap : alignment.gaps()) {
      inner += gap.outer() ? 0 : 1;
    }
    return inner;
  }

  boolean isSame() {
    return containment >= CONTAINMENT_MIN && whole >= WHOLE_MIN && matched >= WORDS_MIN && replaced <= REPLACED_MAX * matched && !passage;
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
          return found >= GARBLED_MIN && 3 * found >= tried;
        }
      }
    }
    return found >= GARBLED_MIN && 3 * found >= tried;
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
      oldFacts.add(WordCode.bits(code));
      oldPlain.add(WordCode.plain(code));
    }
    for (int code : alignment.now()) {
      nowFacts.add(WordCode.bits(code));
    }
    for (Gap gap : alignment.gaps()) {
      if (gap.moved()) {
        continue;
      }
      int numbersBefore = numbers;
      int datesBefore = dates;
      for (Change change : alignment.changes(gap)) {
        if (change.nowWords() == 0 || change.oldWords() == 0) {
          continue;
        }
        boolean outer = change.nowFrom() == 0 || change.nowTo() == words.count() || change.oldFrom() == 0 || change.oldTo() == alignment.old().length;
        boolean tight = change.nowWords() <= LOOSE && change.oldWords() <= LOOSE;
        boolean pair = change.nowWords() <= 2 && change.oldWords() <= 2;
        if (outer && !tight) {
          continue;
        }
        List<Integer> now = range(change.nowFrom(), change.nowTo());
        List<Integer> old = range(change.oldFrom(), change.oldTo());
        boolean sure = pair || (tight && !outer);
        numbers += changed(now, old, WordCode.NUMBER, sure);
        dates += changed(now, old, WordCode.DATE, sure);
        names += sure ? changed(now, old, WordCode.NAME, false) : 0;
      }
      for (Change change : alignment.changes(gap)) {
        boolean outer = change.nowFrom() == 0 || change.nowTo() == words.count();
        if (outer || change.nowWords() < 2 || change.oldWords() < 1) {
          continue;
        }
        int run = 0;
        for (int i = change.nowFrom(); i < change.nowTo(); i++) {
          int code = words.codes()[i];
          int kind = WordCode.kind(code);
          if (kind != 0 && !oldFacts.contains(WordCode.bits(code))) {
            fresh[kind]++;
          }
          run += oldPlain.contains(WordCode.plain(code)) ? 0 : 1;
        }
        freshRun = Math.max(freshRun, run);
        freshOld = Math.max(freshOld, run >= 4 ? change.oldWords() : 0);
      }
      if (!gap.outer()) {
        numbers = Math.max(numbers, numbersBefore + changed(nowIn(gap), oldIn(gap), WordCode.NUMBER, false));
        dates = Math.max(dates, datesBefore + changed(nowIn(gap), oldIn(gap), WordCode.DATE, false));
      }
    }
  }

  private static List<Integer> range(int from, int to) {
    List<Integer> all = new ArrayList<>();
    for (int i = from; i < to; i++) {
      all.add(i);
    }
    return all;
  }

  private int changed(List<Integer> inNow, List<Integer> inOld, int kind, boolean tight) {
    List<Integer> now = new ArrayList<>();
    for (int i : inNow) {
      int code = words.codes()[i];
      if (WordCode.kind(code) == kind && (tight || !oldFacts.contains(WordCode.bits(code)))) {
        now.add(i);
      }
    }
    List<Integer> old = new ArrayList<>();
    for (int i : inOld) {
      int code = alignment.old()[i];
      if (WordCode.kind(code) == kind
          && (tight || kind == WordCode.NAME || !nowFacts.contains(WordCode.bits(code)))) {
        old.add(i);
      }
    }
    now.removeIf(n -> old.removeIf(o -> WordCode.same(words.codes()[n], alignment.old()[o])));
    if (noisy || kind == WordCode.NAME) {
      now.removeIf(n -> old.removeIf(o -> isGarbled(n, o)));
    }
    if (kind == WordCode.DATE) {
      int days = Math.min(count(now, words.codes(), 0), count(old, alignment.old(), 0));
      return days + Math.min(count(now, words.codes(), 1), count(old, alignment.old(), 1));
    }
    return Math.min(now.size(), old.size());
  }

  private static int count(List<Integer> places, int[] codes, int parity) {
    return (int) places.stream().filter(i -> (codes[i] & 1) == parity).count();
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
    return "whole %.2f repl %d passage %s names %d/%d numbers %d/%d dates %d fresh n%d u%d d%d run%d/%d noisy %s matched %d"
        .formatted(whole, replaced, passage, names, namesKept, numbers, numbersKept, dates, fresh[1], fresh[2], fresh[3], freshRun, freshOld, noisy, matched);
  }
}
