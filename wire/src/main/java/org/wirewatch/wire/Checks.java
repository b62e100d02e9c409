package org.wirewatch.wire;

import java.util.List;

/** Checks shared by the records' compact constructors; each names the bad field. */
public final class Checks {
  private Checks() {}

  /** Returns the value. */
  public static <T> T present(T value, String field) {
    if (value == null) {
      throw new IllegalArgumentException(field + ": missing");
    }
    if (value instanceof String text && text.isBlank()) {
      throw new IllegalArgumentException(field + ": blank");
    }
    return value;
  }

  /** An immutable copy; null becomes empty. */
  public static <T> List<T> copy(List<T> values) {
    return values == null ? List.of() : List.copyOf(values);
  }

  /** Checks that {@code [start, end)} is a range. */
  public static void range(int start, int end) {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("offsets: [" + start + ", " + end + ") is no range");
    }
  }
}
