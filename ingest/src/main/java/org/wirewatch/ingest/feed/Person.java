package org.wirewatch.ingest.feed;

/**
 * An author.
 *
 * @param text name and address as one text
 */
record Person(String text, String name, String email) {
  static final Person NOBODY = new Person(null, null, null);

  private static final int CHARS_MAX = 500;

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
    int at = text.indexOf('@');
    int start = at;
    while (start > 0 && isLocalPart(text.charAt(start - 1))) {
      start--;
    }
    int end = at + 1;
    while (end < text.length() && isHost(text.charAt(end))) {
      end++;
    }
    if (start == at || end == at + 1) {
      return new Person(text, text, null);
    }
    String rest = text.substring(0, start) + " " + text.substring(end);
    String name =
        Texts.orNull(
            rest.replace("mailto:", "")
                .replaceAll("[()<>\\[\\]]|&lt;|&gt;", " ")
                .replaceAll("\\s+", " "));
    return new Person(text, name, text.substring(start, end));
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

  private static boolean isLocalPart(char c) {
    return Ascii.isLetterOrDigit(c) || ".!#$%&'*+/=?^_`{|}~-".indexOf(c) >= 0;
  }

  private static boolean isHost(char c) {
    return Ascii.isLetterOrDigit(c) || c == '.' || c == '-';
  }
}
