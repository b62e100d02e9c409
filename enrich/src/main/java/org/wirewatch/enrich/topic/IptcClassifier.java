package org.wirewatch.enrich.topic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.wirewatch.enrich.embedding.Embedding;
import org.wirewatch.wire.EnrichedArticle.TopicScore;
import org.wirewatch.wire.EnrichedArticle.TopicSignals;
import org.wirewatch.wire.Span;

/**
 * Tells which of the 17 subjects at the top of the IPTC Media Topics an article is about, without
 * examples: the concepts whose definitions are nearest to the article vote for the subject above
 * them. Ids are those of {@link org.wirewatch.wire.MediaTopics}. Immutable.
 *
 * @see "IPTC NewsCodes, Media Topics, https://iptc.org/standards/media-topics/"
 */
final class IptcClassifier {
  private static final int VOTERS = 20;

  /** How much faster a vote falls than the cosine. */
  private static final double SHARPNESS = 10;

  /** Subjects with many concepts are found as often as those with few: 0 not at all, 1 fully. */
  private static final double BALANCE = 0.3;

  private static final int EVIDENCE_MAX = 6;

  private final IptcModel model = IptcModel.bundled();
  private final List<Set<Integer>> words;
  private final double[] votes;
  private final Combination.Subjects calibration = Combination.bundled().subjects();

  private IptcClassifier(FeatureReader reader) {
    words = model.concepts().stream().map(concept -> words(reader.of(concept.text()))).toList();
    Map<String, Integer> sizes = new HashMap<>();
    model.top().forEach(top -> sizes.merge(top, 1, Integer::sum));
    votes = model.top().stream().mapToDouble(top -> Math.pow(sizes.get(top), -BALANCE)).toArray();
  }

  private static final class Shared {
    static final IptcClassifier BUNDLED = new IptcClassifier(Background.news().reader());
  }

  static IptcClassifier bundled() {
    return Shared.BUNDLED;
  }

  private static Set<Integer> words(Features concept) {
    Set<Integer> words = new HashSet<>();
    IntStream.range(0, concept.size()).forEach(i -> words.add(concept.key(i)));
    return words;
  }

  /** The subjects with at least that score, highest first; 0 gives all with any vote. */
  List<TopicScore> topics(Features text, Embedding embedding, double scoreMin) {
    int[] voters = voters(embedding);
    Map<String, Double> shares = shares(voters, embedding);
    List<TopicScore> scores = new ArrayList<>();
    shares.forEach(
        (top, share) -> {
          double score = score(share);
          if (score >= scoreMin) {
            scores.add(
                new TopicScore(
                    top, score, evidence(top, text, voters), new TopicSignals(0, 1, 0, 0)));
          }
        });
    scores.sort(
        Comparator.comparingDouble(TopicScore::score).reversed().thenComparing(TopicScore::id));
    return scores;
  }

  private double score(double share) {
    return Logistic.probability(calibration.intercept() + calibration.slope() * logit(share));
  }

  static double logit(double share) {
    return Math.log(share / Math.max(1e-4, 1 - share));
  }

  /** Share of the votes of each subject that has any. */
  Map<String, Double> shares(Embedding embedding) {
    return shares(voters(embedding), embedding);
  }

  private Map<String, Double> shares(int[] voters, Embedding embedding) {
    double nearest = embedding.cosine(model.embeddings().get(voters[0]));
    Map<String, Double> shares = new HashMap<>();
    double sum = 0;
    for (int voter : voters) {
      double cosine = embedding.cosine(model.embeddings().get(voter));
      double vote = votes[voter] * Math.exp(SHARPNESS * (cosine - nearest));
      shares.merge(model.top().get(voter), vote, Double::sum);
      sum += vote;
    }
    double all = sum;
    shares.replaceAll((top, vote) -> vote / all);
    return shares;
  }

  /** The nearest concepts, nearest first. */
  private int[] voters(Embedding embedding) {
    double[] cosines = model.embeddings().stream().mapToDouble(embedding::cosine).toArray();
    double[] sorted = cosines.clone();
    Arrays.sort(sorted);
    double least = sorted[Math.max(0, sorted.length - VOTERS)];
    return IntStream.range(0, cosines.length)
        .filter(i -> cosines[i] >= least)
        .boxed()
        .sorted(Comparator.<Integer>comparingDouble(i -> -cosines[i]).thenComparing(i -> i))
        .limit(VOTERS)
        .mapToInt(i -> i)
        .toArray();
  }

  /** The article's weightiest words that stand in the definitions that voted for the subject. */
  private List<Span> evidence(String top, Features text, int[] voters) {
    Set<Integer> defining = new HashSet<>();
    for (int voter : voters) {
      if (model.top().get(voter).equals(top)) {
        defining.addAll(words.get(voter));
      }
    }
    return IntStream.range(0, text.size())
        .filter(i -> defining.contains(text.key(i)))
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -text.weight(i)))
        .map(text::place)
        .distinct()
        .limit(EVIDENCE_MAX)
        .sorted(
            Comparator.comparingInt((Span span) -> span.field().equals(Span.TITLE) ? 0 : 1)
                .thenComparingInt(Span::start))
        .toList();
  }
}
