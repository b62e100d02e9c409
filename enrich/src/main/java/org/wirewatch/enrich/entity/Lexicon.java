package org.wirewatch.enrich.entity;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * What is known of words and names before training: classes of words by use, and lists of names.
 *
 * <p>Two tables sorted by the 32-bit hash of the lower-case word or name; a name that is not in a
 * list is taken for one in about one of 3,000 look-ups. Immutable and thread-safe. Where the tables
 * come from: {@code lexicon.properties} beside the file.
 */
public final class Lexicon {
  static final int FORMAT = 2;
  private static final int MAGIC = 0x57574c58;
  private static final int INDEX_BITS = 16;

  private final int[] paths;
  private final int[] wordKeys;
  private final short[] browns;
  private final short[] lower;
  private final short[] capital;
  private final int[] nameKeys;
  private final short[] nameLists;
  private final int[] wordIndex;
  private final int[] nameIndex;

  /**
   * Takes tables sorted by unsigned key.
   *
   * @param paths paths in the tree of Brown clusters: their bits below a leading 1
   * @param browns number of each word's path, from 1; 0 when unknown
   * @param lower class by the vector of the lower-case word, from 1; 0 when unknown
   * @param capital class by the vector of the capitalised word, from 1; 0 when unknown
   * @param nameLists one bit a list that holds the name
   */
  public Lexicon(
      int[] paths,
      int[] wordKeys,
      short[] browns,
      short[] lower,
      short[] capital,
      int[] nameKeys,
      short[] nameLists) {
    this.paths = paths;
    this.wordKeys = wordKeys;
    this.browns = browns;
    this.lower = lower;
    this.capital = capital;
    this.nameKeys = nameKeys;
    this.nameLists = nameLists;
    this.wordIndex = index(wordKeys);
    this.nameIndex = index(nameKeys);
  }

  /** A lexicon that knows nothing. */
  public static Lexicon empty() {
    short[] none = new short[0];
    return new Lexicon(new int[0], new int[0], none, none, none, new int[0], none);
  }

  /** Each run of digits becomes 0, so that all years and all sums are one word. */
  public static String simplify(String lowerCase) {
    StringBuilder simple = null;
    for (int i = 0; i < lowerCase.length(); i++) {
      char c = lowerCase.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      if (digit && simple == null) {
        simple = new StringBuilder(lowerCase.length()).append(lowerCase, 0, i);
      }
      if (simple != null && !(digit && i > 0 && isDigitAt(lowerCase, i - 1))) {
        simple.append(digit ? '0' : c);
      }
    }
    return simple == null ? lowerCase : simple.toString();
  }

  private static boolean isDigitAt(String text, int at) {
    return text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  /** The key of a word or a name's first word. */
  public static int key(String lowerCaseWord) {
    return Hash.of(lowerCaseWord);
  }

  /** The key of a name, given the key of all but its last word. */
  public static int extend(int key, int lastWordKey) {
    return Hash.of(key, lastWordKey);
  }

  /** Where a word's classes stand; negative when it is unknown. */
  int word(int key) {
    return position(wordKeys, wordIndex, key);
  }

  /** Path in the tree of clusters, its bits below a leading 1; 0 when unknown. */
  int brown(int position) {
    int path = browns[position] & 0xffff;
    return path == 0 ? 0 : paths[path - 1];
  }

  /** Class by word vector, from 1; 0 when unknown. */
  int vector(int position, boolean capitalised) {
    int one = (capitalised ? capital : lower)[position] & 0xffff;
    return one != 0 ? one : (capitalised ? lower : capital)[position] & 0xffff;
  }

  /** The lists that hold a name, one bit each; 0 when none does. */
  int lists(int key) {
    int position = position(nameKeys, nameIndex, key);
    return position < 0 ? 0 : nameLists[position] & 0xffff;
  }

  /** Reads what {@link #write} wrote. */
  public static Lexicon read(InputStream stream) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    if (in.readInt() != MAGIC || in.readInt() != FORMAT) {
      throw new IOException("no lexicon of format " + FORMAT);
    }
    int[] paths = Binary.readInts(in, in.readInt());
    int words = in.readInt();
    int[] wordKeys = Binary.readInts(in, words);
    short[] browns = Binary.readShorts(in, words);
    short[] lower = Binary.readShorts(in, words);
    short[] capital = Binary.readShorts(in, words);
    int names = in.readInt();
    int[] nameKeys = Binary.readInts(in, names);
    short[] lists = Binary.readShorts(in, names);
    return new Lexicon(paths, wordKeys, browns, lower, capital, nameKeys, lists);
  }

  /** Writes the tables. */
  public void write(OutputStream stream) throws IOException {
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(stream, 1 << 16));
    out.writeInt(MAGIC);
    out.writeInt(FORMAT);
    out.writeInt(paths.length);
    Binary.write(out, paths);
    out.writeInt(wordKeys.length);
    Binary.write(out, wordKeys);
    Binary.write(out, browns);
    Binary.write(out, lower);
    Binary.write(out, capital);
    out.writeInt(nameKeys.length);
    Binary.write(out, nameKeys);
    Binary.write(out, nameLists);
    out.flush();
  }

  private static int[] index(int[] keys) {
    int[] index = new int[(1 << INDEX_BITS) + 1];
    int at = 0;
    for (int bucket = 0; bucket < 1 << INDEX_BITS; bucket++) {
      index[bucket] = at;
      while (at < keys.length && keys[at] >>> (32 - INDEX_BITS) == bucket) {
        at++;
      }
    }
    index[1 << INDEX_BITS] = at;
    if (at != keys.length) {
      throw new IllegalArgumentException("keys: not sorted");
    }
    return index;
  }

  private static int position(int[] keys, int[] index, int key) {
    int bucket = key >>> (32 - INDEX_BITS);
    for (int at = index[bucket]; at < index[bucket + 1]; at++) {
      if (keys[at] == key) {
        return at;
      }
    }
    return -1;
  }
}
