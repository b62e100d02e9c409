package org.wirewatch.desk.api;

import org.wirewatch.desk.http.Problem;

/**
 * Names as people read them: without control characters, halves of characters and the marks that
 * turn the direction of what is written after them, with which one name can look like another.
 *
 * @see "Unicode Technical Report 36, section 2.6"
 */
public final class Legible {
  private Legible() {}

  /**
   * Checks a name.
   *
   * @param name null is no fault here
   * @throws Problem 422 naming the field
   */
  static void require(String field, String name) {
    if (name != null && name.codePoints().anyMatch(Legible::hides)) {
      throw Problem.invalid(
          field, "A name has no control characters and no marks that turn its direction.");
    }
  }

  private static boolean hides(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.CONTROL || type == Character.SURROGATE || turnsDirection(codePoint);
  }

  /** Overrides and isolates, which go on to turn what is written after a text. */
  public static boolean turnsDirection(int codePoint) {
    return (codePoint >= 0x202a && codePoint <= 0x202e)
        || (codePoint >= 0x2066 && codePoint <= 0x2069);
  }
}
