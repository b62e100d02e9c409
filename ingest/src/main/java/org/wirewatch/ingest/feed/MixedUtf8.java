package org.wirewatch.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;

/** UTF-8 into which bytes of windows-1252 were pasted. */
final class MixedUtf8 {
  private static final Charset PASTED = Charset.forName("windows-1252");
  private static final int CHUNK_CHARS = 8 * 1024;
  private static final int PASTED_BYTES_SEEN_MAX = 1_000;

  private MixedUtf8() {}

  /** True if most of what is not ASCII is UTF-8. */
  static boolean isMostlyUtf8(byte[] body) {
    CharsetDecoder decoder = UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(body);
    CharBuffer out = CharBuffer.allocate(CHUNK_CHARS);
    int pasted = 0;
    int beyondAscii = 0;
    while (true) {
      CoderResult result = decoder.decode(in, out.clear(), true);
      out.flip();
      while (out.hasRemaining()) {
        beyondAscii += out.get() > 0x7f ? 1 : 0;
      }
      if (result.isUnderflow()) {
        return beyondAscii > pasted;
      }
      if (result.isError()) {
        in.position(in.position() + result.length());
        pasted += result.length();
        if (pasted > PASTED_BYTES_SEEN_MAX && pasted > beyondAscii) {
          return false;
        }
      }
    }
  }

  /** Decodes from an offset; each byte that is no UTF-8 is taken as windows-1252. */
  static String decode(byte[] body, int from) {
    CharsetDecoder decoder = UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(body, from, body.length - from);
    CharBuffer out = CharBuffer.allocate(in.remaining());
    byte[] wrong = new byte[1];
    while (true) {
      CoderResult result = decoder.decode(in, out, true);
      if (!result.isError()) {
        return out.flip().toString();
      }
      for (int i = 0; i < result.length(); i++) {
        wrong[0] = in.get();
        out.put(new String(wrong, PASTED));
      }
    }
  }
}
