package org.wirewatch.enrich.story;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.wirewatch.enrich.term.Term;
import org.wirewatch.enrich.term.Term.Shape;
import org.wirewatch.enrich.term.Terms;
import org.wirewatch.wire.Checks;

/**
 * A number that a story gave for something counted.
 *
 * @param value as of {@code Story.AddedFigure}
 * @param context stems that stood around it
 */
record Quantity(String value, List<String> context) {
  private static final int AROUND_CHARS = 80;
  private static final int CONTEXT_MAX = 10;
  private static final int SHARED_MIN = 2;

  Quantity {
    context = Checks.copy(context);
  }

  /**
   * The quantity at a place of a text.
   *
   * @param thing what is counted; not part of the context
   */
  static Quantity at(String text, int start, int end, String value, CountedThing thing) {
    String before = text.substring(Math.max(0, start - AROUND_CHARS), start);
    String after = text.substring(end, Math.min(text.length(), end + AROUND_CHARS));
    Set<String> context = new LinkedHashSet<>();
    add(context, afterLastStop(before));
    add(context, beforeFirstStop(after));
    context.remove(thing.key());
    return new Quantity(value, context.stream().limit(CONTEXT_MAX).toList());
  }

  /** Whether both may be of the same thing: two people were killed, sixty people were hurt. */
  boolean comparable(Quantity other) {
    return other != null && context.stream().filter(other.context::contains).count() >= SHARED_MIN;
  }

  private static void add(Set<String> context, String text) {
    for (Term term : Terms.of(text)) {
      if (term.shape() != Shape.NUMBER) {
        context.add(term.stem());
      }
    }
  }

  private static String afterLastStop(String text) {
    return text.substring(Math.max(text.lastIndexOf('\n'), text.lastIndexOf(". ")) + 1);
  }

  private static String beforeFirstStop(String text) {
    int line = text.indexOf('\n');
    int stop = text.indexOf(". ");
    int end = line < 0 ? stop : stop < 0 ? line : Math.min(line, stop);
    return end < 0 ? text : text.substring(0, end);
  }
}
