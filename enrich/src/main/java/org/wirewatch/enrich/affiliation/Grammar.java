package org.wirewatch.enrich.affiliation;

import java.util.Set;

/** Closed classes of words that the grammar asks for. All in small letters. */
final class Grammar {
  private static final Set<String> PREPOSITIONS =
      Set.of("of", "at", "for", "with", "from", "in", "to", "on", "inside");

  private static final Set<String> FUNCTION =
      Set.of(
          "the",
          "a",
          "an",
          "and",
          "or",
          "but",
          "nor",
          "of",
          "at",
          "for",
          "with",
          "from",
          "in",
          "to",
          "on",
          "by",
          "as",
          "about",
          "against",
          "over",
          "under",
          "into",
          "since",
          "until",
          "before",
          "after",
          "during",
          "who",
          "whom",
          "whose",
          "which",
          "that",
          "what",
          "where",
          "when",
          "while",
          "if",
          "than",
          "then",
          "because",
          "though",
          "although",
          "so",
          "not",
          "no",
          "never",
          "he",
          "she",
          "it",
          "they",
          "we",
          "i",
          "you",
          "him",
          "her",
          "them",
          "us",
          "his",
          "its",
          "their",
          "our",
          "my",
          "your",
          "this",
          "these",
          "those",
          "there",
          "here",
          "last",
          "next",
          "also",
          "now",
          "just",
          "only",
          "even",
          "both",
          "all",
          "each",
          "inside",
          "via",
          "per",
          "like",
          "near",
          "between",
          "among",
          "through",
          "without",
          "within",
          "across",
          "including",
          "such",
          "other",
          "others",
          "own",
          "more",
          "most",
          "very",
          "too",
          "n't");

  private static final Set<String> VERBS =
      Set.of(
          "is",
          "was",
          "are",
          "were",
          "be",
          "been",
          "being",
          "am",
          "has",
          "have",
          "had",
          "do",
          "does",
          "did",
          "will",
          "would",
          "can",
          "could",
          "may",
          "might",
          "must",
          "should",
          "shall",
          "said",
          "says",
          "say",
          "told",
          "tells",
          "wrote",
          "writes",
          "went",
          "goes",
          "came",
          "comes",
          "made",
          "makes",
          "took",
          "takes",
          "gave",
          "gives",
          "got",
          "gets",
          "left",
          "quit",
          "met",
          "saw",
          "knew",
          "knows",
          "thought",
          "thinks",
          "found",
          "finds",
          "ran",
          "runs",
          "led",
          "leads",
          "became",
          "becomes",
          "began",
          "begins",
          "spoke",
          "speaks",
          "sent",
          "held",
          "kept",
          "sat",
          "sits",
          "stood",
          "won",
          "lost",
          "paid",
          "read",
          "heard",
          "felt",
          "posted",
          "wants",
          "hopes",
          "plans",
          "agrees",
          "argues",
          "works",
          "worked",
          "joined",
          "joins",
          "declined",
          "refused",
          "called",
          "asked",
          "resigned",
          "announced",
          "agreed",
          "replied");

  private static final Set<String> ADVERBS =
      Set.of(
          "now",
          "currently",
          "then",
          "formerly",
          "once",
          "previously",
          "also",
          "later",
          "recently",
          "long",
          "still",
          "already",
          "today",
          "briefly",
          "herself",
          "himself",
          "themselves",
          "both",
          "all",
          "eventually",
          "soon",
          "originally",
          "until");

  /** A verb here makes what follows doubtful or denied. */
  private static final Set<String> DENYING =
      Set.of(
          "not",
          "n't",
          "n\u2019t",
          "never",
          "no",
          "would",
          "could",
          "may",
          "might",
          "should",
          "can",
          "cannot",
          "will",
          "hardly",
          "nearly",
          "almost",
          "neither");

  private static final Set<String> DOUBTING =
      Set.of("if", "had", "should", "were", "unless", "whether", "suppose", "wish", "imagine");

  private Grammar() {}

  static boolean isPreposition(String word) {
    return PREPOSITIONS.contains(word);
  }

  static boolean isFunction(String word) {
    return FUNCTION.contains(word);
  }

  /** Roughly: a form that is plainly a verb, so that a noun phrase ends before it. */
  static boolean isFiniteVerb(String word) {
    boolean ed = word.length() > 4 && word.endsWith("ed") && word.indexOf('-') < 0;
    return VERBS.contains(word) || ed;
  }

  /** How long, not what for: {@code for one month}. */
  static boolean isTime(String word) {
    return switch (word) {
      case "day",
          "days",
          "week",
          "weeks",
          "month",
          "months",
          "year",
          "years",
          "decade",
          "decades",
          "time" ->
          true;
      default -> false;
    };
  }

  /** What may stand behind a name to say what bears it: {@code the MVR party}. */
  static boolean isBody(String word) {
    return switch (word) {
      case "party",
          "group",
          "company",
          "union",
          "team",
          "newspaper",
          "network",
          "agency",
          "movement",
          "foundation",
          "campaign",
          "administration",
          "website",
          "magazine" ->
          true;
      default -> false;
    };
  }

  /** The ending of most words for where people come from. */
  static boolean isOrigin(String word) {
    boolean longer = word.length() > 4;
    return longer
        && (word.endsWith("an")
            || word.endsWith("ese")
            || word.endsWith("ish")
            || word.endsWith("ist"));
  }

  static boolean isAdverb(String word) {
    return ADVERBS.contains(word) || (word.length() > 4 && word.endsWith("ly"));
  }

  static boolean denies(String word) {
    return DENYING.contains(word);
  }

  /** Whether a word before the subject makes the clause a condition. */
  static boolean doubts(String word) {
    return DOUBTING.contains(word);
  }
}
