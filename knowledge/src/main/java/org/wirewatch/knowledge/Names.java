package org.wirewatch.knowledge;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Written names as they are compared. Pure. */
public final class Names {
  private static final Pattern MARKS = Pattern.compile("\\p{M}");
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private static final Set<String> COMPANY_ENDINGS =
      Set.of(
          "inc",
          "corp",
          "corporation",
          "co",
          "company",
          "ltd",
          "limited",
          "llc",
          "plc",
          "ag",
          "sa",
          "se",
          "nv",
          "gmbh",
          "group",
          "holdings",
          "incorporated");
  private static final Set<String> PERSON_ENDINGS = Set.of("jr", "sr", "ii", "iii", "iv");

  private Names() {}

  /** Whether the last word of a normal name says of what form a company is: {@code inc}. */
  public static boolean isCompanyEnding(String word) {
    return COMPANY_ENDINGS.contains(word);
  }

  /** Whether the last word of a normal name follows a person's surname: {@code jr}. */
  public static boolean isPersonEnding(String word) {
    return PERSON_ENDINGS.contains(word);
  }

  /** A name without case, accents, stops and doubled space; apostrophes straight. */
  public static String normal(String name) {
    String plain = isAscii(name) ? name : unaccented(name);
    String bare = plain.indexOf('.') < 0 ? plain : plain.replace(".", "");
    String spaced = isTidy(bare) ? bare : SPACE.matcher(bare).replaceAll(" ").strip();
    return spaced.toLowerCase(Locale.ROOT);
  }

  /** Whether there is no space but single ones between words. */
  private static boolean isTidy(String name) {
    boolean space = true;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c <= ' ' && (c != ' ' || space)) {
        return false;
      }
      space = c == ' ';
    }
    return !space || name.isEmpty();
  }

  private static String unaccented(String name) {
    String apart = Normalizer.normalize(name, Normalizer.Form.NFD);
    return MARKS
        .matcher(apart)
        .replaceAll("")
        .replace('\u2019', '\'')
        .replace("\u00f8", "o")
        .replace("\u00d8", "O")
        .replace("\u0142", "l")
        .replace("\u0141", "L")
        .replace("\u00df", "ss");
  }

  private static boolean isAscii(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) >= 128) {
        return false;
      }
    }
    return true;
  }
}
