package org.wirewatch.enrich.story;

import java.util.List;
import java.util.Set;
import org.wirewatch.enrich.term.Term;
import org.wirewatch.enrich.term.Terms;

/**
 * What a number counts: {@code tech workers} behind {@code 2,000}. The words behind the number up
 * to the first plural, as long as no function word or mark comes between.
 *
 * @param words as written
 * @param key the same for {@code tech workers} and {@code worker}
 */
record CountedThing(String words, String key) {
  private static final int CHARS_MAX = 60;
  private static final int WORDS_MAX = 3;

  private static final List<String> OF_WHOLE =
      List.of(" of the ", " of its ", " of their ", " of our ");
  private static final List<String> OF_SHARE =
      List.of(" of the ", " of its ", " of their ", " of our ", " of ");

  /** Plurals without an s. */
  private static final Set<String> PLURALS =
      Set.of("people", "men", "women", "children", "staff", "police", "personnel", "crew", "dead");

  /** The thing that a number counts; null when it cannot be told. */
  static CountedThing at(String text, int start, int end) {
    CountedThing behind = behind(text, end);
    return TrackedFigure.at(text, start, end, behind)
        .map(figure -> of(figure.words()))
        .orElse(behind);
  }

  /** Whether it is one of the {@link TrackedFigure}s. */
  boolean isTracked() {
    return TrackedFigure.called(words).isPresent();
  }

  /** The thing that some words name. */
  static CountedThing of(String words) {
    List<Term> terms = Terms.of(words);
    return new CountedThing(words, terms.isEmpty() ? words : terms.getLast().stem());
  }

  /** What is counted behind the number that ends there; null when it cannot be told. */
  static CountedThing behind(String text, int end) {
    int from = skipOf(text, end, end > 0 && text.charAt(end - 1) == '%');
    String rest = text.substring(from, Math.min(text.length(), from + CHARS_MAX));
    List<Term> terms = Terms.of(rest, WORDS_MAX);
    int at = 0;
    for (Term term : terms) {
      if (!rest.substring(at, term.start()).isBlank() || term.shape() == Term.Shape.NUMBER) {
        return null;
      }
      String word = rest.substring(term.start(), term.end());
      boolean cutOff = from + term.end() < text.length() && term.end() == rest.length();
      if (isPlural(word) && !cutOff) {
        return of(rest.substring(terms.getFirst().start(), term.end()));
      }
      at = term.end();
    }
    return null;
  }

  /** {@code 450 of the workers}, {@code 12% of voters}; not {@code ten of eleven}. */
  private static int skipOf(String text, int end, boolean percent) {
    for (String partitive : percent ? OF_SHARE : OF_WHOLE) {
      if (text.startsWith(partitive, end)) {
        return end + partitive.length();
      }
    }
    return end;
  }

  private static boolean isPlural(String word) {
    boolean common = Character.isLowerCase(word.charAt(0));
    boolean s = word.length() > 3 && word.endsWith("s") && !word.endsWith("ss");
    return common && (s || PLURALS.contains(word));
  }
}
