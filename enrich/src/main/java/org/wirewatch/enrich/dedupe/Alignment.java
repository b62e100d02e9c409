package org.wirewatch.enrich.dedupe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which word of an earlier text each word of a later one is. Runs of three equal words are found
 * wherever they stand, so a sentence that moved is found, too; what is left between two of them is
 * aligned by longest common subsequence.
 */
final class Alignment {
  private static final int RUN = 3;
  private static final int PLACES_MAX = 16;

  /** Words to skip in the earlier text before a place further off may be the better one. */
  private static final int NEAR = 16;

  private static final int GAP_MAX = 60;

  /** Of one in so many words a sentence is made that only happens to have the same small words. */
  private static final int COMMON_SHARE = 3;

  private static final int NONE = -1;

  private final int[] old;
  private final Words words;
  private final int[] now;
  private final int[] oldOf;
  private final boolean[] used;
  private final List<Gap> gaps = new ArrayList<>();
  private int[] heads;
  private int[] nexts;

  /**
   * What stands between two aligned runs: words of the later text and those of the earlier one in
   * whose place they stand. Either may be empty, not both.
   *
   * @param moved whether the runs around it do not follow each other in the earlier text
   * @param outer whether it is at the beginning or end of the later text
   */
  record Gap(int nowFrom, int nowTo, int oldFrom, int oldTo, boolean moved, boolean outer) {
    int nowWords() {
      return nowTo - nowFrom;
    }

    int oldWords() {
      return oldTo - oldFrom;
    }
  }

  /** Words of the later text in the place of words of the earlier one; either may be none. */
  record Change(int nowFrom, int nowTo, int oldFrom, int oldTo) {
    int nowWords() {
      return nowTo - nowFrom;
    }

    int oldWords() {
      return oldTo - oldFrom;
    }
  }

  private Alignment(int[] old, Words words) {
    this.old = old;
    this.words = words;
    this.now = words.codes();
    this.oldOf = new int[words.count()];
    this.used = new boolean[old.length];
    Arrays.fill(oldOf, NONE);
  }

  static Alignment of(int[] old, Words now) {
    Alignment alignment = new Alignment(old, now);
    alignment.indexRuns();
    alignment.alignRuns(now.titleCount(), now.count());
    alignment.alignRuns(0, now.titleCount()); // a headline may take up words of the text
    alignment.findGaps();
    return alignment;
  }

  /** Whether a word of the later text stands in the earlier one. */
  boolean isKept(int word) {
    return oldOf[word] != NONE;
  }

  /** Whether a word of the later text, not its first, goes on where the one before stands. */
  boolean isRun(int word) {
    return oldOf[word] != NONE && oldOf[word] == oldOf[word - 1] + 1;
  }

  int[] old() {
    return old;
  }

  int[] now() {
    return now;
  }

  /** Whether a word of the earlier text stands in the later one. */
  boolean isUsed(int word) {
    return used[word];
  }

  List<Gap> gaps() {
    return gaps;
  }

  /** What differs within a gap. */
  List<Change> changes(Gap gap) {
    List<Change> changes = new ArrayList<>();
    int j = gap.nowFrom();
    int i = gap.oldFrom();
    while (j < gap.nowTo() || i < gap.oldTo()) {
      int nowFrom = j;
      int oldFrom = i;
      while (j < gap.nowTo() && oldOf[j] == NONE) {
        j++;
      }
      int aligned = j < gap.nowTo() ? oldOf[j] : gap.oldTo();
      i = Math.max(i, aligned);
      if (j > nowFrom || i > oldFrom) {
        changes.add(new Change(nowFrom, j, oldFrom, i));
      }
      if (j < gap.nowTo()) {
        j++;
        i = aligned + 1;
      }
    }
    return changes;
  }

  private void indexRuns() {
    int size = Integer.highestOneBit(Math.max(16, 2 * old.length)) << 1;
    heads = new int[size];
    nexts = new int[old.length];
    Arrays.fill(heads, NONE);
    for (int i = old.length - RUN; i >= 0; i--) {
      int slot = slot(old, i);
      nexts[i] = heads[slot];
      heads[slot] = i;
    }
  }

  private int slot(int[] words, int at) {
    int h = WordCode.plain(words[at]) * 31 + WordCode.plain(words[at + 1]);
    return WordCode.mix(h * 0x9E3779B1 + WordCode.plain(words[at + 2])) & (heads.length - 1);
  }

