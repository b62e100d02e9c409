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
  static final int FORMAT = 1;
  private static final int MAGIC = 0x57574c58;
  private static final int INDEX_BITS = 16;

  private final int[] wordKeys;
  private final int[] browns;
  private final short[] vectors;
  private final int[] nameKeys;
  private final int[] nameLists;
  private final int[] wordIndex;
  private final int[] nameIndex;

  /**
   * Takes tables sorted by unsigned key.
   *
   * @param browns path in the cluster tree: its bits below a leading 1; 0 when unknown
   * @param vectors class by word vector plus 1; 0 when unknown
   * @param nameLists one bit a list that holds the name
   */
  public Lexicon(int[] wordKeys, int[] browns, short[] vectors, int[] nameKeys, int[] nameLists) {
    this.wordKeys = wordKeys;
    this.browns = browns;
    this.vectors = vectors;
    this.nameKeys = nameKeys;
    this.nameLists = nameLists;
    this.wordIndex = index(wordKeys);
    this.nameIndex = index(nameKeys);
  }

  /** A lexicon that knows nothing. */
  public static Lexicon empty() {
    return new Lexicon(new int[0], new int[0], new short[0], new int[0], new int[0]);
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

  int brown(int position) {
    return browns[position];
  }

  int vector(int position) {
    return vectors[position] & 0xffff;
  }

  /** The lists that hold a name, one bit each; 0 when none does. */
  int lists(int key) {
    int position = position(nameKeys, nameIndex, key);
    return position < 0 ? 0 : nameLists[position];
  }

  /** Reads what {@link #write} wrote. */
  public static Lexicon read(InputStream stream) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    if (in.readInt() != MAGIC || in.readInt() != FORMAT) {
      throw new IOException("no lexicon of format " + FORMAT);
    }
    int words = in.readInt();
    int[] wordKeys = Binary.readInts(in, words);
    int[] browns = Binary.readInts(in, words);
    short[] vectors = Binary.readShorts(in, words);
    int names = in.readInt();
    int[] nameKeys = Binary.readInts(in, names);
    int[] nameLists = Binary.readInts(in, names);
    return new Lexicon(wordKeys, browns, vectors, nameKeys, nameLists);
  }

  public void write(OutputStream stream) throws IOException {
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(stream, 1 << 16));
    out.writeInt(MAGIC);
    out.writeInt(FORMAT);
    out.writeInt(wordKeys.length);
    Binary.write(out, wordKeys);
    Binary.write(out, browns);
    Binary.write(out, vectors);
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
