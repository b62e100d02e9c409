package org.wirewatch.ingest.feed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns bytes into text: byte order mark, charset of the HTTP header, XML declaration, then what
 * the bytes allow. A claim that the bytes contradict is passed over.
 *
 * @see "RFC 7303, section 3"
 */
final class BodyDecoder {
  private static final int PROLOG_BYTES = 1024;
  private static final Pattern DECLARED =
      Pattern.compile("<\\?xml[^>]{0,200}?encoding\\s{0,20}=\\s{0,20}[\"']([^\"'>]{1,60})[\"']");
  private static final Pattern HEADER_CHARSET =
      Pattern.compile("(?i)charset\\s{0,20}=\\s{0,20}[\"']?([^\"';\\s]{1,60})");
  private static final Charset EBCDIC = Charset.forName("IBM037");

  private BodyDecoder() {}

  static Decoded decode(byte[] body, Map<String, String> headers) {
    EnumSet<Repair> repairs = EnumSet.noneOf(Repair.class);
    Optional<ByteOrderMark> mark = ByteOrderMark.of(body);
    if (mark.isPresent() && fits(mark.get().charset(), body)) {
      return marked(body, mark.get(), repairs);
    }
    Charset wide = wideWithoutMark(body);
    if (wide != null) {
      return new Decoded(new String(body, wide), name(wide), repairs);
    }
    boolean utf8 = isStrict(body, UTF_8);
    for (Charset claimed : claims(body, headers, repairs)) {
      boolean western = claimed.name().equals("windows-1252");
      if (claimed.equals(UTF_8) ? utf8 : !(western && utf8) && isStrict(body, claimed)) {
        return new Decoded(new String(body, claimed), name(claimed), repairs);
      }
      if (!western) {
        repairs.add(Repair.ENCODING);
      }
    }
    if (utf8) {
      return new Decoded(new String(body, UTF_8), "utf-8", repairs);
    }
    repairs.add(Repair.ENCODING);
    return CharsetGuess.decode(body, repairs);
  }

  private static Decoded marked(byte[] body, ByteOrderMark mark, EnumSet<Repair> repairs) {
    int from = mark.length();
    while (mark.charset().equals(UTF_8) && mark.standsAt(body, from)) {
      from += mark.length();
      repairs.add(Repair.LEADING_JUNK);
    }
    if (mark.charset().equals(UTF_8) && !isStrict(body, UTF_8)) {
      repairs.add(Repair.ENCODING);
      return new Decoded(MixedUtf8.decode(body, from), "utf-8", repairs);
    }
    String text = new String(body, from, body.length - from, mark.charset());
    return new Decoded(text, name(mark.charset()), repairs);
  }

  /** A mark for two or four bytes a character before text of one byte a character is a mistake. */
  private static boolean fits(Charset charset, byte[] body) {
    if (charset.equals(UTF_8)) {
      return true;
    }
    for (int i = 2; i < Math.min(body.length, 64); i++) {
      if (body[i] == 0) {
        return true;
      }
    }
    return body.length < 8 || body[2] != '<';
  }

  private static Charset wideWithoutMark(byte[] body) {
    if (body.length < 4) {
      return null;
    }
    int first = ByteBuffer.wrap(body).getInt();
    return switch (first) {
      case 0x0000003c -> Charset.forName("UTF-32BE");
      case 0x3c000000 -> Charset.forName("UTF-32LE");
      default -> {
        if ((first & 0xffffff00) == 0x003c0000) {
          yield Charset.forName("UTF-16BE");
        }
        yield (first & 0xffff00ff) == 0x3c000000 ? Charset.forName("UTF-16LE") : null;
      }
    };
  }

  private static List<Charset> claims(
      byte[] body, Map<String, String> headers, EnumSet<Repair> repairs) {
    List<Charset> claims = new ArrayList<>(2);
    String type = Headers.get(headers, "content-type");
    if (type != null) {
      addClaim(claims, HEADER_CHARSET.matcher(type), repairs);
    }
    boolean ebcdic =
        body.length > 4 && body[0] == 0x4c && body[1] == 0x6f && body[2] == (byte) 0xa7;
    int length = Math.min(body.length, PROLOG_BYTES);
    addClaim(
        claims,
        DECLARED.matcher(new String(body, 0, length, ebcdic ? EBCDIC : ISO_8859_1)),
        repairs);
    return claims;
  }

  private static void addClaim(List<Charset> claims, Matcher claim, EnumSet<Repair> repairs) {
    if (claim.find()) {
      Optional<Charset> charset = Charsets.find(claim.group(1));
      if (charset.isEmpty()) {
        repairs.add(Repair.ENCODING);
      }
      // No wide encoding here: without zero bytes at the start the text is not in one.
      charset.filter(c -> !c.name().startsWith("UTF-16")).ifPresent(claims::add);
    }
  }

  static boolean isStrict(byte[] body, Charset charset) {
    if (charset.equals(UTF_8)) {
      String text = new String(body, UTF_8);
      if (text.indexOf('\ufffd') < 0) {
        return true;
      }
    }
    try {
      charset.newDecoder().decode(ByteBuffer.wrap(body));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** The name in lower case, without what the JDK alone calls a charset. */
  static String name(Charset charset) {
    String name = charset.name().toLowerCase(Locale.ROOT);
    if (name.equals("windows-31j")) {
      return "shift_jis";
    }
    return name.replaceFirst("^x-(?:ibm|windows-)", "cp");
  }
}
