package org.wirewatch.ingest.feed;

import java.nio.charset.Charset;
import java.util.EnumSet;
import java.util.Optional;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * Decodes bytes whose claimed encodings are all wrong, or that claim none and are no UTF-8: as
 * UTF-8 with pasted windows-1252 if most of it is, else by the statistics that browsers use.
 */
final class CharsetGuess {
  private static final Charset WESTERN = Charset.forName("windows-1252");
  private static final int BYTES_READ_MAX = 64 * 1024;

  private CharsetGuess() {}

  static Decoded decode(byte[] body, EnumSet<Repair> repairs) {
    if (MixedUtf8.isMostlyUtf8(body)) {
      return new Decoded(MixedUtf8.decode(body, 0), "utf-8", repairs);
    }
    Charset charset = detect(body).orElse(WESTERN);
    return new Decoded(new String(body, charset), BodyDecoder.name(charset), repairs);
  }

  private static Optional<Charset> detect(byte[] body) {
    UniversalDetector detector = new UniversalDetector();
    detector.handleData(body, 0, Math.min(body.length, BYTES_READ_MAX));
    detector.dataEnd();
    return Optional.ofNullable(detector.getDetectedCharset())
        .flatMap(Charsets::find)
        .filter(charset -> BodyDecoder.isStrict(body, charset));
  }
}
