package org.wirewatch.query;

import java.util.Arrays;
import java.util.List;
import org.wirewatch.query.CodedArticle.Window;
import org.wirewatch.wire.Span;

/** Reads one pattern of a {@link QueryProgram} at a time and finds it in an article. */
final class PatternFinder {
  private final CodedArticle article;
  private final TermPositions positions;
  private int kind;
  private int[] terms = new int[8];
  private int count;
  private int gaps;
  private int steps;

  PatternFinder(CodedArticle article) {
    this.article = article;
    this.positions = article.positions();
  }

  /** Positions looked at since {@link #restart}. */
  int steps() {
    return steps;
  }

  void restart() {
    steps = 0;
  }

  /** Reads the pattern that comes next in a program with these terms. */
  void read(ByteReader in, int[] programTerms) {
    kind = in.number();
    gaps = kind == QueryProgram.NEAR ? in.number() : -1;
    count = kind == QueryProgram.WORD ? 1 : in.number();
    if (count > terms.length) {
      terms = new int[2 * count];
    }
    for (int i = 0; i < count; i++) {
      terms[i] = programTerms[in.number()];
    }
  }

  /** Most other words in a proximity; -1 for other patterns. */
  int gaps() {
    return gaps;
  }

  /**
   * Whether the pattern occurs within a window.
   *
   * @param found takes what matched, in order: whole phrases, single words otherwise; null to stop
   *     at the first
   */
  boolean find(Window window, List<Span> found) {
    return switch (kind) {
      case QueryProgram.WORD -> word(terms[0], window, found);
      case QueryProgram.PHRASE -> phrase(window, found);
      default -> near(window, found);
    };
  }

  /** As {@link #find}, for a single term. */
  boolean word(int term, Window window, List<Span> found) {
    int end = positions.to(term);
    int at = positions.seek(positions.from(term), end, window.from());
    boolean any = false;
    for (; at < end && positions.position(at) < window.to(); at++) {
      any = true;
      steps++;
      if (found == null) {
        break;
      }
      found.add(article.span(positions.position(at), positions.position(at)));
    }
    return any;
  }

  private boolean phrase(Window window, List<Span> found) {
    int rarest = rarest();
    int end = positions.to(terms[rarest]);
    int at = positions.seek(positions.from(terms[rarest]), end, window.from() + rarest);
    boolean any = false;
    for (; at < end; at++) {
      int first = positions.position(at) - rarest;
      if (first + count > window.to()) {
        break;
      }
      steps++;
      if (stands(first)) {
        any = true;
        if (found == null) {
          break;
        }
        found.add(article.span(first, first + count - 1));
      }
    }
    return any;
  }

  private int rarest() {
    int rarest = 0;
    for (int i = 1; i < count; i++) {
      if (occurrences(terms[i]) < occurrences(terms[rarest])) {
        rarest = i;
      }
    }
    return rarest;
  }

  private int occurrences(int term) {
    return positions.to(term) - positions.from(term);
  }

  private boolean stands(int first) {
    for (int i = 0; i < count; i++) {
      if (!article.has(first + i, terms[i])) {
        return false;
      }
    }
    return true;
  }

  /** Slides a window over the occurrences of all terms; takes every least one small enough. */
  private boolean near(Window window, List<Span> found) {
    int[] distinctTerms = new int[count];
    int[] missing = new int[count];
    int distinct = distinctTerms(distinctTerms, missing);
    long[] all = occurrences(window, distinctTerms, distinct);
    int width = count + gaps;
    int unmet = distinct;
    int left = 0;
    int marked = 0;
    boolean any = false;
    for (int right = 0; right < all.length; right++) {
      if (--missing[(int) all[right]] == 0) {
        unmet--;
      }
      while (unmet == 0) {
        if (position(all[right]) - position(all[left]) < width) {
          if (found == null) {
            return true;
          }
          any = true;
          for (int i = Math.max(left, marked); i <= right; i++) {
            found.add(article.span(position(all[i]), position(all[i])));
          }
          marked = right + 1;
        }
        if (++missing[(int) all[left++]] == 1) {
          unmet++;
        }
      }
    }
    return any;
  }

  /** Sets each term once and how often it is wanted; gives how many there are. */
  private int distinctTerms(int[] each, int[] wanted) {
    int distinct = 0;
    for (int i = 0; i < count; i++) {
      int same = 0;
      while (same < distinct && each[same] != terms[i]) {
        same++;
      }
      if (same == distinct) {
        each[distinct++] = terms[i];
      }
      wanted[same]++;
    }
    return distinct;
  }

  /** The occurrences of some terms in order: the position above, the term's index below. */
  private long[] occurrences(Window window, int[] each, int distinct) {
    long[] all = new long[16];
    int size = 0;
    for (int term = 0; term < distinct; term++) {
      int end = positions.to(each[term]);
      int at = positions.seek(positions.from(each[term]), end, window.from());
      int before = size;
      for (; at < end && positions.position(at) < window.to(); at++) {
        if (size == all.length) {
          all = Arrays.copyOf(all, 2 * size);
        }
        all[size++] = (long) positions.position(at) << 32 | term;
      }
      if (size == before) {
        return new long[0];
      }
    }
    steps += size;
    Arrays.sort(all, 0, size);
    return Arrays.copyOf(all, size);
  }

  private static int position(long occurrence) {
    return (int) (occurrence >> 32);
  }
}
