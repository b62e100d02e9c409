package org.wirewatch.ingest.feed;

import org.jdom2.Element;
import org.jdom2.Namespace;

/** Small readings of an element's text, where blank means absent. */
final class Texts {
  private Texts() {}

  static String orNull(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  static String first(String... candidates) {
    for (String candidate : candidates) {
      String text = orNull(candidate);
      if (text != null) {
        return text;
      }
    }
    return null;
  }

  /** Text of the first child of that name that has any. */
  static String child(Element parent, String name, Namespace namespace) {
    for (Element child : parent.getChildren()) {
      if (child.getNamespace().equals(namespace) && child.getName().equals(name)) {
        String text = orNull(child.getText());
        if (text != null) {
          return text;
        }
      }
    }
    return null;
  }

  /** A number of bytes as written; null if it is none. */
  static Long length(String digits) {
    try {
      long length = digits == null ? -1 : Long.parseLong(digits.strip());
      return length < 0 ? null : Long.valueOf(length);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
