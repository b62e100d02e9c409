package org.wirewatch.ingest.feed;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Decompresses bodies that arrive compressed without a header saying so, up to a limit. */
final class Gunzip {
  private static final int CHUNK_BYTES = 16 * 1024;

  private Gunzip() {}

  static boolean looksCompressed(byte[] body) {
    return body.length > 18 && body[0] == 0x1f && body[1] == (byte) 0x8b && body[2] == 8;
  }

  /**
   * The decompressed bytes; those before the break if the stream is cut.
   *
   * @throws TooLarge if there are more than {@code bytesMax}
   * @throws IOException if nothing can be decompressed
   */
  static byte[] expand(byte[] body, int bytesMax) throws IOException, TooLarge {
    ByteArrayOutputStream out = new ByteArrayOutputStream(Math.min(body.length * 4, 1 << 20));
    byte[] chunk = new byte[CHUNK_BYTES];
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body), CHUNK_BYTES)) {
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        out.write(chunk, 0, n);
        if (out.size() > bytesMax) {
          throw new TooLarge();
        }
      }
    } catch (EOFException e) {
      if (out.size() == 0) {
        throw e;
      }
    }
    return out.toByteArray();
  }

  /** More bytes than allowed. */
  static final class TooLarge extends Exception {}
}
