package org.wirewatch.bench.quality;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;
import org.wirewatch.enrich.embedding.Embedding;
import org.wirewatch.enrich.story.StoryScores;
import org.wirewatch.enrich.story.StoryStream;
import org.wirewatch.enrich.term.DocumentFrequencies;
import org.wirewatch.enrich.term.Term;
import org.wirewatch.enrich.term.Terms;
import org.wirewatch.wire.EnrichedArticle;

/**
 * The plain way to group news as it comes: an article joins the story with the nearest centroid
 * when that is near enough, or opens one.
 *
 * @see "Allan, Papka, Lavrenko: On-line new event detection and tracking, SIGIR 1998"
 */
final class SinglePass {
  /** An article, or the sum of several. */
  record Point(Map<String, Double> terms, Embedding meaning) {}

  /** An open story: the sum of its terms and all its embeddings. */
  private static final class Centroid {
    private final Map<String, Double> terms = new HashMap<>();
    private final List<Embedding> meanings = new ArrayList<>();
    private Point point;

    private void add(Point article) {
      article.terms().forEach((term, weight) -> terms.merge(term, weight, Double::sum));
      if (article.meaning() != null) {
        meanings.add(article.meaning());
      }
      point = new Point(terms, meanings.isEmpty() ? null : Embedding.mean(meanings));
    }
  }

  private final DocumentFrequencies news = DocumentFrequencies.ofNews();
  private final Map<String, Point> points = new HashMap<>();

  /** The scores at a threshold. */
  StoryScores scores(
      StoryStream stream, ToDoubleBiFunction<Point, Point> likeness, double threshold) {
    List<Centroid> stories = new ArrayList<>();
    Map<String, String> found = new HashMap<>();
    for (StoryStream.Labelled article : stream.articles()) {
      Point point = points.computeIfAbsent(article.id(), id -> point(article));
      int best = -1;
      double highest = threshold;
      for (int i = 0; i < stories.size(); i++) {
        double alike = likeness.applyAsDouble(point, stories.get(i).point);
        if (alike >= highest) {
          highest = alike;
          best = i;
        }
      }
      if (best < 0) {
        best = stories.size();
        stories.add(new Centroid());
      }
      stories.get(best).add(point);
      found.put(article.id(), Integer.toString(best));
    }
    return StoryScores.of(stream, found);
  }

  /** Cosine of the terms, weighted by their rarity. */
  static double terms(Point a, Point b) {
    double shared = 0;
    for (Map.Entry<String, Double> term : a.terms().entrySet()) {
      shared += term.getValue() * b.terms().getOrDefault(term.getKey(), 0.0);
    }
    return shared == 0 ? 0 : shared / (length(a) * length(b));
  }

  /** Cosine of the embeddings. */
  static double meaning(Point a, Point b) {
    return a.meaning() == null || b.meaning() == null ? 0 : a.meaning().cosine(b.meaning());
  }

  /** The mean of both. */
  static double both(Point a, Point b) {
    return (terms(a, b) + meaning(a, b)) / 2;
  }

  private static double length(Point point) {
    double squares = 0;
    for (double weight : point.terms().values()) {
      squares += weight * weight;
    }
    return Math.sqrt(squares);
  }

  private Point point(StoryStream.Labelled labelled) {
    EnrichedArticle article = labelled.article().article();
    Map<String, Double> counts = new HashMap<>();
    for (Term term : Terms.of(article.title() + "\n" + article.text())) {
      counts.merge(term.stem(), 1.0, Double::sum);
    }
    counts.replaceAll(
        (stem, count) ->
            (1 + Math.log(count)) * Math.log((1.0 + news.documents()) / (1 + news.of(stem))));
    return new Point(counts, labelled.article().embedding());
  }
}
