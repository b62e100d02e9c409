package org.wirewatch.ingest.extract;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * Bytes of a page to text: byte order mark, then the HTTP header's charset, then UTF-8 if the bytes
 * are valid UTF-8 or nearly so, then the charset that the page declares, else the one detected from
 * the bytes, else windows-1252.
 *
 * <p>A single-byte charset named by the header is overruled when the bytes are valid UTF-8 with
 * characters beyond ASCII: other text practically never looks so, wrong headers are common.
 */
public final class PageDecoder {
  static final int BYTES_MAX = 8 << 20;
  private static final int DECLARATION_BYTES = 8192;
  private static final int DETECTION_BYTES = 256 * 1024;
  private static final int SOUND_PER_BROKEN = 20;
  private static final Pattern CHARSET =
      Pattern.compile("charset\\s{0,9}=\\s{0,9}[\"']?([\\w.:-]{2,40})", Pattern.CASE_INSENSITIVE);
  private static final Pattern XML_ENCODING =
      Pattern.compile("<\\?xml[^>]{0,200}encoding\\s{0,9}=\\s{0,9}[\"']([\\w.:-]{2,40})");
  private static final Charset FALLBACK = Charset.forName("windows-1252");

  private PageDecoder() {}

  /**
   * Decodes; bytes that fit no charset become replacement characters.
   *
   * @param contentType the HTTP header; may be null
   */
  public static String decode(byte[] body, String contentType) {
    int length = Math.min(body.length, BYTES_MAX);
    int mark = markLength(body);
    if (mark > 0) {
      return lenient(body, mark, length, markCharset(body));
    }
    Optional<Charset> header = named(CHARSET, contentType == null ? "" : contentType);
    if (header.isPresent() && isWide(header.get())) {
      return lenient(body, 0, length, header.get());
    }
    Optional<String> utf8 = strictUtf8(body, length);
    if (utf8.isPresent()) {
      return utf8.get();
    }
    if (isMostlyUtf8(body, length)) {
      return lenient(body, 0, length, StandardCharsets.UTF_8);
    }
    Charset charset =
        header.or(() -> declared(body, length)).or(() -> detected(body, length)).orElse(FALLBACK);
    return lenient(body, 0, length, charset);
  }

  /** Whether the bytes are UTF-8 but for a few, as when text in another charset was pasted in. */
  private static boolean isMostlyUtf8(byte[] body, int length) {
    String text = new String(body, 0, length, StandardCharsets.UTF_8);
    long broken = text.chars().filter(c -> c == '\ufffd').count();
    long other = text.chars().filter(c -> c > 127).count() - broken;
    return other >= broken * SOUND_PER_BROKEN;
  }

  /** Whether characters beyond ASCII stand together, as in scripts other than the Latin one. */
  private static boolean isDense(byte[] body, int length) {
    int high = 0;
    int paired = 0;
    for (int i = 1; i < length; i++) {
      high += body[i] < 0 ? 1 : 0;
      paired += body[i] < 0 && body[i - 1] < 0 ? 1 : 0;
    }
    return paired * 2 > high;
  }

  /**
   * By the statistics that browsers use, if the bytes then make sense. Mac Cyrillic differs from
   * windows-1251 in little, and no site uses it.
   */
  private static Optional<Charset> detected(byte[] body, int length) {
    if (!isDense(body, length)) {
      return Optional.empty();
    }
    UniversalDetector detector = new UniversalDetector();
    detector.handleData(body, 0, Math.min(length, DETECTION_BYTES));
    detector.dataEnd();
    String name = detector.getDetectedCharset();
    return name == null
        ? Optional.empty()
        : find(name.contains("MACCYRILLIC") ? "windows-1251" : Texts.lower(name))
            .filter(charset -> lenient(body, 0, length, charset).indexOf('\ufffd') < 0);
  }

  private static Optional<Charset> declared(byte[] body, int length) {
    String head =
        new String(body, 0, Math.min(length, DECLARATION_BYTES), StandardCharsets.ISO_8859_1);
    // A page whose declaration can be read as ASCII is not UTF-16 (WHATWG HTML, section 13.2.3.2).
    return named(CHARSET, head)
        .or(() -> named(XML_ENCODING, head))
        .map(charset -> isWide(charset) ? StandardCharsets.UTF_8 : charset);
  }

  private static Optional<Charset> named(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(Texts.cut(text, DECLARATION_BYTES));
    if (!matcher.find()) {
      return Optional.empty();
    }
    return find(Texts.lower(matcher.group(1)));
  }

  private static Optional<Charset> find(String name) {
    try {
      // Browsers read these labels as their Windows supersets (WHATWG Encoding, section 4.2).
      return Optional.of(
          switch (name) {
            case "iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii" -> FALLBACK;
            case "iso-8859-9", "latin5" -> Charset.forName("windows-1254");
            case "gb2312", "gbk", "x-gbk" -> Charset.forName("GB18030");
            case "shift_jis", "shift-jis", "x-sjis" -> Charset.forName("windows-31j");
            case "ks_c_5601-1987", "euc-kr" -> Charset.forName("x-windows-949");
            default -> Charset.forName(name);
          });
    } catch (IllegalArgumentException unknown) {
      return Optional.empty();
    }
  }

  private static boolean isWide(Charset charset) {
    return charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32");
  }

  /** The text if the bytes are UTF-8; a character cut at the very end is forgiven. */
  private static Optional<String> strictUtf8(byte[] body, int length) {
    String quick = new String(body, 0, length, StandardCharsets.UTF_8);
    if (quick.indexOf('\ufffd') < 0) {
      return Optional.of(quick);
    }
    CharBuffer out = CharBuffer.allocate(length);
    var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(body, 0, length);
    boolean clean = !decoder.decode(in, out, false).isError();
    return clean && in.remaining() < 4 ? Optional.of(out.flip().toString()) : Optional.empty();
  }

  private static String lenient(byte[] body, int from, int length, Charset charset) {
    try {
      return charset
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE)
          .decode(ByteBuffer.wrap(body, from, length - from))
          .toString();
    } catch (CharacterCodingException | UnsupportedOperationException e) {
      return new String(body, from, length - from, FALLBACK);
    }
  }

  private static int markLength(byte[] body) {
    if (body.length >= 3 && at(body, 0) == 0xef && at(body, 1) == 0xbb && at(body, 2) == 0xbf) {
      return 3;
    }
    boolean wide = body.length >= 2 && at(body, 0) + at(body, 1) == 0xfe + 0xff;
    return wide && Math.max(at(body, 0), at(body, 1)) == 0xff ? 2 : 0;
  }

  private static Charset markCharset(byte[] body) {
    return switch (at(body, 0)) {
      case 0xfe -> StandardCharsets.UTF_16BE;
      case 0xff -> StandardCharsets.UTF_16LE;
      default -> StandardCharsets.UTF_8;
    };
  }

  private static int at(byte[] body, int index) {
    return body[index] & 0xff;
  }
}
