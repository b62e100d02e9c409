package org.wirewatch.ingest.extract;

import java.util.List;

/**
 * How much of each block stands in another block too: pull quotes, decks and captions repeat the
 * text, slides and teasers repeat whole parts. Compares runs of folded letters, a sample of them.
 */
final class Echoes {
  /** Letters in a run: about five words, or a clause of a script without spaces. */
  private static final int RUN = 24;

  private static final int CHARS_MAX = 400_000;

  /** What is longer is a copy of the article itself, which takes nothing from its paragraphs. */
  private static final int PARAGRAPH_MAX = 1_800;

  private static final int BLOCK_CHARS_MAX = 6_000;
  private static final long BASE = 0x9E3779B97F4A7C15L;
  private static final long OUT = power(BASE, RUN);

  /** Share of a block's runs that a longer block, or an equal one before it, holds; -1 unknown. */
  final float[] inLonger;

  /** Share of a block's runs that stand in any block before it; -1 when it is too short. */
  final float[] before;

  private final long[] keys;
  private final int[] first;
  private final int[] longest;

  Echoes(List<Block> blocks, String[] folded) {
    inLonger = new float[folded.length];
    before = new float[folded.length];
    int chars = 0;
    for (String text : folded) {
      chars += Math.min(text.length(), BLOCK_CHARS_MAX);
    }
    int size = Integer.highestOneBit(Math.max(64, Math.min(chars, CHARS_MAX))) * 2;
    keys = new long[size];
    first = new int[size];
    longest = new int[size];
    int left = CHARS_MAX;
    for (Block block : blocks) {
      String text = folded[block.index()];
      if (left > 0) {
        left -= text.length();
        walk(text, block.index(), folded, false);
      }
    }
    for (Block block : blocks) {
      walk(folded[block.index()], block.index(), folded, true);
    }
  }

  /** Enters a block's sampled runs, or counts which of them are known elsewhere. */
  private void walk(String text, int index, String[] folded, boolean count) {
    int length = Math.min(text.length(), BLOCK_CHARS_MAX);
    long hash = 0;
    int runs = 0;
    int longer = 0;
    int earlier = 0;
    for (int i = 0; i < length; i++) {
      hash = hash * BASE + text.charAt(i);
      hash -= i >= RUN ? text.charAt(i - RUN) * OUT : 0;
      long key = hash ^ (hash >>> 29);
      if (i < RUN - 1 || (key & 1) != 0 || key == 0) {
        continue;
      }
      int slot = slot(key);
      if (count) {
        runs++;
        longer += keys[slot] == key && longest[slot] != index ? 1 : 0;
        earlier += keys[slot] == key && first[slot] < index ? 1 : 0;
      } else if (keys[slot] == 0) {
        keys[slot] = key;
        first[slot] = index;
        longest[slot] = index;
      } else if (text.length() > folded[longest[slot]].length() && text.length() < PARAGRAPH_MAX) {
        longest[slot] = index;
      }
    }
    if (count) {
      inLonger[index] = runs == 0 ? -1 : (float) longer / runs;
      before[index] = runs == 0 ? -1 : (float) earlier / runs;
    }
  }

  private int slot(long key) {
    int mask = keys.length - 1;
    int slot = (int) ((key * BASE) >>> 32) & mask;
    while (keys[slot] != 0 && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private static long power(long base, int exponent) {
    long result = 1;
    for (int i = 0; i < exponent; i++) {
      result *= base;
    }
    return result;
  }
}
