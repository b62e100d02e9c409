package org.wirewatch.ingest.feed;

import static java.util.Map.entry;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Offsets from UTC by the names and numbers that stand in feeds.
 *
 * @see "RFC 5322, section 4.3"
 */
final class DateZones {
  private static final Pattern OFFSET =
      Pattern.compile("(?:gmt|utc)?([+-])(\\d{1,2})(?::?(\\d{2}))?z?");
  private static final int MINUTES_MAX = 15 * 60;

  /** Minutes east of Greenwich. */
  private static final Map<String, Integer> NAMED =
      Map.ofEntries(
          entry("z", 0),
          entry("ut", 0),
          entry("gmt", 0),
          entry("utc", 0),
          entry("wet", 0),
          entry("west", 60),
          entry("bst", 60),
          entry("ist", 330),
          entry("cet", 60),
          entry("mez", 60),
          entry("met", 60),
          entry("cest", 120),
          entry("mest", 120),
          entry("mesz", 120),
          entry("eet", 120),
          entry("eest", 180),
          entry("msk", 180),
          entry("msd", 240),
          entry("trt", 180),
          entry("sast", 120),
          entry("gst", 240),
          entry("pkt", 300),
          entry("wib", 420),
          entry("ict", 420),
          entry("hkt", 480),
          entry("sgt", 480),
          entry("awst", 480),
          entry("jst", 540),
          entry("kst", 540),
          entry("acst", 570),
          entry("aest", 600),
          entry("aedt", 660),
          entry("nzst", 720),
          entry("nzdt", 780),
          entry("ast", -240),
          entry("adt", -180),
          entry("nst", -210),
          entry("ndt", -150),
          entry("est", -300),
          entry("edt", -240),
          entry("et", -300),
          entry("cst", -360),
          entry("cdt", -300),
          entry("ct", -360),
          entry("mst", -420),
          entry("mdt", -360),
          entry("mt", -420),
          entry("pst", -480),
          entry("pdt", -420),
          entry("pt", -480),
          entry("akst", -540),
          entry("akdt", -480),
          entry("hst", -600),
          entry("brt", -180),
          entry("art", -180),
          entry("clt", -240));

  /** Identifiers such as Europe/Brussels by their lower case. */
  private static final Map<String, String> REGIONS =
      ZoneId.getAvailableZoneIds().stream()
          .collect(
              Collectors.toUnmodifiableMap(
                  id -> id.toLowerCase(Locale.ROOT), id -> id, (a, b) -> a));

  private DateZones() {}

  /** What may stand after an ISO time: nothing, an offset or a name. */
  static Optional<ZoneId> iso(String text) {
    if (text.isEmpty()) {
      return Optional.of(ZoneOffset.UTC);
    }
    return named(text);
  }

  /** An offset in digits, such as {@code +0200} or {@code gmt-07:00}. */
  static Optional<ZoneOffset> offset(String text) {
    Matcher m = OFFSET.matcher(text);
    if (!m.matches()) {
      return Optional.empty();
    }
    int minute = m.group(3) == null ? 0 : Integer.parseInt(m.group(3));
    int minutes = Integer.parseInt(m.group(2)) * 60 + minute;
    if (minute > 59 || minutes > MINUTES_MAX) {
      return Optional.empty();
    }
    return Optional.of(ZoneOffset.ofTotalSeconds((m.group(1).equals("-") ? -60 : 60) * minutes));
  }

  /** A zone by its abbreviation, its region or its offset. */
  static Optional<ZoneId> named(String text) {
    Integer minutes = NAMED.get(text);
    if (minutes != null) {
      return Optional.of(ZoneOffset.ofTotalSeconds(minutes * 60));
    }
    int slash = text.indexOf('/');
    if (slash > 0) {
      return Optional.ofNullable(REGIONS.get(text)).map(ZoneId::of);
    }
    return offset(text).map(z -> z);
  }
}
