package org.wirewatch.ingest.feed;

import java.nio.charset.Charset;
import java.util.EnumSet;
import org.jsoup.nodes.Entities;

/** Decodes the references in XML text, also those of HTML and those written wrongly. */
final class XmlText {
  private static final Charset WESTERN = Charset.forName("windows-1252");
  private static final int NAME_CHARS_MAX = 32;

  private XmlText() {}

  /** The text with references replaced and forbidden characters left out. */
  static String decode(String raw, EnumSet<Repair> repairs) {
    int i = firstSpecial(raw);
    if (i == raw.length()) {
      return raw;
    }
    StringBuilder out = new StringBuilder(raw.length()).append(raw, 0, i);
    while (i < raw.length()) {
      char c = raw.charAt(i);
      if (c == '&') {
        i = reference(raw, i, out, repairs);
      } else {
        append(raw, i, out, repairs);
        i++;
      }
    }
    return out.toString();
  }

  /** The text with forbidden characters left out, references kept: for CDATA. */
  static String strip(String raw, EnumSet<Repair> repairs) {
    String stripped = strip(raw);
    if (stripped.length() != raw.length()) {
      repairs.add(Repair.CONTROL_CHARACTERS);
    }
    return stripped;
  }

  /** As above. */
  static String strip(String raw) {
    StringBuilder out = null;
    for (int i = 0; i < raw.length(); i++) {
      boolean allowed = isAllowed(raw, i);
      if (!allowed && out == null) {
        out = new StringBuilder(raw.length()).append(raw, 0, i);
      } else if (allowed && out != null) {
        out.append(raw.charAt(i));
      }
    }
    return out == null ? raw : out.toString();
  }

  private static void append(String raw, int i, StringBuilder out, EnumSet<Repair> repairs) {
    char c = raw.charAt(i);
    if (isWestern(c)) {
      out.append(western(c));
      repairs.add(Repair.ENCODING);
    } else if (isAllowed(raw, i)) {
      out.append(c);
    } else {
      repairs.add(Repair.CONTROL_CHARACTERS);
    }
  }

  /** True for what is a control character in Unicode and a quote or dash in windows-1252. */
  private static boolean isWestern(int code) {
    return code >= 0x80 && code < 0xa0;
  }

  private static String western(int code) {
    return new String(new byte[] {(byte) code}, WESTERN);
  }

  private static int firstSpecial(String raw) {
    int i = 0;
    while (i < raw.length()
        && raw.charAt(i) != '&'
        && isAllowed(raw, i)
        && !isWestern(raw.charAt(i))) {
      i++;
    }
    return i;
  }

  /** Appends what the reference at {@code start} stands for; returns where to go on. */
  private static int reference(String raw, int start, StringBuilder out, EnumSet<Repair> repairs) {
    int end = start + 1;
    int limit = Math.min(raw.length(), start + NAME_CHARS_MAX);
    while (end < limit && isNameChar(raw.charAt(end))) {
      end++;
    }
    if (end < raw.length() && end > start + 1 && raw.charAt(end) == ';') {
      String name = raw.substring(start + 1, end);
      String value = name.charAt(0) == '#' ? numeric(name) : named(name, repairs);
      if (value != null) {
        out.append(value);
        return end + 1;
      }
    }
    repairs.add(Repair.ENTITIES);
    out.append('&');
    return start + 1;
  }

  private static String named(String name, EnumSet<Repair> repairs) {
    return switch (name) {
      case "amp" -> "&";
      case "lt" -> "<";
      case "gt" -> ">";
      case "quot" -> "\"";
      case "apos" -> "'";
      default -> {
        String value = Entities.getByName(name);
        if (value.isEmpty()) {
          yield null;
        }
        repairs.add(Repair.ENTITIES);
        yield value;
      }
    };
  }

  private static String numeric(String name) {
    boolean hex = name.length() > 1 && (name.charAt(1) == 'x' || name.charAt(1) == 'X');
    int code;
    try {
      code = Integer.parseInt(name, hex ? 2 : 1, name.length(), hex ? 16 : 10);
    } catch (NumberFormatException e) {
      return null;
    }
    if (isWestern(code)) {
      return western(code);
    }
    boolean allowed =
        (code >= 0x20 && code < 0xd800)
            || code == '\t'
            || code == '\n'
            || code == '\r'
            || (code >= 0xe000 && code <= 0xfffd)
            || (code >= 0x10000 && code <= 0x10ffff);
    return allowed ? Character.toString(code) : "";
  }

  private static boolean isNameChar(char c) {
    return Ascii.isLetterOrDigit(c) || c == '#';
  }

  private static boolean isAllowed(String raw, int i) {
    char c = raw.charAt(i);
    if ((c >= 0x20 && c < 0xd800) || c == '\n' || c == '\t' || c == '\r') {
      return true;
    }
    if (Character.isHighSurrogate(c)) {
      return i + 1 < raw.length() && Character.isLowSurrogate(raw.charAt(i + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return i > 0 && Character.isHighSurrogate(raw.charAt(i - 1));
    }
    return c >= 0xe000 && c <= 0xfffd && c != '\ufeff';
  }
}
