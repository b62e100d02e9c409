package org.wirewatch.ingest.raw;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import okhttp3.brotli.Brotli;
import okio.Buffer;
import okio.GzipSource;
import okio.Okio;
import okio.Source;

/**
 * Undoes Content-Encoding within a bound. A body that is not what its header claims is taken as it
 * is: misconfigured servers do that. Codings we did not ask for are left alone.
 *
 * @see "RFC 9110, section 8.4"
 */
public final class ContentCoding {
  /** What we can undo, as Accept-Encoding. */
  public static final String ACCEPTED = "br, gzip";

  private static final int CHUNK_BYTES = 32 * 1024;
  private static final int CODINGS_MAX = 3;
  private static final byte GZIP_FIRST = 0x1f;
  private static final byte GZIP_SECOND = (byte) 0x8b;

  private ContentCoding() {}

  /** Asked before a body grows; may block, or refuse by an exception. */
  @FunctionalInterface
  public interface Growth {
    void by(long bytes) throws IOException;
  }

  /**
   * The bytes without their coding; the same array when there is none.
   *
   * @param header Content-Encoding; null for none
   * @param bytesMax bound on what comes out; one byte more comes out of a larger body
   * @throws IOException if the coding is broken
   */
  public static byte[] decode(byte[] body, String header, int bytesMax, Growth growth)
      throws IOException {
    byte[] bytes = body;
    List<String> codings = List.of((header == null ? "" : header).split(",", CODINGS_MAX + 1));
    if (codings.size() > CODINGS_MAX) {
      throw new IOException("more than " + CODINGS_MAX + " content codings");
    }
    for (String coding : codings.reversed()) {
      String name = coding.strip().toLowerCase(Locale.ROOT);
      if (name.equals("br") && bytes.length > 0) {
        bytes = read(Brotli.INSTANCE.decompress(new Buffer().write(bytes)), bytesMax, growth);
      } else if ((name.equals("gzip") || name.equals("x-gzip")) && isGzip(bytes)) {
        bytes = read(new GzipSource(new Buffer().write(bytes)), bytesMax, growth);
      }
    }
    return bytes;
  }

  /** Reads to the end or to one byte more than the bound. */
  public static byte[] read(Source source, int bytesMax, Growth growth) throws IOException {
    Buffer read = new Buffer();
    long granted = 0;
    try (Source in = Okio.buffer(source)) {
      while (read.size() <= bytesMax) {
        long wanted = Math.min(CHUNK_BYTES, bytesMax + 1L - read.size());
        if (read.size() + wanted > granted) {
          growth.by(CHUNK_BYTES);
          granted += CHUNK_BYTES;
        }
        if (in.read(read, wanted) < 0) {
          break;
        }
      }
    }
    growth.by(read.size());
    return read.readByteArray();
  }

  private static boolean isGzip(byte[] bytes) {
    return bytes.length > 1 && bytes[0] == GZIP_FIRST && bytes[1] == GZIP_SECOND;
  }
}
