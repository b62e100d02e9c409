package org.wirewatch.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;

/**
 * UTF-8 into which bytes of windows-1252 were pasted.
 *
 * @param text each byte that is no UTF-8 taken as windows-1252
 * @param pasted number of those bytes
 */
record MixedUtf8(String text, int pasted) {
  private static final Charset PASTED = Charset.forName("windows-1252");

  static MixedUtf8 decode(byte[] body, int from) {
    ByteBuffer in = ByteBuffer.wrap(body, from, body.length - from);
    CharBuffer out = CharBuffer.allocate(in.remaining());
    CharsetDecoder decoder = UTF_8.newDecoder();
    byte[] wrong = new byte[1];
    int pasted = 0;
    while (true) {
      CoderResult result = decoder.decode(in, out, true);
      if (!result.isError()) {
        return new MixedUtf8(out.flip().toString(), pasted);
      }
      for (int i = 0; i < result.length(); i++) {
        wrong[0] = in.get();
        out.put(new String(wrong, PASTED));
        pasted++;
      }
    }
  }

  /** True if most of what is not ASCII was UTF-8. */
  boolean isMostlyUtf8() {
    long beyondAscii = text.chars().filter(c -> c > 0x7f).count();
    return beyondAscii > 2L * pasted;
  }
}
