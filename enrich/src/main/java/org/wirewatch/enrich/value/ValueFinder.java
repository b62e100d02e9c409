package org.wirewatch.enrich.value;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.wirewatch.enrich.text.Sentence;
import org.wirewatch.wire.EnrichedArticle.Mention;

/**
 * Finds sums of money, dates and counts, each with its value as canonical name: {@code USD
 * 45000000}, {@code 2026-01-20}, {@code 12%}. They do not overlap one another. Pure and
 * thread-safe; time is linear in the tokens.
 */
public final class ValueFinder {
  private final ValueText text;
  private final Numerals numerals;
  private final MoneyScanner money;
  private final DateScanner dates;
  private final RelativeScanner relative;
  private final CountScanner counts;

  private ValueFinder(ValueText text, Instant published) {
    this.text = text;
    Calendar calendar = new Calendar(published);
    numerals = new Numerals(text);
    money = new MoneyScanner(text, numerals);
    dates = new DateScanner(text, calendar);
    relative = new RelativeScanner(text, calendar, dates);
    counts = new CountScanner(text, numerals);
  }

  /**
   * The values of a text in order, without entity ids.
   *
   * @param sentences of the text
   * @param names people, organisations and places in the text, in order: no date or count is taken
   *     from inside one
   * @param published what relative times are seen from; null when unknown, and then they have no
   *     canonical name
   */
  public static List<Mention> find(
      String text, List<Sentence> sentences, List<Mention> names, Instant published) {
    ValueText tokens = new ValueText(text, sentences, names);
    List<Mention> mentions = new ArrayList<>();
    for (Value value : new ValueFinder(tokens, published).values()) {
      String written = text.substring(value.start(), value.end());
      mentions.add(
          new Mention(
              value.type(),
              value.start(),
              value.end(),
              written,
              null,
              value.canonical(),
              value.confidence()));
    }
    return mentions;
  }

  /**
   * Names and values in one list, in order.
   *
   * @see #find
   */
  public static List<Mention> with(
      String text, List<Sentence> sentences, List<Mention> names, Instant published) {
    List<Mention> all = new ArrayList<>(names);
    all.addAll(find(text, sentences, names, published));
    all.sort(Comparator.comparingInt(Mention::start));
    return all;
  }

  private List<Value> values() {
    List<Value> found = new ArrayList<>();
    int at = 0;
    while (at < text.size()) {
      at = Math.max(at + 1, scan(at, found));
    }
    return found;
  }

  private int scan(int at, List<Value> found) {
    char c = text.word(at).charAt(0);
    if (Numerals.isDigit(c)) {
      return number(at, found);
    }
    boolean letter = Character.isLetter(c);
    if (!letter || Character.isUpperCase(c)) {
      int next = money.scan(at, found);
      if (next > at || !letter) {
        return next;
      }
    }
    String word = text.lower(at);
    if (isArticle(word)) {
      int next = relative.articleAgo(at, found);
      return next > at ? next : number(at, found);
    }
    if (Numerals.isNumberWord(word) || word.equals("half") || word.indexOf('-') > 0) {
      int next = number(at, found);
      if (next > at) {
        return next;
      }
    }
    int next = Character.isUpperCase(c) ? dates.scan(at, found) : at;
    return next > at ? next : relative.scan(at, found);
  }

  private static boolean isArticle(String word) {
    return word.equals("a") || word.equals("an");
  }

  private int number(int at, List<Value> found) {
    int next = money.scan(at, found);
    if (next > at) {
      return next;
    }
    if (Numerals.isDigit(text.word(at).charAt(0))) {
      next = dates.scan(at, found);
      if (next > at) {
        return next;
      }
    }
    Numeral number = numerals.at(at);
    if (number == null) {
      return at;
    }
    next = relative.ago(number, found);
    return next > at ? next : counts.scan(number, found);
  }
}
