package org.wirewatch.query;

import java.util.Arrays;
import org.apache.lucene.util.FixedBitSet;

/** For each term the numbers of the queries that are anchored on it. Not thread-safe. */
final class Postings {
  /** By term: how many, then the numbers; null without any. */
  private int[][] lists = new int[64][];

  void add(int term, int query) {
    if (term >= lists.length) {
      lists = Arrays.copyOf(lists, Math.max(term + 1, lists.length + lists.length / 2));
    }
    int[] list = lists[term];
    if (list == null) {
      lists[term] = new int[] {1, query};
      return;
    }
    int size = ++list[0];
    if (size == list.length) {
      list = Arrays.copyOf(list, size + 1 + size / 4);
      lists[term] = list;
    }
    list[size] = query;
  }

  void remove(int term, int query) {
    int[] list = lists[term];
    int at = 1;
    while (list[at] != query) {
      at++;
    }
    list[at] = list[list[0]--];
    if (list[0] == 0) {
      lists[term] = null;
    } else if (list.length > 8 && list[0] < list.length / 2) {
      lists[term] = Arrays.copyOf(list, list[0] + 1);
    }
  }

  /** Sets the bits of the queries anchored on a term. */
  void collect(int term, FixedBitSet queries) {
    int[] list = term < lists.length ? lists[term] : null;
    if (list != null) {
      for (int i = 1; i <= list[0]; i++) {
        queries.set(list[i]);
      }
    }
  }
}
