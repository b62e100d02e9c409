package org.wirewatch.ingest.extract;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Finds which groups of words occur in a text in one pass over it, however many words there are
 * (Aho-Corasick). The caller feeds characters, folded as it likes; characters that no word holds
 * are all the same to it.
 */
final class WordFinder {
  private final byte[] columns = new byte[1 << 16];
  private final List<short[]> next = new ArrayList<>();
  private final List<Integer> masks = new ArrayList<>();
  private final short[][] table;
  private final int[] found;
  private int width = 1;

  /** At most 32 groups with at most 255 different characters. */
  WordFinder(String[][] groups) {
    for (String[] group : groups) {
      for (String word : group) {
        for (int i = 0; i < word.length(); i++) {
          if (columns[word.charAt(i)] == 0) {
            columns[word.charAt(i)] = (byte) width++;
          }
        }
      }
    }
    addState();
    for (int group = 0; group < groups.length; group++) {
      for (String word : groups[group]) {
        addWord(word, 1 << group);
      }
    }
    table = next.toArray(short[][]::new);
    found = masks.stream().mapToInt(Integer::intValue).toArray();
    linkFailures();
  }

  /** The state after one more character; 0 is the state before the first. */
  int step(int state, char c) {
    return table[state][columns[c] & 0xff];
  }

  /** The bit set of groups of which a word ends in this state. */
  int mask(int state) {
    return found[state];
  }

  private void addWord(String word, int mask) {
    int state = 0;
    for (int i = 0; i < word.length(); i++) {
      int column = columns[word.charAt(i)] & 0xff;
      if (next.get(state)[column] < 0) {
        next.get(state)[column] = (short) next.size();
        addState();
      }
      state = next.get(state)[column];
    }
    masks.set(state, masks.get(state) | mask);
  }

  private void addState() {
    short[] state = new short[width];
    Arrays.fill(state, (short) -1);
    next.add(state);
    masks.add(0);
  }

  private void linkFailures() {
    int[] failure = new int[table.length];
    Deque<Integer> open = new ArrayDeque<>();
    for (int column = 0; column < width; column++) {
      if (table[0][column] < 0) {
        table[0][column] = 0;
      } else {
        open.add((int) table[0][column]);
      }
    }
    while (!open.isEmpty()) {
      int state = open.remove();
      found[state] |= found[failure[state]];
      for (int column = 0; column < width; column++) {
        short child = table[state][column];
        short fallback = table[failure[state]][column];
        if (child < 0) {
          table[state][column] = fallback;
        } else {
          failure[child] = fallback;
          open.add((int) child);
        }
      }
    }
  }
}
