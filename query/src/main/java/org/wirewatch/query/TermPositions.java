package org.wirewatch.query;

import java.util.Arrays;

/**
 * The positions of terms in one article: collected with {@link #add} in ascending order, then
 * {@link #seal}ed and read. A hash table of the terms, which numbers them, and one array of all
 * positions, term after term.
 */
final class TermPositions {
  /** Terms plus one; 0 is empty. Linear probing, at most half full. */
  private int[] table = new int[1024];

  private int[] ordinals = new int[1024];
  private int[] terms = new int[512];
  private int count;

  /** Ordinal and position of each occurrence, until sealed. */
  private int[] ordinalOf = new int[1024];

  private int[] positionOf = new int[1024];
  private int occurrences;

  private int[] first;
  private int[] positions;

  /** Adds an occurrence of the term of an {@link #ordinalOrNew}. */
  void add(int ordinal, int position) {
    if (occurrences == ordinalOf.length) {
      ordinalOf = Arrays.copyOf(ordinalOf, 2 * occurrences);
      positionOf = Arrays.copyOf(positionOf, 2 * occurrences);
    }
    ordinalOf[occurrences] = ordinal;
    positionOf[occurrences++] = position;
  }

  void seal() {
    first = new int[count + 1];
    for (int i = 0; i < occurrences; i++) {
      first[ordinalOf[i] + 1]++;
    }
    for (int i = 0; i < count; i++) {
      first[i + 1] += first[i];
    }
    int[] next = Arrays.copyOf(first, count);
    positions = new int[occurrences];
    for (int i = 0; i < occurrences; i++) {
      positions[next[ordinalOf[i]]++] = positionOf[i];
    }
    ordinalOf = null;
    positionOf = null;
  }

  /** The terms that occur, each once. */
  int[] terms() {
    return Arrays.copyOf(terms, count);
  }

  boolean has(int term) {
    return table[slot(term)] != 0;
  }

  /** Index of the first occurrence of a term; equal to {@link #to} when it has none. */
  int from(int term) {
    int ordinal = ordinal(term);
    return ordinal < 0 ? 0 : first[ordinal];
  }

  /** Index behind the last occurrence of a term. */
  int to(int term) {
    int ordinal = ordinal(term);
    return ordinal < 0 ? 0 : first[ordinal + 1];
  }

  /** Position of an occurrence; positions ascend within a term. */
  int position(int occurrence) {
    return positions[occurrence];
  }

  /** The first occurrence of {@code [from, to)} at a position or behind it; {@code to} if none. */
  int seek(int from, int to, int position) {
    if (from == to || positions[from] >= position) {
      return from;
    }
    int found = Arrays.binarySearch(positions, from, to, position);
    return found < 0 ? -found - 1 : found;
  }

  private int ordinal(int term) {
    int slot = slot(term);
    return table[slot] == 0 ? -1 : ordinals[slot];
  }

  /** The number within the article of a term that occurs. */
  int ordinalOrNew(int term) {
    int slot = slot(term);
    if (table[slot] != 0) {
      return ordinals[slot];
    }
    if (count == terms.length) {
      grow();
      slot = slot(term);
    }
    table[slot] = term + 1;
    ordinals[slot] = count;
    terms[count] = term;
    return count++;
  }

  private int slot(int term) {
    int mask = table.length - 1;
    int slot = ((term * 0x9E3779B9) >>> 8) & mask;
    while (table[slot] != 0 && table[slot] != term + 1) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    terms = Arrays.copyOf(terms, 2 * count);
    table = new int[2 * table.length];
    ordinals = new int[table.length];
    for (int ordinal = 0; ordinal < count; ordinal++) {
      int slot = slot(terms[ordinal]);
      table[slot] = terms[ordinal] + 1;
      ordinals[slot] = ordinal;
    }
  }
}