  private void alignRuns(int from, int to) {
    int expected = 0;
    int at = from;
    while (at < to) {
      int place = at + RUN <= now.length ? place(at, expected) : NONE;
      if (place == NONE) {
        at++;
        continue;
      }
      for (int i = place - 1, j = at - 1; isFree(i, j); i--, j--) {
        align(i, j);
      }
      int length = length(place, at);
      for (int k = 0; k < length; k++) {
        align(place + k, at + k);
      }
      at += length;
      expected = place + length;
    }
  }

  /** Where the words at a position stand: near the place expected, or else in the longest run. */
  private int place(int at, int expected) {
    int best = NONE;
    int longest = RUN - 1;
    int tried = 0;
    for (int i = heads[slot(now, at)]; i != NONE && tried < PLACES_MAX; i = nexts[i], tried++) {
      int length = length(i, at);
      if (length < RUN) {
        continue;
      }
      if (i >= expected && i <= expected + NEAR) {
        return i;
      }
      if (length > longest) {
        longest = length;
        best = i;
      }
    }
    return best;
  }

  private int length(int place, int at) {
    int length = 0;
    while (isFree(place + length, at + length)) {
      length++;
    }
    return length;
  }

  private boolean isFree(int i, int j) {
    return i >= 0
        && j >= 0
        && i < old.length
        && j < now.length
        && !used[i]
        && oldOf[j] == NONE
        && WordCode.same(old[i], now[j]);
  }

  private void align(int i, int j) {
    oldOf[j] = i;
    used[i] = true;
  }

  private void findGaps() {
    int at = 0;
    int place = 0;
    while (at < now.length) {
      if (oldOf[at] == place) {
        at++;
        place++;
        continue;
      }
      int from = at;
      while (at < now.length && oldOf[at] == NONE) {
        at++;
      }
      int next = at < now.length ? oldOf[at] : old.length;
      int back = next == place ? backToLine(from, at) : 0;
      for (int k = 1; k <= back; k++) {
        oldOf[at - k] = oldOf[from - k];
        oldOf[from - k] = NONE;
      }
      gap(from - back, at - back, place - back, next - back);
      place = next;
    }
    if (place < old.length && (gaps.isEmpty() || gaps.getLast().nowTo() < at)) {
      gap(at, at, place, old.length);
    }
  }

  /**
   * By how many words an insertion is better taken to stand earlier: of {@code The rain fell. The
   * sun shone.} it was the first sentence that was put in, not {@code rain fell. The}.
   */
  private int backToLine(int from, int to) {
    for (int back = 0; from - back > 0 && from - back < to; back++) {
      if (words.isLine(from - back)) {
        return back;
      }
      int before = from - back - 1;
      if (oldOf[before] == NONE || !WordCode.same(now[before], now[to - back - 1])) {
        return 0;
      }
    }
    return 0;
  }

  private void gap(int nowFrom, int nowTo, int oldFrom, int oldTo) {
    boolean outer = nowFrom == 0 || nowTo == now.length;
    boolean moved = oldTo < oldFrom;
    int from = oldFrom;
    int to = oldFrom;
    while (to < (moved ? old.length : oldTo) && !used[to]) {
      to++;
    }
    moved |= to < oldTo;
    gaps.add(new Gap(nowFrom, nowTo, from, to, moved, outer));
    if (to - from <= GAP_MAX && nowTo - nowFrom <= GAP_MAX) {
      alignGap(nowFrom, nowTo, from, to);
    }
  }

  private void alignGap(int nowFrom, int nowTo, int oldFrom, int oldTo) {
    int rows = nowTo - nowFrom;
    int columns = oldTo - oldFrom;
    int[][] common = new int[rows + 1][columns + 1];
    for (int j = rows - 1; j >= 0; j--) {
      for (int i = columns - 1; i >= 0; i--) {
        boolean same = WordCode.same(old[oldFrom + i], now[nowFrom + j]);
        common[j][i] =
            same ? common[j + 1][i + 1] + 1 : Math.max(common[j + 1][i], common[j][i + 1]);
      }
    }
    if (COMMON_SHARE * common[0][0] < Math.min(rows, columns)) {
      return;
    }
    for (int j = 0, i = 0; j < rows && i < columns; ) {
      if (WordCode.same(old[oldFrom + i], now[nowFrom + j])) {
        align(oldFrom + i++, nowFrom + j++);
      } else if (common[j + 1][i] >= common[j][i + 1]) {
        j++;
      } else {
        i++;
      }
    }
  }
}
