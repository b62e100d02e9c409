package org.wirewatch.ingest.feed;

import static java.util.Map.entry;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the charset meant by a name as feeds write it, which is wider than what IANA lists. */
final class Charsets {
  private static final Pattern CODE_PAGE = Pattern.compile("(?:cp|ibm|csibm|cspc|ms)?-?(\\d{3,5})");
  private static final Pattern EBCDIC =
      Pattern.compile("(?:cs)?(?:ebcdic-?cp-?|ebcdic-?)([a-z]{2})");

  /** Names that the JDK does not know, and names whose superset is what publishers really send. */
  private static final Map<String, String> MEANT =
      Map.ofEntries(
          entry("ascii", "windows-1252"),
          entry("us-ascii", "windows-1252"),
          entry("iso-8859-1", "windows-1252"),
          entry("latin1", "windows-1252"),
          entry("latin-1", "windows-1252"),
          entry("iso-8859-9", "windows-1254"),
          entry("gb2312", "GB18030"),
          entry("gbk", "GB18030"),
          entry("x-gbk", "GB18030"),
          entry("gb-2312", "GB18030"),
          entry("shift-jis", "windows-31j"),
          entry("sjis", "windows-31j"),
          entry("x-sjis", "windows-31j"),
          entry("ks-c-5601-1987", "x-windows-949"),
          entry("ks-c-5601", "x-windows-949"),
          entry("euc-kr", "x-windows-949"),
          entry("utf8", "UTF-8"),
          entry("unicode", "UTF-16"),
          entry("ucs-2", "UTF-16"),
          entry("cp-is", "IBM861"),
          entry("ibm039", "IBM037"),
          entry("cspc862latinhebrew", "IBM862"),
          entry("cskoi8r", "KOI8-R"),
          entry("tis620", "TIS-620"),
          entry("macintosh", "x-MacRoman"),
          entry("macroman", "x-MacRoman"),
          entry("maclatin2", "x-MacCentralEurope"),
          entry("maccentraleurope", "x-MacCentralEurope"),
          entry("maccyrillic", "x-MacCyrillic"),
          entry("macgreek", "x-MacGreek"),
          entry("macturkish", "x-MacTurkish"),
          entry("maciceland", "x-MacIceland"),
          entry("maccroatian", "x-MacCroatian"),
          entry("macromania", "x-MacRomania"),
          entry("macromanian", "x-MacRomania"),
          entry("macarabic", "x-MacArabic"),
          entry("machebrew", "x-MacHebrew"),
          entry("macthai", "x-MacThai"));

  /** EBCDIC code pages by the country in their IANA name (RFC 1345). */
  private static final Map<String, String> EBCDIC_BY_COUNTRY =
      Map.ofEntries(
          entry("us", "IBM037"),
          entry("ca", "IBM037"),
          entry("wt", "IBM037"),
          entry("nl", "IBM037"),
          entry("be", "IBM500"),
          entry("ch", "IBM500"),
          entry("he", "IBM424"),
          entry("de", "IBM273"),
          entry("at", "IBM273"),
          entry("dk", "IBM277"),
          entry("no", "IBM277"),
          entry("fi", "IBM278"),
          entry("se", "IBM278"),
          entry("it", "IBM280"),
          entry("es", "IBM284"),
          entry("gb", "IBM285"),
          entry("fr", "IBM297"),
          entry("gr", "x-IBM875"),
          entry("is", "IBM871"));

  private Charsets() {}

  /** The charset, empty if the name means nothing here. */
  static Optional<Charset> find(String name) {
    String folded = name.strip().toLowerCase(Locale.ROOT).replace('_', '-').replace(" ", "");
    String meant = MEANT.get(folded);
    if (meant == null) {
      meant = MEANT.get(folded.replace("-", ""));
    }
    if (meant != null) {
      return byJdkName(meant);
    }
    Optional<Charset> exact = byJdkName(folded).or(() -> byJdkName(name.strip()));
    return exact.isPresent() ? exact : byCodePage(folded);
  }

  private static Optional<Charset> byCodePage(String folded) {
    Matcher page = CODE_PAGE.matcher(folded);
    if (page.matches()) {
      String number = page.group(1);
      return byJdkName("IBM" + number)
          .or(() -> byJdkName("x-IBM" + number))
          .or(() -> byJdkName("windows-" + number))
          .or(() -> byJdkName("x-windows-" + number));
    }
    Matcher ebcdic = EBCDIC.matcher(folded);
    if (ebcdic.matches()) {
      return Optional.ofNullable(EBCDIC_BY_COUNTRY.get(ebcdic.group(1)))
          .flatMap(Charsets::byJdkName);
    }
    return Optional.empty();
  }

  private static Optional<Charset> byJdkName(String name) {
    try {
      return Optional.of(Charset.forName(name));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.empty();
    }
  }
}
