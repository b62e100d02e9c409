package org.wirewatch.query;

import java.util.Arrays;
import org.apache.lucene.util.FixedBitSet;

/**
 * For each term the numbers of the queries that are anchored on it, each with its guard. The guard
 * stands beside the number, so that most queries that an article does not match cost one look into
 * its terms and none into the query. Not thread-safe.
 */
final class Postings {
  static final int UNGUARDED = -1;

  /** By term: how many ints follow, then number and guard of each query; null without any. */
  private int[][] lists = new int[64][];

  /** What {@link #add} takes for a guard: a term, right before, anywhere or right behind. */
  static int guard(int term, int step) {
    return term << 2 | (step + 1);
  }

  /**
   * Lists a query.
   *
   * @param guard without which an article is passed over; {@link #UNGUARDED}
   */
  void add(int term, int query, int guard) {
    if (term >= lists.length) {
      lists = Arrays.copyOf(lists, Math.max(term + 1, lists.length + lists.length / 2));
    }
    int[] list = lists[term];
    if (list == null) {
      lists[term] = new int[] {2, query, guard};
      return;
    }
    int size = list[0];
    if (size + 1 == list.length) {
      list = Arrays.copyOf(list, size + 3 + size / 8 * 2);
      lists[term] = list;
    }
    list[size + 1] = query;
    list[size + 2] = guard;
    list[0] = size + 2;
  }

  void remove(int term, int query) {
    int[] list = lists[term];
    int at = 1;
    while (list[at] != query) {
      at += 2;
    }
    int size = list[0] - 2;
    list[at] = list[size + 1];
    list[at + 1] = list[size + 2];
    list[0] = size;
    if (size == 0) {
      lists[term] = null;
    } else if (list.length > 16 && size < list.length / 2) {
      lists[term] = Arrays.copyOf(list, size + 1);
    }
  }

  /** Sets the bits of the queries anchored on a term of the article that pass their guards. */
  void collect(int term, CodedArticle article, FixedBitSet queries) {
    int[] list = term < lists.length ? lists[term] : null;
    if (list == null) {
      return;
    }
    for (int i = 1; i < list[0]; i += 2) {
      if (passes(term, list[i + 1], article)) {
        queries.set(list[i]);
      }
    }
  }

  private static boolean passes(int anchor, int guard, CodedArticle article) {
    if (guard == UNGUARDED) {
      return true;
    }
    int term = guard >> 2;
    int step = (guard & 3) - 1;
    return article.positions().has(term) && (step == 0 || article.adjoin(anchor, term, step));
  }
}
