package org.wirewatch.enrich.dedupe;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What is kept of an article: enough to compare another with it, too little to read it. */
final class RememberedArticle {
  private static final byte FORMAT = 1;
  private static final int FACT = 0x80;

  private final String articleId;
  private final long atMs;
  private final long root;
  private final String rootId;
  private final int kept;
  private final short[] entities;
  private final int[] codes;

  /**
   * One article.
   *
   * @param atMs event time of its arrival, milliseconds since the epoch
   * @param root number of the first article known with its text; its own when it is the first
   * @param rootId that article's id
   * @param kept which of its kept shingles are in the index, a bit each
   * @param entities whom it names; see {@link Words#entities}
   * @param codes its words; see {@link WordCode}
   */
  RememberedArticle(
      String articleId,
      long atMs,
      long root,
      String rootId,
      int kept,
      short[] entities,
      int[] codes) {
    this.articleId = articleId;
    this.atMs = atMs;
    this.root = root;
    this.rootId = rootId;
    this.kept = kept;
    this.entities = entities;
    this.codes = codes;
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

  int kept() {
    return kept;
  }

  short[] entities() {
    return entities;
  }

  int[] codes() {
    return codes;
  }

  /** An ordinary word takes 2 bytes, any other 3. */
  byte[] bytes() {
    byte[] id = articleId.getBytes(StandardCharsets.UTF_8);
    byte[] first = rootId.equals(articleId) ? new byte[0] : rootId.getBytes(StandardCharsets.UTF_8);
    ByteBuffer out =
        ByteBuffer.allocate(32 + id.length + first.length + 2 * entities.length + 3 * codes.length);
    out.put(FORMAT).putLong(atMs).putLong(root).putInt(kept);
    out.putShort((short) id.length).put(id).putShort((short) first.length).put(first);
    out.put((byte) entities.length);
    for (short entity : entities) {
      out.putShort(entity);
    }
    for (int code : codes) {
      int kind = WordCode.kind(code);
      if (kind != WordCode.ORDINARY) {
        out.put((byte) (FACT | kind << 5 | WordCode.bits(code) >>> 16));
      }
      out.putShort((short) code);
    }
    byte[] bytes = new byte[out.position()];
    out.flip().get(bytes);
    return bytes;
  }

  /** Reads it back; null when another version wrote it. */
  static RememberedArticle of(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    if (in.get() != FORMAT) {
      return null;
    }
    long atMs = in.getLong();
    long root = in.getLong();
    int kept = in.getInt();
    String articleId = text(in);
    String rootId = text(in);
    short[] entities = new short[in.get()];
    for (int i = 0; i < entities.length; i++) {
      entities[i] = in.getShort();
    }
    String first = rootId.isEmpty() ? articleId : rootId;
    return new RememberedArticle(articleId, atMs, root, first, kept, entities, codes(in));
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
      int kind = first >>> 5 & 3;
      if ((first & FACT) != 0) {
        codes[count++] = WordCode.of(kind, (first & 0x1f) << 16 | (in.getShort() & 0xffff));
      } else {
        codes[count++] = first << 8 | (in.get() & 0xff);
      }
    }
    return Arrays.copyOf(codes, count);
  }
}
