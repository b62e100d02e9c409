package org.wirewatch.enrich.story;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.wirewatch.enrich.text.Sentences;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.Story.Sentence;

/**
 * Sums up a story by sentences of its articles' leads: those nearest to the sum of the articles
 * that say different things. Of sentences that say the same the latest one stands for all, so that
 * figures are the last ones given.
 *
 * @see "Radev, Jing, Styś, Tam: Centroid-based summarization of multiple documents (2004)"
 * @see "Carbonell, Goldstein: The use of MMR, diversity-based reranking (1998)"
 */
final class Summary {
  private static final int LEAD_CHARS = 1_500;
  private static final int FROM_ONE_ARTICLE = 3;
  private static final int KEPT_MAX = 24;
  private static final int SHOWN_MAX = 4;
  private static final int SHOWN_OF_ONE_ARTICLE = 2;
  private static final int CHARS_MIN = 40;
  private static final int CHARS_MAX = 400;

  /** Weight of centrality against difference from the sentences chosen. */
  private static final double CENTRALITY = 0.55;

  /** From this similarity on two sentences say the same, so the later one stands for both. */
  private static final double SAME = 0.75;

  /** From this similarity on to one chosen a sentence adds too little. */
  private static final double REDUNDANT = 0.6;

  /** A sentence must be so central, as a share of the most central one. */
  private static final double CENTRAL_MIN = 0.5;

  /** What opens a report sums it up more often than what follows. */
  private static final double OPENING = 1.2;

  private static final int OPENING_CHARS = 100;

  /** Sentences that begin with one of these lean on the sentence before. */
  private static final Set<String> LEANING =
      Set.of(
          "he", "she", "it", "they", "this", "that", "these", "those", "his", "her", "its", "their",
          "but", "and", "or", "so", "however", "also", "then", "there", "such");

  private static final String ENDS = ".!?\u2026\u3002\"\u201d\u2019\u00bb)";

  private final UnaryOperator<TermVector> weighted;
  private final TermVector story;

  /** As of {@link Headlines}. */
  Summary(UnaryOperator<TermVector> weighted, TermVector story) {
    this.weighted = weighted;
    this.story = story;
  }

  /** A candidate; its centrality is the cosine with the story, raised for an opening sentence. */
  private record Weighed(int place, Sentence sentence, TermVector terms, double centrality) {
    private static final Comparator<Weighed> MOST_CENTRAL =
        Comparator.<Weighed>comparingDouble(one -> -one.centrality)
            .thenComparingInt(Weighed::place);

    double similarity(Weighed other) {
      return terms.cosine(other.terms);
    }
  }

  /** The candidates with those of an article, in place of the ones from its earlier revision. */
  List<Sentence> with(List<Sentence> candidates, EnrichedArticle article) {
    List<Sentence> kept = new ArrayList<>(candidates);
    kept.removeIf(sentence -> sentence.articleId().equals(article.articleId()));
    kept.addAll(mostCentral(lead(article), FROM_ONE_ARTICLE));
    return mostCentral(kept, KEPT_MAX);
  }

  /**
   * The candidates of two stories that became one.
   *
   * @param arrivals of articles; those of others were before
   */
  List<Sentence> together(
      List<Sentence> first, List<Sentence> second, Map<String, Instant> arrivals) {
    List<Sentence> both = new ArrayList<>(first);
    both.addAll(second);
    both.sort(
        Comparator.comparing(sentence -> arrivals.getOrDefault(sentence.articleId(), Instant.MIN)));
    return mostCentral(both, KEPT_MAX);
  }

  /** The summary, in order of arrival. */
  List<Sentence> of(List<Sentence> candidates) {
    List<Weighed> left = new ArrayList<>(weighed(candidates));
    List<Weighed> chosen = new ArrayList<>();
    boolean oneArticle = candidates.stream().map(Sentence::articleId).distinct().count() == 1;
    int shownMax = oneArticle ? SHOWN_OF_ONE_ARTICLE : SHOWN_MAX;
    double most = left.stream().mapToDouble(Weighed::centrality).max().orElse(0);
    left.removeIf(one -> one.centrality <= 0 || one.centrality < most * CENTRAL_MIN);
    left.removeAll(overhauled(left));
    while (!left.isEmpty() && chosen.size() < shownMax) {
      Weighed next = latestLike(best(left, chosen, most), left);
      chosen.add(next);
      left.removeIf(one -> one.place == next.place || one.similarity(next) >= REDUNDANT);
    }
    return inOrder(chosen);
  }

