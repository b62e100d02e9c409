package org.wirewatch.enrich.value;

import java.util.Set;

/** Whether the clause around a time looks back or ahead, by its nearest verb. */
enum Tense {
  PAST,
  FUTURE,
  UNKNOWN;

  private static final int WINDOW = 14;

  private static final Set<String> AHEAD =
      Set.of(
          "will",
          "'ll",
          "\u2019ll",
          "shall",
          "wo",
          "due",
          "scheduled",
          "slated",
          "expected",
          "expects",
          "planned",
          "plans",
          "planning",
          "upcoming",
          "until",
          "till",
          "deadline");

  private static final Set<String> PAST_FORMS =
      Set.of(
          "said",
          "told",
          "was",
          "were",
          "had",
          "did",
          "met",
          "held",
          "began",
          "came",
          "went",
          "took",
          "made",
          "wrote",
          "found",
          "won",
          "lost",
          "fell",
          "rose",
          "gave",
          "got",
          "left",
          "saw",
          "sent",
          "spoke",
          "stood",
          "struck",
          "sued",
          "led",
          "ran",
          "broke",
          "brought",
          "built",
          "bought",
          "chose",
          "cut",
          "drew",
          "drove",
          "fought",
          "grew",
          "hit",
          "kept",
          "knew",
          "laid",
          "paid",
          "put",
          "sat",
          "shot",
          "shut",
          "sold",
          "spent",
          "swore",
          "taught",
          "threw",
          "thought",
          "voted",
          "withdrew",
          "became",
          "heard",
          "read");

  private static final Set<String> NOT_VERBS =
      Set.of("need", "speed", "indeed", "hundred", "united", "seed", "feed", "breed", "exceed");

  /** Of the time that begins at a token. */
  static Tense of(ValueText text, int at) {
    if (text.is(at - 1, "until") || text.is(at - 1, "by")) {
      return FUTURE;
    }
    int i = at;
    while (i > 0 && i > at - WINDOW && !text.startsSentence(i)) {
      Tense tense = at(text, --i);
      if (tense != UNKNOWN) {
        return tense;
      }
    }
    for (int j = at + 1; j < at + WINDOW && j < text.size() && !text.startsSentence(j); j++) {
      Tense tense = at(text, j);
      if (tense != UNKNOWN) {
        return tense;
      }
    }
    return UNKNOWN;
  }

  private static Tense at(ValueText text, int at) {
    String word = text.lower(at);
    if (AHEAD.contains(word)
        || (word.equals("set") && (text.is(at + 1, "to") || text.is(at + 1, "for")))
        || (word.equals("going") && text.is(at + 1, "to"))) {
      return FUTURE;
    }
    boolean past =
        PAST_FORMS.contains(word)
            || (word.length() > 4 && word.endsWith("ed") && !NOT_VERBS.contains(word));
    return past && !isParticiple(text.lower(at - 1)) ? PAST : UNKNOWN;
  }

  /** {@code will be held}: the verb before decides. */
  private static boolean isParticiple(String before) {
    return switch (before) {
      case "be", "been", "is", "are", "the", "a", "an", "to" -> true;
      default -> false;
    };
  }
}
