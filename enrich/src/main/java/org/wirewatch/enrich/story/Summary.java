package org.wirewatch.enrich.story;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.wirewatch.enrich.text.Sentences;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.Story.Sentence;

/**
 * Sums up a story by sentences of its articles' leads: those nearest to the sum of the articles
 * that say different things. Of sentences that say much the same the latest one stands for all, so
 * that figures are the last ones given.
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
  private static final double CENTRALITY = 0.7;

  /** From this similarity on two sentences say much the same. */
  private static final double SAME = 0.6;

  /** A sentence must be so central, as a share of the most central one. */
  private static final double CENTRAL_MIN = 0.5;

  /** Sentences that begin with one of these lean on the sentence before. */
  private static final Set<String> LEANING =
      Set.of(
          "he", "she", "it", "they", "this", "that", "these", "those", "his", "her", "its", "their",
          "but", "and", "or", "so", "however", "also", "then", "there", "such");

  private final UnaryOperator<TermVector> weighted;
  private final TermVector story;

  /** As of {@link Headlines}. */
  Summary(UnaryOperator<TermVector> weighted, TermVector story) {
    this.weighted = weighted;
    this.story = story;
  }

  private record Weighed(int place, Sentence sentence, TermVector terms, double centrality) {
    private static final Comparator<Weighed> MOST_CENTRAL =
        Comparator.<Weighed>comparingDouble(one -> -one.centrality)
            .thenComparingInt(Weighed::place);

    boolean sameAs(Weighed other) {
      return terms.cosine(other.terms) >= SAME;
    }
  }

  /** The candidates with those of an article, in place of the ones from its earlier revision. */
  List<Sentence> with(List<Sentence> candidates, EnrichedArticle article) {
    List<Sentence> kept = new ArrayList<>(candidates);
    kept.removeIf(sentence -> sentence.articleId().equals(article.articleId()));
    kept.addAll(mostCentral(lead(article), FROM_ONE_ARTICLE));
    return mostCentral(kept, KEPT_MAX);
  }

  /** The candidates of two stories that became one. */
  List<Sentence> together(List<Sentence> first, List<Sentence> second) {
    List<Sentence> both = new ArrayList<>(first);
    both.addAll(second);
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
    while (!left.isEmpty() && chosen.size() < shownMax) {
      Weighed next = latestLike(best(left, chosen, most), left);
      chosen.add(next);
      left.removeIf(one -> one == next || one.sameAs(next));
    }
    return inOrder(chosen);
  }

  private static Weighed best(List<Weighed> left, List<Weighed> chosen, double most) {
    Weighed best = left.getFirst();
    double highest = Double.NEGATIVE_INFINITY;
    for (Weighed one : left) {
      double likeness =
          chosen.stream().mapToDouble(other -> one.terms.cosine(other.terms)).max().orElse(0);
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
        .filter(one::sameAs)
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
      weighed.add(new Weighed(weighed.size(), sentence, terms, terms.cosine(story)));
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
      int chars = found.end() - found.start();
      boolean complete = whole || found.end() < lead.length();
      String first = found.tokens().getFirst().text();
      boolean leaning = LEANING.contains(first.toLowerCase(java.util.Locale.ROOT));
      if (complete && !leaning && chars >= CHARS_MIN && chars <= CHARS_MAX) {
        sentences.add(
            new Sentence(
                article.articleId(),
                article.outlet(),
                found.start(),
                found.end(),
                text.substring(found.start(), found.end())));
      }
    }
    return sentences;
  }
}
