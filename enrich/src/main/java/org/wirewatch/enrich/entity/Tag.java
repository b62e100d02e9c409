package org.wirewatch.enrich.entity;

import java.util.ArrayList;
import java.util.List;
import opennlp.tools.util.Span;

/**
 * Tags of tokens: outside, or begin, inside, last, only (unit) of one of three types. A tag is a
 * number from 0 to {@link #COUNT} - 1, so that weights lie in plain arrays.
 */
final class Tag {
  /** Types that a model tells apart. */
  static final int TYPES = 3;

  static final int OUTSIDE = 0;
  static final int COUNT = 1 + 4 * TYPES;
  private static final int BEGIN = 0;
  private static final int INSIDE = 1;
  private static final int LAST = 2;
  private static final int UNIT = 3;

  /** For each tag the tags that may stand before it. */
  static final int[][] MAY_PRECEDE = mayPrecede();

  private Tag() {}

  static boolean mayStart(int tag) {
    return tag == OUTSIDE || position(tag) == BEGIN || position(tag) == UNIT;
  }

  static boolean mayEnd(int tag) {
    return tag == OUTSIDE || position(tag) == LAST || position(tag) == UNIT;
  }

  private static int position(int tag) {
    return (tag - 1) % 4;
  }

  private static int type(int tag) {
    return (tag - 1) / 4;
  }

  private static int of(int type, int position) {
    return 1 + type * 4 + position;
  }

  private static int[][] mayPrecede() {
    int[][] table = new int[COUNT][];
    for (int tag = 0; tag < COUNT; tag++) {
      int current = tag;
      table[tag] =
          java.util.stream.IntStream.range(0, COUNT)
              .filter(before -> follows(before, current))
              .toArray();
    }
    return table;
  }

  private static boolean follows(int before, int tag) {
    boolean open = before != OUTSIDE && (position(before) == BEGIN || position(before) == INSIDE);
    if (!open) {
      return mayStart(tag);
    }
    return tag != OUTSIDE
        && type(tag) == type(before)
        && (position(tag) == INSIDE || position(tag) == LAST);
  }

  /** Tags of a sentence from its names; names of other types are left outside. */
  static int[] of(int length, List<Span> names, List<String> types) {
    int[] tags = new int[length];
    for (Span name : names) {
      int type = types.indexOf(name.getType());
      if (type < 0) {
        continue;
      }
      for (int i = name.getStart(); i < name.getEnd(); i++) {
        boolean first = i == name.getStart();
        boolean last = i == name.getEnd() - 1;
        tags[i] = of(type, first ? (last ? UNIT : BEGIN) : (last ? LAST : INSIDE));
      }
    }
    return tags;
  }

  /** The names in a well-formed sequence of tags. */
  static List<Span> names(int[] tags, int length, List<String> types) {
    List<Span> names = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < length; i++) {
      if (tags[i] == OUTSIDE) {
        continue;
      }
      if (mayStart(tags[i])) {
        start = i;
      }
      if (mayEnd(tags[i])) {
        names.add(new Span(start, i + 1, types.get(type(tags[i]))));
      }
    }
    return names;
  }
}
