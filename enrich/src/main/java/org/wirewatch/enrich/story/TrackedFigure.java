package org.wirewatch.enrich.story;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Figures that a story is followed by, in English: how many signed, were killed, hurt or detained.
 * Outlets give the same one in many words, of which the counted noun alone tells little: {@code 450
 * signatures}, {@code signed by 450 employees}, {@code 450 people have signed}.
 */
enum TrackedFigure {
  SIGNATURES(
      Set.of("signatures", "signers", "signatories"),
      "signed by",
      "sign|signed|put their names",
      1_000),
  DEATHS(
      Set.of("deaths", "dead", "fatalities"),
      "killed|killing|claimed the lives of",
      "killed|dead|died|die",
      10),
  INJURIES(
      Set.of("injuries"),
      "injured|injuring|wounded|wounding|hurt|hurting",
      "injured|hurt|wounded",
      10),
  ARRESTS(
      Set.of("arrests", "detainees"),
      "arrested|arresting|detained|detaining",
      "arrested|detained",
      10);

  private static final int AROUND_CHARS = 80;
  private static final String MORE_OR_LESS =
      "(?: (?:at least|more than|fewer than|about|some|nearly|over|almost|around|roughly|up to|another|a total of|an estimated))*";

  /** Where those who are counted are from, or of which company. */
  private static final String COMPLEMENT =
      "(?: (?:of|at|from|in)(?: (?:[\\p{L}'’-]+|(?:\\p{Lu}\\.)+)){1,3}?)?";

  private static final String AUXILIARIES =
      "(?: (?:who|that|have|had|has|were|was|are|been|being|now|already|also|so far))*";

  /** What is signed, without which names are not signatures. */
  private static final Pattern PAPER =
      Pattern.compile("\\b(?:letter|petition|pledge|statement|manifesto)\\b");

  /** Up to nine digits, those of thousands set apart by commas. */
  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\d.,])(?:\\d{1,3}(?:,\\d{3}){1,2}|\\d{1,9})(?![\\d]|[.,]\\d)");

  /** Behind a number of which they are a part. */
  private static final Pattern MAGNITUDE =
      Pattern.compile("[ -](?:hundred|thousand|million|billion|dozen)");

  private static final Pattern NAMES = Pattern.compile(" names\\b");

  private final Set<String> nouns;
  private final Pattern ahead;
  private final Pattern behind;
  private final int far;

  TrackedFigure(Set<String> nouns, String ahead, String behind, int far) {
    this.nouns = nouns;
    this.far = far;
    this.ahead =
        Pattern.compile("(?<!was |were |been |be )\\b(?:" + ahead + ")" + MORE_OR_LESS + " $");
    this.behind = Pattern.compile(COMPLEMENT + AUXILIARIES + " (?:" + behind + ")\\b");
  }

  /** What is counted, as timelines and alerts call it. */
  String words() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The factor from which on a higher number is probably of something else, as the dead of a war
   * are beside those of an attack.
   */
  int far() {
    return far;
  }

  /** The one that such words stand for. */
  static Optional<TrackedFigure> called(String words) {
    String last = words.substring(words.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
    return List.of(values()).stream().filter(figure -> figure.nouns.contains(last)).findFirst();
  }

  /**
   * The one that a number states, by the words next to it in its sentence.
   *
   * @param thing what stands behind the number; null when that cannot be told
   */
  static Optional<TrackedFigure> at(String text, int start, int end, CountedThing thing) {
    Optional<TrackedFigure> named = thing == null ? Optional.empty() : called(thing.words());
    if (named.isPresent()) {
      return named;
    }
    String before = text.substring(Math.max(0, start - AROUND_CHARS), start);
    String after = text.substring(end, Math.min(text.length(), end + AROUND_CHARS));
    int noun =
        thing == null ? 0 : Math.max(0, after.indexOf(thing.words())) + thing.words().length();
    for (TrackedFigure figure : values()) {
      Matcher behind = figure.behind.matcher(after).region(noun, after.length());
      boolean counted = thing != null || figure != SIGNATURES; // signed by 2030
      if ((counted && figure.ahead.matcher(before).find()) || behind.lookingAt()) {
        return Optional.of(figure);
      }
    }
    boolean signed = NAMES.matcher(after).lookingAt() && PAPER.matcher(before + after).find();
    return signed ? Optional.of(SIGNATURES) : Optional.empty();
  }

  /** The figures of a sentence, in digits; of each the largest number. */
  static Map<TrackedFigure, Integer> in(String sentence) {
    Map<TrackedFigure, Integer> figures = new EnumMap<>(TrackedFigure.class);
    Matcher number = NUMBER.matcher(sentence);
    while (number.find()) {
      Matcher magnitude = MAGNITUDE.matcher(sentence).region(number.end(), sentence.length());
      if (magnitude.lookingAt()) {
        continue;
      }
      int value = Integer.parseInt(number.group().replace(",", ""));
      CountedThing thing = CountedThing.behind(sentence, number.end());
      at(sentence, number.start(), number.end(), thing)
          .ifPresent(figure -> figures.merge(figure, value, Math::max));
    }
    return figures;
  }
}
