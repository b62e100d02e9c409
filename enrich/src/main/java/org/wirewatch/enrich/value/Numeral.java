package org.wirewatch.enrich.value;

import java.math.BigDecimal;

/**
 * A number as written.
 *
 * @param mantissa before the scale: 1.5 of {@code 1.5 million}
 * @param scale 1 when none is written
 * @param first index of its first token
 * @param next index of the first token behind it; of its own token when {@code rest} is not empty
 * @param start UTF-16 offset
 * @param end offset after its last character
 * @param words whether it is written in words
 * @param rest what follows in the same token: {@code -hour}, {@code p}; empty when nothing does
 */
record Numeral(
    BigDecimal mantissa,
    BigDecimal scale,
    int first,
    int next,
    int start,
    int end,
    boolean words,
    String rest) {

  boolean scaled() {
    return scale.compareTo(BigDecimal.ONE) != 0;
  }

  BigDecimal value() {
    return mantissa.multiply(scale);
  }

  /** The first of a range takes the scale of the second: {@code 10 to 15 million}. */
  Numeral borrowing(Numeral other) {
    boolean borrows = !scaled() && other.scaled() && mantissa.compareTo(other.mantissa) <= 0;
    return borrows
        ? new Numeral(mantissa, other.scale, first, next, start, end, words, rest)
        : this;
  }

  /** Whether it is at least so much. */
  boolean atLeast(long least) {
    return value().compareTo(BigDecimal.valueOf(least)) >= 0;
  }

  boolean isWhole() {
    return value().stripTrailingZeros().scale() <= 0;
  }

  /** Index of the first token that it does not touch. */
  int after() {
    return rest.isEmpty() ? next : next + 1;
  }

  /** Plain decimal; of a scaled number without trailing zeros behind the point. */
  String plain() {
    return plain(value(), scaled());
  }

  static String plain(BigDecimal value, boolean strip) {
    boolean zeros = strip && value.scale() > 0;
    return (zeros ? value.stripTrailingZeros() : value).toPlainString();
  }
}
