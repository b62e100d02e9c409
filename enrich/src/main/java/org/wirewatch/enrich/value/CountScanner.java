package org.wirewatch.enrich.value;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.wirewatch.wire.EnrichedArticle.EntityType;

/**
 * Counts and percentages. A number in words below ten counts only before people or votes and their
 * like; a number that is part of a name, a time, an age, a score or an address never does.
 */
final class CountScanner {
  private static final double PERCENT = 0.97;
  private static final double COUNT = 0.9;
  private static final double SMALL = 0.75;
  private static final BigDecimal TEN = BigDecimal.TEN;

  /** What makes a small number in words worth marking. */
  private static final Set<String> COUNTED =
      Set.of(
          "people",
          "workers",
          "employees",
          "engineers",
          "staff",
          "officers",
          "agents",
          "dead",
          "deaths",
          "arrests",
          "votes",
          "signatures",
          "companies",
          "students",
          "protesters",
          "soldiers",
          "civilians",
          "children",
          "women",
          "men",
          "detainees",
          "migrants",
          "patients",
          "hostages",
          "passengers",
          "lawmakers",
          "states",
          "countries",
          "homes",
          "schools",
          "jobs");

  /** Behind a hyphen: {@code 40-member}. */
  private static final Set<String> COMPOUNDS =
      Set.of(
          "-member",
          "-person",
          "-strong",
          "-seat",
          "-bed",
          "-page",
          "-worker",
          "-employee",
          "-vote",
          "-nation",
          "-country",
          "-state",
          "-acre",
          "-mile",
          "-odd",
          "-plus");

  private final ValueText text;
  private final Numerals numerals;
  private final NotCount notCount;

  CountScanner(ValueText text, Numerals numerals) {
    this.text = text;
    this.numerals = numerals;
    this.notCount = new NotCount(text);
  }

  /** Adds the count that is or begins with a number; answers the token to go on with. */
  int scan(Numeral number, List<Value> found) {
    int first = number.first();
    if (text.isNamed(first, number.after())) {
      return first;
    }
    Range range = new Range(text, numerals, number);
    Numeral second = range.second(numerals::at);
    int percent = second == null ? -1 : percentEnd(second);
    if (percent >= 0) {
      add(number, number.end(), "%", PERCENT, found);
      add(second, percent, "%", PERCENT, found);
      return afterPercent(second);
    }
    percent = percentEnd(number);
    if (percent >= 0) {
      add(number, percent, "%", PERCENT, found);
      return afterPercent(number);
    }
    if (second != null && isRange(number, second)) {
      add(number.borrowing(second), number.end(), "", COUNT, found);
      add(second, second.end(), "", COUNT, found);
      return second.after();
    }
    return count(number, found);
  }

  private int count(Numeral number, List<Value> found) {
    int skip = notCount.end(number);
    if (skip > number.first()) {
      return skip;
    }
    boolean compound = COMPOUNDS.contains(number.rest());
    if (!number.rest().isEmpty() && !compound) {
      return number.first() + 1;
    }
    boolean counted = COUNTED.contains(text.lower(number.next()));
    if (number.value().compareTo(TEN) < 0) {
      boolean one = number.value().compareTo(BigDecimal.ONE) <= 0 && number.isWhole();
      if (one || (number.words() && !counted)) {
        return number.after();
      }
      add(number, number.end(), "", counted ? COUNT : SMALL, found);
    } else {
      add(number, number.end(), "", COUNT, found);
    }
    return number.after();
  }

  /** Two numbers with a dash are a score unless something is counted behind them. */
  private boolean isRange(Numeral first, Numeral second) {
    int next = second.next();
    boolean noun = text.isSmallWord(next) && !TimeWords.isDuration(text.lower(next));
    boolean rising = second.value().compareTo(first.borrowing(second).value()) > 0;
    return second.rest().isEmpty()
        && rising
        && noun
        && (text.lower(next).endsWith("s") || COUNTED.contains(text.lower(next)))
        && notCount.end(first) == first.first();
  }

  /** Offset behind the percent sign or word; -1 when there is none. */
  private int percentEnd(Numeral number) {
    int at = number.next();
    if (!number.rest().isEmpty()) {
      boolean glued = number.rest().equals("-percent") || number.rest().equals("-per-cent");
      return glued ? text.end(at) : -1;
    }
    return switch (text.lower(at)) {
      case "%" -> text.end(at);
      case "percent", "pct" -> text.end(at);
      case "per" -> text.is(at + 1, "cent") ? text.end(at + 1) : -1;
      default -> -1;
    };
  }

  private int afterPercent(Numeral number) {
    boolean two = text.is(number.next(), "per");
    return number.rest().isEmpty() ? number.next() + (two ? 2 : 1) : number.next() + 1;
  }

  private static void add(
      Numeral number, int end, String unit, double confidence, List<Value> found) {
    String canonical = number.plain() + unit;
    found.add(new Value(EntityType.NUMBER, number.start(), end, canonical, confidence));
  }
}
