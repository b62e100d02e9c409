package org.wirewatch.bench.quality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import opennlp.tools.util.Span;

/** What is found in the place of what: gold type against found type, and the wrong ones. */
final class EntityErrors {
  static final String OTHER_ENDS = "other ends";
  static final String MISSED = "missed";
  static final String OTHER_NAME = "other name";
  static final String INVENTED = "no name";

  private static final int CONTEXT = 50;

  private final List<String> types;
  private final Map<String, Map<String, Integer>> table = new TreeMap<>();
  private final List<Mistake> mistakes = new ArrayList<>();

  /** Looks at names of these types. */
  EntityErrors(List<String> types) {
    this.types = types;
  }

  /**
   * A name that is not there, or not so.
   *
   * @param confidence 0 to 1
   * @param before the text before it
   * @param is what stands there: a type and name, or {@link #INVENTED}
   */
  record Mistake(
      double confidence, String type, String name, String is, String before, String after) {}

  /**
   * Takes in a text.
   *
   * @param gold of all types, so that a festival taken for a firm does not count as no name
   * @param found of the types that are looked at
   */
  void add(String text, List<Span> gold, List<Span> found) {
    for (Span name : gold) {
      increment(name.getType(), answer(name, found));
      if (!types.contains(name.getType())) {
        increment(OTHER_NAME, answer(name, found));
      }
    }
    for (Span name : found) {
      List<Span> there = gold.stream().filter(name::intersects).toList();
      if (there.isEmpty()) {
        increment(INVENTED, name.getType());
      }
      if (!there.contains(name)) {
        mistakes.add(mistake(text, name, there));
      }
    }
  }

  /** How often a gold type, {@link #OTHER_NAME} or {@link #INVENTED} was answered so. */
  int count(String gold, String answer) {
    return table.getOrDefault(gold, Map.of()).getOrDefault(answer, 0);
  }

  private void increment(String gold, String answer) {
    table.computeIfAbsent(gold, key -> new TreeMap<>()).merge(answer, 1, Integer::sum);
  }

  private static String answer(Span name, List<Span> found) {
    String answer = MISSED;
    for (Span other : found) {
      if (other.getStart() == name.getStart() && other.getEnd() == name.getEnd()) {
        return other.getType();
      }
      if (other.intersects(name)) {
        answer = OTHER_ENDS;
      }
    }
    return answer;
  }

  private static Mistake mistake(String text, Span name, List<Span> there) {
    List<String> is =
        there.stream().map(gold -> gold.getType() + " " + gold.getCoveredText(text)).toList();
    return new Mistake(
        name.getProb(),
        name.getType(),
        name.getCoveredText(text).toString(),
        is.isEmpty() ? INVENTED : String.join(", ", is),
        text.substring(Math.max(0, name.getStart() - CONTEXT), name.getStart()),
        text.substring(name.getEnd(), Math.min(text.length(), name.getEnd() + CONTEXT)));
  }

  /** The most confident ones, each name once. */
  List<Mistake> worst(int most) {
    Set<String> seen = new HashSet<>();
    return mistakes.stream()
        .sorted(Comparator.comparingDouble(Mistake::confidence).reversed())
        .filter(mistake -> seen.add(mistake.type() + mistake.name()))
        .limit(most)
        .toList();
  }
}
