package org.wirewatch.desk.api;

import java.util.regex.Pattern;
import org.wirewatch.desk.http.Problem;

/**
 * Names as people read them: without control characters, halves of characters and the marks that
 * turn the direction of what is written after them, with which one name can look like another.
 *
 * @see "Unicode Technical Report 36, section 2.6"
 */
final class Legible {
  private static final Pattern HIDDEN =
      Pattern.compile("[\\p{Cc}\\p{Cs}\\u202a-\\u202e\\u2066-\\u2069]");

  private Legible() {}

  /**
   * Checks a name.
   *
   * @param name null is no fault here
   * @throws Problem 422 naming the field
   */
  static void require(String field, String name) {
    if (name != null && HIDDEN.matcher(name).find()) {
      throw Problem.invalid(
          field, "A name has no control characters and no marks that turn its direction.");
    }
  }
}
