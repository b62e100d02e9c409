package org.wirewatch.enrich.entity;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.ShortBuffer;

/**
 * What is known of words and names before training: classes of words by use, and lists of names.
 *
 * <p>Two tables sorted by the 32-bit hash of the lower-case word or name; a name that is not in a
 * list is taken for one in about one of 3,000 look-ups. Immutable and thread-safe. Where the tables
 * come from: {@code lexicon.properties} beside the file.
 */
public final class Lexicon {
  static final int FORMAT = 3;
  private static final int MAGIC = 0x57574c58;
  private static final int INDEX_BITS = 16;

  private final IntBuffer paths;
  private final IntBuffer wordKeys;
  private final ShortBuffer browns;
  private final ShortBuffer lower;
  private final ShortBuffer capital;
  private final IntBuffer nameKeys;
  private final ShortBuffer nameLists;
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
    this(
        IntBuffer.wrap(paths),
        IntBuffer.wrap(wordKeys),
        ShortBuffer.wrap(browns),
        ShortBuffer.wrap(lower),
        ShortBuffer.wrap(capital),
        IntBuffer.wrap(nameKeys),
        ShortBuffer.wrap(nameLists));
  }

  private Lexicon(
      IntBuffer paths,
      IntBuffer wordKeys,
      ShortBuffer browns,
      ShortBuffer lower,
      ShortBuffer capital,
      IntBuffer nameKeys,
      ShortBuffer nameLists) {
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

  /** Path of a word's cluster in the tree of Brown clusters; 0 when unknown. */
  public int clusterOf(String lowerCaseWord) {
    int position = word(key(simplify(lowerCaseWord)));
    return position < 0 ? 0 : brown(position);
  }

  /** Class of a word by its vector, from 1; 0 when unknown. */
  public int vectorOf(String lowerCaseWord) {
    int position = word(key(simplify(lowerCaseWord)));
    return position < 0 ? 0 : vector(position, false);
  }

  /** Where a word's classes stand; negative when it is unknown. */
  int word(int key) {
    return position(wordKeys, wordIndex, key);
  }

  /** Path in the tree of clusters, its bits below a leading 1; 0 when unknown. */
  int brown(int position) {
    int path = browns.get(position) & 0xffff;
    return path == 0 ? 0 : paths.get(path - 1);
  }

  /** Class by word vector, from 1; 0 when unknown. */
  int vector(int position, boolean capitalised) {
    int one = (capitalised ? capital : lower).get(position) & 0xffff;
    return one != 0 ? one : (capitalised ? lower : capital).get(position) & 0xffff;
  }

  /** The lists that hold a name, one bit each; 0 when none does. */
  int lists(int key) {
    int position = position(nameKeys, nameIndex, key);
    return position < 0 ? 0 : nameLists.get(position) & 0xffff;
  }

  /** The same without its classes by use: for telling what they are worth. */
  public Lexicon withoutClusters() {
    ShortBuffer none = ShortBuffer.allocate(browns.capacity());
    return new Lexicon(paths, wordKeys, none, lower, capital, nameKeys, nameLists);
  }

  /** The same without its classes by vector. */
  public Lexicon withoutVectors() {
    ShortBuffer none = ShortBuffer.allocate(lower.capacity());
    return new Lexicon(paths, wordKeys, browns, none, none, nameKeys, nameLists);
  }

  /** The same without its lists of names. */
  public Lexicon withoutNames() {
    IntBuffer none = IntBuffer.allocate(0);
    return new Lexicon(paths, wordKeys, browns, lower, capital, none, ShortBuffer.allocate(0));
  }

  /** Reads what {@link #write} wrote. */
  public static Lexicon read(InputStream in) throws IOException {
    return read(ByteBuffer.wrap(in.readAllBytes()));
  }

  /** Uses a file where it lies; the buffer must not change. */
  static Lexicon read(ByteBuffer file) throws IOException {
    ByteBuffer in = file.duplicate();
    if (in.remaining() < 8 || in.getInt() != MAGIC || in.getInt() != FORMAT) {
      throw new IOException("no lexicon of format " + FORMAT);
    }
    return new Lexicon(
        Binary.ints(in),
        Binary.ints(in),
        Binary.shorts(in),
        Binary.shorts(in),
        Binary.shorts(in),
        Binary.ints(in),
        Binary.shorts(in));
  }

  /** Writes the tables. */
  public void write(OutputStream stream) throws IOException {
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(stream, 1 << 16));
    out.writeInt(MAGIC);
    out.writeInt(FORMAT);
    Binary.write(out, paths);
    Binary.write(out, wordKeys);
    Binary.write(out, browns);
    Binary.write(out, lower);
    Binary.write(out, capital);
    Binary.write(out, nameKeys);
    Binary.write(out, nameLists);
    out.flush();
  }

  private static int[] index(IntBuffer keys) {
    int[] index = new int[(1 << INDEX_BITS) + 1];
    int at = 0;
    for (int bucket = 0; bucket < 1 << INDEX_BITS; bucket++) {
      index[bucket] = at;
      while (at < keys.capacity() && keys.get(at) >>> (32 - INDEX_BITS) == bucket) {
        at++;
      }
    }
    index[1 << INDEX_BITS] = at;
    if (at != keys.capacity()) {
      throw new IllegalArgumentException("keys: not sorted");
    }
    return index;
  }

  private static int position(IntBuffer keys, int[] index, int key) {
    int bucket = key >>> (32 - INDEX_BITS);
    for (int at = index[bucket]; at < index[bucket + 1]; at++) {
      if (keys.get(at) == key) {
        return at;
      }
    }
    return -1;
  }
}
