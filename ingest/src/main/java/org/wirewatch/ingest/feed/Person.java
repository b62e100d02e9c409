package org.wirewatch.ingest.feed;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An author.
 *
 * @param text name and address as one text
 */
record Person(String text, String name, String email) {
  static final Person NOBODY = new Person(null, null, null);

  private static final int CHARS_MAX = 500;
  private static final Pattern EMAIL =
      Pattern.compile("[\\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){0,8}");

  boolean isNobody() {
    return text == null;
  }

  /** Splits {@code mail@host (Name)}, {@code Name <mail@host>} and their kin. */
  static Person of(String written) {
    String text = Texts.orNull(written);
    if (text == null) {
      return NOBODY;
    }
    if (text.length() > CHARS_MAX || text.indexOf('@') < 0) {
      return new Person(text, text, null);
    }
    Matcher email = EMAIL.matcher(text);
    if (!email.find()) {
      return new Person(text, text, null);
    }
    String rest = text.substring(0, email.start()) + " " + text.substring(email.end());
    String name =
        Texts.orNull(
            rest.replace("mailto:", "")
                .replaceAll("[()<>\\[\\]]|&lt;|&gt;", " ")
                .replaceAll("\\s+", " "));
    return new Person(text, name, email.group());
  }

  /** A person of Atom, whose name and address stand apart. */
  static Person of(String name, String email) {
    String cleanName = Texts.orNull(name);
    String cleanEmail = Texts.orNull(email);
    if (cleanName == null && cleanEmail == null) {
      return NOBODY;
    }
    if (cleanEmail == null) {
      return of(cleanName);
    }
    String text = cleanName == null ? cleanEmail : cleanName + " (" + cleanEmail + ")";
    return new Person(text, cleanName, cleanEmail);
  }
}
