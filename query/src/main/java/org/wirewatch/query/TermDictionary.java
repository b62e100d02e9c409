package org.wirewatch.query;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Numbers for the terms of queries. A term that no query has any more gives its number back. Not
 * thread-safe.
 *
 * <p>Words of title, text and quotes stand as {@link NewsAnalyzer} gives them: {@code raid}, {@code
 * =raids}. Of the other terms, {@link #of} says how they are written.
 */
@SuppressWarnings("EnumOrdinal") // in memory only: the ordinals are written nowhere
final class TermDictionary {
  /** Not in the dictionary. */
  static final int NONE = -1;

  /** Stands for this length and all above it. */
  static final int LONG_PREFIX = 63;

  private static final int PREFIX_HEAD_CHARS = 2;
  private static final QueryField[] FIELDS = QueryField.values();

  private String[] terms = new String[64];
  private int[] references = new int[64];
  private int size;
  private int[] free = new int[16];
  private int freeCount;

  /**
   * By hash: the hash above, the number plus one below; 0 is empty. Linear probing, at most half
   * full.
   */
  private long[] table = new long[256];

  private int used;

  /** Of wildcards: from where their first letters stand to a bit for each of their lengths. */
  private final Map<Integer, Long> prefixLengths = new HashMap<>();

  private final int[] termsOfField = new int[FIELDS.length];

  /** What a term that is no word of a text is: a word of a name, or an id, key or code. */
  enum Kind {
    NAME,
    VALUE
  }

  /** How such a term is written: the field and the kind in its first character. */
  static String of(QueryField field, Kind kind, String term) {
    return mark(field, kind) + term;
  }

  static char mark(QueryField field, Kind kind) {
    return (char) (1 + 2 * field.ordinal() + kind.ordinal());
  }

  /** Whether a term is no word of title or text. */
  static boolean isMarked(String term) {
    return term.charAt(0) <= 2 * FIELDS.length;
  }

  /** The field of a term; of words of title and text TEXT. */
  static QueryField field(String term) {
    return isMarked(term) ? FIELDS[(term.charAt(0) - 1) / 2] : QueryField.TEXT;
  }

  /** How a wildcard is written as a term; no word has an asterisk. */
  static String wildcard(String prefix) {
    return prefix + '*';
  }

  private static boolean isWildcard(String term) {
    return term.endsWith("*") && term.charAt(lettersFrom(term) - 1) == NewsAnalyzer.FORM;
  }

  /** Where the letters begin in a form, which may stand behind the mark of a field. */
  static int lettersFrom(String form) {
    return form.charAt(0) == NewsAnalyzer.FORM ? 1 : 2;
  }

  /** The number of a term, counted once more. */
  int add(String term) {
    int slot = slot(term);
    if (table[slot] != 0) {
      int known = number(slot);
      references[known]++;
      return known;
    }
    int number = freeCount > 0 ? free[--freeCount] : size++;
    if (number == terms.length) {
      terms = Arrays.copyOf(terms, 2 * number);
      references = Arrays.copyOf(references, 2 * number);
    }
    terms[number] = term;
    references[number] = 1;
    termsOfField[field(term).ordinal()]++;
    if (isWildcard(term)) {
      rememberLength(term);
    }
    place(slot, number);
    if (2 * ++used > table.length) {
      grow();
    }
    return number;
  }

  /** Takes one count of a term back; true if it was the last. */
  boolean release(int number) {
    if (--references[number] > 0) {
      return false;
    }
    delete(slot(terms[number]));
    termsOfField[field(terms[number]).ordinal()]--;
    terms[number] = null;
    if (freeCount == free.length) {
      free = Arrays.copyOf(free, 2 * freeCount);
    }
    free[freeCount++] = number;
    return true;
  }

  /** The number of a term, or {@link #NONE}. */
  int find(String term) {
    return number(slot(term));
  }

  /** The number of a word of this {@link PlainWord#hash}, or {@link #NONE}. */
  int find(PlainWord word, int wordHash) {
    int hash = spread(wordHash);
    int mask = table.length - 1;
    for (int slot = hash & mask; table[slot] != 0; slot = (slot + 1) & mask) {
      if (hash(slot) == hash && word.is(terms[number(slot)])) {
        return number(slot);
      }
    }
    return NONE;
  }

  String term(int number) {
    return terms[number];
  }

  /** One more than the greatest number in use. */
  int bound() {
    return size;
  }

  /** Whether any term is of the field. */
  boolean knows(QueryField field) {
    return termsOfField[field.ordinal()] > 0;
  }

  /**
   * Lengths of the wildcards that a form may begin with.
   *
   * @param form with its marks
   * @return bit n is set if there may be one of n letters
   */
  long prefixLengths(String form) {
    int from = lettersFrom(form);
    if (form.length() < from + PREFIX_HEAD_CHARS) {
      return 0;
    }
    return prefixLengths.getOrDefault(head(form, from), 0L);
  }

  boolean hasPrefixes() {
    return !prefixLengths.isEmpty();
  }

  private void rememberLength(String term) {
    int from = lettersFrom(term);
    int length = Math.min(LONG_PREFIX, term.length() - 1 - from);
    prefixLengths.merge(head(term, from), 1L << length, (a, b) -> a | b);
  }

  private static int head(String form, int from) {
    return form.charAt(from) << 16 | form.charAt(from + 1);
  }

  /** Where the term stands, or the empty place where it would. */
  private int slot(String term) {
    int hash = spread(term.hashCode());
    int mask = table.length - 1;
    int slot = hash & mask;
    while (table[slot] != 0 && !(hash(slot) == hash && terms[number(slot)].equals(term))) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private int hash(int slot) {
    return (int) (table[slot] >>> Integer.SIZE);
  }

  private int number(int slot) {
    return (int) table[slot] - 1;
  }

  private void place(int slot, int number) {
    table[slot] = (long) spread(terms[number].hashCode()) << Integer.SIZE | (number + 1);
  }

  private static int spread(int hash) {
    int mixed = hash * 0x9E3779B9;
    return mixed ^ (mixed >>> 15);
  }

  private void grow() {
    table = new long[2 * table.length];
    for (int number = 0; number < size; number++) {
      if (terms[number] != null) {
        place(slot(terms[number]), number);
      }
    }
  }

  /** Empties a place and moves up what probed past it. */
  private void delete(int slot) {
    int mask = table.length - 1;
    int hole = slot;
    table[hole] = 0;
    used--;
    for (int next = (hole + 1) & mask; table[next] != 0; next = (next + 1) & mask) {
      int home = hash(next) & mask;
      boolean reachable = hole <= next ? hole < home && home <= next : hole < home || home <= next;
      if (!reachable) {
        table[hole] = table[next];
        table[next] = 0;
        hole = next;
      }
    }
  }
}
