package org.wirewatch.ingest.feed;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** Reads one tag, forgiving what is wrong in it. */
final class TagReader {
  private static final int ATTRIBUTES_MAX = 64;

  private final String text;
  private final EnumSet<Repair> repairs;
  private int at;

  TagReader(String text, EnumSet<Repair> repairs) {
    this.text = text;
    this.repairs = repairs;
  }

  /** True if a tag starts at the {@code <} at this offset. */
  boolean startsAt(int offset) {
    int name = offset + 1;
    if (name < text.length() && text.charAt(name) == '/') {
      name++;
    }
    return name < text.length() && isNameStart(text.charAt(name));
  }

  /** Reads the tag whose {@code <} stands at the offset; null if the text ends inside it. */
  Tag read(int offset) {
    at = offset + 1;
    boolean closes = text.charAt(at) == '/';
    if (closes) {
      at++;
    }
    String name = name();
    List<Tag.Attr> attributes = new ArrayList<>(4);
    while (true) {
      skipSpace();
      if (at >= text.length()) {
        return null;
      }
      char c = text.charAt(at);
      if (c == '>' || c == '<') {
        if (c == '<') {
          repairs.add(Repair.TAGS);
        }
        return tag(name, attributes, closes, false, c == '>' ? at + 1 : at);
      }
      if (c == '/' && at + 1 < text.length() && text.charAt(at + 1) == '>') {
        return tag(name, attributes, closes, true, at + 2);
      }
      if (isNameStart(c)) {
        attribute(attributes);
      } else {
        repairs.add(Repair.TAGS);
        at++;
      }
    }
  }

  private static Tag tag(
      String name, List<Tag.Attr> attributes, boolean closes, boolean empty, int end) {
    int colon = name.indexOf(':');
    String prefix = colon < 0 ? "" : name.substring(0, colon);
    return new Tag(prefix, name.substring(colon + 1), attributes, closes, empty, end);
  }

  private void attribute(List<Tag.Attr> attributes) {
    String name = name();
    skipSpace();
    String value = "";
    if (at < text.length() && text.charAt(at) == '=') {
      at++;
      skipSpace();
      value = value();
    } else {
      repairs.add(Repair.TAGS);
    }
    if (attributes.size() < ATTRIBUTES_MAX) {
      int colon = name.indexOf(':');
      String prefix = colon < 0 ? "" : name.substring(0, colon);
      String decoded = XmlText.decode(value, repairs);
      attributes.add(new Tag.Attr(prefix, name.substring(colon + 1), decoded));
    }
  }

  private String value() {
    if (at >= text.length()) {
      return "";
    }
    char quote = text.charAt(at);
    int start = at;
    if (quote == '"' || quote == '\'') {
      start = at + 1;
      int end = text.indexOf(quote, start);
      if (end < 0) {
        end = text.length();
      }
      at = Math.min(text.length(), end + 1);
      return text.substring(start, end);
    }
    repairs.add(Repair.TAGS);
    while (at < text.length() && !isSpace(text.charAt(at)) && text.charAt(at) != '>') {
      at++;
    }
    return text.substring(start, at);
  }

  private String name() {
    int start = at;
    while (at < text.length() && isNamePart(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  private void skipSpace() {
    while (at < text.length() && isSpace(text.charAt(at))) {
      at++;
    }
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
  }

  private static boolean isNameStart(char c) {
    return Ascii.isLetter(c) || c == '_' || (c > 0x7f && Character.isLetter(c));
  }

  private static boolean isNamePart(char c) {
    return isNameStart(c) || Ascii.isLetterOrDigit(c) || c == ':' || c == '-' || c == '.';
  }
}
