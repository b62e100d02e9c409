package org.wirewatch.enrich.dedupe;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What is kept of an article: enough to compare another with it, too little to read it. */
final class RememberedArticle {
  private static final byte FORMAT = 1;
  private static final int FACT = 0x80;

  /** Format, time, number of the first, and the sizes of ids, shingles and entities. */
  private static final int HEAD_BYTES = 1 + 2 * Long.BYTES + 2 * Short.BYTES + 2;

  private final String articleId;
  private final long atMs;
  private final long root;
  private final String rootId;
  private final int[] shingles;
  private final short[] entities;
  private final int[] codes;

  /** The words as stored, when they have not been read. */
  private final ByteBuffer unread;

  private RememberedArticle(
      String articleId,
      long atMs,
      long root,
      String rootId,
      int[] shingles,
      short[] entities,
      int[] codes,
      ByteBuffer unread) {
    this.articleId = articleId;
    this.atMs = atMs;
    this.root = root;
    this.rootId = rootId;
    this.shingles = shingles;
    this.entities = entities;
    this.codes = codes;
    this.unread = unread;
  }

  /**
   * One article.
   *
   * @param atMs event time of its arrival, milliseconds since the epoch
   * @param root number of the first article known with its text; its own when it is the first
   * @param rootId that article's id
   * @param shingles by which the index finds it
   * @param entities whom it names; see {@link Words#entities}
   * @param codes its words; see {@link WordCode}
   */
  RememberedArticle(
      String articleId,
      long atMs,
      long root,
      String rootId,
      int[] shingles,
      short[] entities,
      int[] codes) {
    this(articleId, atMs, root, rootId, shingles, entities, codes, null);
  }

  String articleId() {
    return articleId;
  }

  long atMs() {
    return atMs;
  }

  long root() {
    return root;
  }

  String rootId() {
    return rootId;
  }

  int[] shingles() {
    return shingles;
  }

  short[] entities() {
    return entities;
  }

  int[] codes() {
    return codes != null ? codes : codes(unread.duplicate());
  }

  /** An ordinary word takes 2 bytes, any other 3. */
  byte[] bytes() {
    byte[] id = articleId.getBytes(StandardCharsets.UTF_8);
    byte[] first = rootId.equals(articleId) ? new byte[0] : rootId.getBytes(StandardCharsets.UTF_8);
    ByteBuffer out =
        ByteBuffer.allocate(
            HEAD_BYTES
                + id.length
                + first.length
                + Integer.BYTES * shingles.length
                + Short.BYTES * entities.length
                + 3 * codes().length);
    out.put(FORMAT).putLong(atMs).putLong(root);
    out.putShort((short) id.length).put(id).putShort((short) first.length).put(first);
    out.put((byte) shingles.length);
    for (int shingle : shingles) {
      out.putInt(shingle);
    }
    out.put((byte) entities.length);
    for (short entity : entities) {
      out.putShort(entity);
    }
    for (int code : codes()) {
      int kind = WordCode.kind(code);
      if (kind != WordCode.ORDINARY) {
        out.put((byte) (FACT | (kind << 5) | (WordCode.bits(code) >>> 16)));
      }
      out.putShort((short) code);
    }
    return Arrays.copyOf(out.array(), out.position());
  }

  /** Reads it back, the words when they are asked for; null when another version wrote it. */
  static RememberedArticle of(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    if (in.get() != FORMAT) {
      return null;
    }
    long atMs = in.getLong();
    long root = in.getLong();
    String articleId = text(in);
    String rootId = text(in);
    int[] shingles = new int[in.get()];
    for (int i = 0; i < shingles.length; i++) {
      shingles[i] = in.getInt();
    }
    short[] entities = new short[in.get()];
    for (int i = 0; i < entities.length; i++) {
      entities[i] = in.getShort();
    }
    String first = rootId.isEmpty() ? articleId : rootId;
    return new RememberedArticle(
        articleId, atMs, root, first, shingles, entities, null, in.slice());
  }

  private static String text(ByteBuffer in) {
    byte[] bytes = new byte[in.getShort() & 0xffff];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static int[] codes(ByteBuffer in) {
    int[] codes = new int[in.remaining() / 2];
    int count = 0;
    while (in.hasRemaining()) {
      int first = in.get() & 0xff;
      if ((first & FACT) != 0) {
        int bits = ((first & 0x1f) << 16) | (in.getShort() & 0xffff);
        codes[count++] = WordCode.of((first >>> 5) & 3, bits);
      } else {
        codes[count++] = (first << 8) | (in.get() & 0xff);
      }
    }
    return Arrays.copyOf(codes, count);
  }
}