  /** Those with a figure that a story is followed by, of which a later article has a higher one. */
  private static List<Weighed> overhauled(List<Weighed> all) {
    List<Map<TrackedFigure, Integer>> figures =
        all.stream().map(one -> TrackedFigure.in(one.sentence.text())).toList();
    List<Weighed> overhauled = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      for (int later = i + 1; later < all.size(); later++) {
        boolean other =
            !all.get(later).sentence.articleId().equals(all.get(i).sentence.articleId());
        if (other && isHigher(figures.get(later), figures.get(i))) {
          overhauled.add(all.get(i));
        }
      }
    }
    return overhauled;
  }

  private static boolean isHigher(
      Map<TrackedFigure, Integer> now, Map<TrackedFigure, Integer> before) {
    return before.entrySet().stream()
        .anyMatch(
            figure -> {
              long value = now.getOrDefault(figure.getKey(), 0);
              return value > figure.getValue()
                  && value <= (long) figure.getKey().far() * figure.getValue();
            });
  }

  private static Weighed best(List<Weighed> left, List<Weighed> chosen, double most) {
    Weighed best = left.getFirst();
    double highest = Double.NEGATIVE_INFINITY;
    for (Weighed one : left) {
      double likeness = chosen.stream().mapToDouble(one::similarity).max().orElse(0);
      double value = CENTRALITY * one.centrality / most - (1 - CENTRALITY) * likeness;
      if (value > highest) {
        highest = value;
        best = one;
      }
    }
    return best;
  }

  private static Weighed latestLike(Weighed one, List<Weighed> left) {
    return left.stream()
        .filter(other -> one.similarity(other) >= SAME)
        .filter(other -> !other.sentence.articleId().equals(one.sentence.articleId()))
        .filter(other -> other.place > one.place)
        .reduce((earlier, later) -> later)
        .orElse(one);
  }

  private List<Sentence> mostCentral(List<Sentence> sentences, int max) {
    return sentences.size() <= max
        ? sentences
        : inOrder(weighed(sentences).stream().sorted(Weighed.MOST_CENTRAL).limit(max).toList());
  }

  private static List<Sentence> inOrder(List<Weighed> chosen) {
    return chosen.stream()
        .sorted(Comparator.comparingInt(Weighed::place))
        .map(Weighed::sentence)
        .toList();
  }

  private List<Weighed> weighed(List<Sentence> sentences) {
    List<Weighed> weighed = new ArrayList<>();
    for (Sentence sentence : sentences) {
      TermVector terms = weighted.apply(ArticleTerms.ofHeadline(sentence.text()));
      double opening = sentence.start() < OPENING_CHARS ? OPENING : 1;
      weighed.add(new Weighed(weighed.size(), sentence, terms, terms.cosine(story) * opening));
    }
    return weighed;
  }

  /** Sentences near the beginning that can stand alone. */
  private static List<Sentence> lead(EnrichedArticle article) {
    String text = article.text();
    boolean whole = text.length() <= LEAD_CHARS;
    String lead = whole ? text : text.substring(0, LEAD_CHARS);
    List<Sentence> sentences = new ArrayList<>();
    for (var found : Sentences.of(lead)) {
      int start = Dateline.behind(text, found.start(), found.end());
      String words = text.substring(start, found.end());
      boolean complete = whole || found.end() < lead.length();
      if (complete && standsAlone(words)) {
        sentences.add(
            new Sentence(
                article.articleId(), StoryDraft.outlet(article), start, found.end(), words));
      }
    }
    return sentences;
  }

  /** Not a heading, not what leans on the sentence before or on who speaks. */
  private static boolean standsAlone(String sentence) {
    int word = 0;
    while (word < sentence.length() && Character.isLetter(sentence.charAt(word))) {
      word++;
    }
    String first = sentence.substring(0, word).toLowerCase(Locale.ROOT);
    boolean starts = Character.isLetterOrDigit(sentence.charAt(0)) && !LEANING.contains(first);
    char last = sentence.charAt(sentence.length() - 1);
    boolean ends = ENDS.indexOf(last) >= 0;
    return starts && ends && sentence.length() >= CHARS_MIN && sentence.length() <= CHARS_MAX;
  }
}
