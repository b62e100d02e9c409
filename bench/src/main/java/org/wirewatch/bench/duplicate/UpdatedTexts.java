package org.wirewatch.bench.duplicate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Updates made from articles: one number, day, month or name changed, in some of them among other
 * edits. The development stream has none.
 */
final class UpdatedTexts {
  private static final List<String> NUMBERS =
      List.of("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve");
  private static final List<String> DAYS =
      List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");
  private static final List<String> MONTHS =
      List.of("January", "February", "March", "April", "June", "July", "August", "September");
  private static final List<String> NAMES =
      List.of("Pereira", "Lindqvist", "Okafor", "Castellano", "Hargreaves", "Tanaka", "Mwangi");

  /** A count; not a year, a time or part of a longer number. */
  private static final Pattern COUNT =
      Pattern.compile(
          "(?<![\\w.,:/-]|\\d, )(?!(?:19|20)\\d\\d\\b)\\d{1,6}(?![\\w:/]|[.,]\\d|-\\w|, \\d)");

  /** A capitalised word within a sentence. */
  private static final Pattern NAME = Pattern.compile("(?<=[a-z,] )[A-Z][a-z]{3,}(?= [a-z])");

  private static final String CREDIT = "LONDON (Reuters) - ";
  private static final String TAIL =
      " Sign up for our newsletter to get the top stories delivered to your inbox every morning.";

  private UpdatedTexts() {}

  /** At most two updates of each original, the same every time. */
  static List<LabelledArticle> of(List<LabelledArticle> articles) {
    List<LabelledArticle> updates = new ArrayList<>();
    for (LabelledArticle original : articles) {
      if (original.kind().equals("original")) {
        Random random = new Random(original.id().hashCode());
        List<String> texts = texts(original.article().text(), random);
        for (int i = 0; i < Math.min(2, texts.size()); i++) {
          updates.add(update(original, i, texts.get(i)));
        }
      }
    }
    return updates;
  }

  private static LabelledArticle update(LabelledArticle original, int i, String text) {
    String id = original.id() + "-update" + i;
    return new LabelledArticle(
        LabelledArticle.article(id, original.article().title(), text),
        id,
        "update",
        original.chosenOn(),
        original.id());
  }

  private static List<String> texts(String text, Random random) {
    List<Optional<String>> made = new ArrayList<>();
    Optional<String> count = one(COUNT, text, random, number -> other(number, random));
    made.add(count);
    made.add(count.map(UpdatedTexts::edited));
    made.add(count.map(changed -> CREDIT + changed + TAIL));
    made.add(one(words(NUMBERS), text, random, word -> other(NUMBERS, word, random)));
    made.add(one(words(DAYS), text, random, word -> other(DAYS, word, random)));
    made.add(one(words(MONTHS), text, random, word -> other(MONTHS, word, random)));
    made.add(renamed(text, random));
    List<String> texts = new ArrayList<>(made.stream().flatMap(Optional::stream).toList());
    java.util.Collections.shuffle(texts, random);
    return texts;
  }

  private static Optional<String> one(
      Pattern pattern, String text, Random random, Function<String, String> change) {
    List<MatchResult> found = pattern.matcher(text).results().toList();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    MatchResult place = found.get(random.nextInt(found.size()));
    return Optional.of(
        text.substring(0, place.start())
            + change.apply(place.group())
            + text.substring(place.end()));
  }

  private static Optional<String> renamed(String text, Random random) {
    List<String> names =
        NAME.matcher(text)
            .results()
            .map(MatchResult::group)
            .filter(name -> !DAYS.contains(name) && !MONTHS.contains(name))
            .distinct()
            .toList();
    if (names.isEmpty()) {
      return Optional.empty();
    }
    String name = names.get(random.nextInt(names.size()));
    String other = other(NAMES, name, random);
    return Optional.of(text.replaceAll("\\b" + name + "\\b", Matcher.quoteReplacement(other)));
  }

  private static String edited(String text) {
    return text.replaceAll("\\bsaid\\b", "told reporters")
        .replaceAll("\\babout\\b", "around")
        .replaceAll("\\bbut\\b", "however")
        .replaceAll("\\bafter\\b", "following");
  }

  private static String other(String number, Random random) {
    int value = Integer.parseInt(number);
    return Integer.toString(value + 1 + random.nextInt(Math.max(2, value)));
  }

  private static String other(List<String> words, String word, Random random) {
    String other = words.get(random.nextInt(words.size()));
    return other.toLowerCase(Locale.ROOT).equals(word.toLowerCase(Locale.ROOT))
        ? other(words, word, random)
        : other;
  }

  private static Pattern words(List<String> words) {
    return Pattern.compile("\\b(" + String.join("|", words) + ")\\b");
  }
}
