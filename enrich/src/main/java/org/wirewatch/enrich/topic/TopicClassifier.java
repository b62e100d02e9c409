package org.wirewatch.enrich.topic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wirewatch.enrich.term.DocumentFrequencies;
import org.wirewatch.enrich.term.Term;
import org.wirewatch.enrich.term.Terms;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.EnrichedArticle.TopicScore;
import org.wirewatch.wire.Span;

/** Scores articles by topic definitions. Thread-safe; the same article always gets the same. */
public final class TopicClassifier {
  /** From this score on an article is about the topic. */
  public static final double ABOUT = 0.5;

  private static final int EVIDENCE_MAX = 12;

  private final DocumentFrequencies news = DocumentFrequencies.ofNews();
  private final List<Trained> topics;

  private record Trained(TopicDefinition definition, Map<String, Double> terms) {}

  private TopicClassifier(List<TopicDefinition> definitions) {
    this.topics = definitions.stream().map(this::train).toList();
  }

  /** Prepares the definitions. */
  public static TopicClassifier load(List<TopicDefinition> definitions) {
    return new TopicClassifier(definitions);
  }

  /** The topics with at least that score, highest first; 0 gives all. */
  public List<TopicScore> topics(EnrichedArticle article, double scoreMin) {
    List<Term> title = Terms.of(article.title());
    List<Term> text = Terms.of(article.text());
    List<TopicScore> scores = new ArrayList<>();
    for (Trained topic : topics) {
      double score = score(topic, title, text);
      if (score >= scoreMin) {
        scores.add(new TopicScore(topic.definition().id(), score, evidence(topic, title, text)));
      }
    }
    scores.sort(Comparator.comparingDouble(TopicScore::score).reversed());
    return scores;
  }

  private Trained train(TopicDefinition definition) {
    Map<String, Double> terms = new HashMap<>();
    List<String> texts = new ArrayList<>(definition.positives());
    texts.add(definition.description());
    for (String text : texts) {
      Set<String> stems = new HashSet<>();
      Terms.of(text).forEach(term -> stems.add(term.stem()));
      stems.forEach(stem -> terms.merge(stem, rarity(stem), Double::sum));
    }
    return new Trained(definition, terms);
  }

  private double score(Trained topic, List<Term> title, List<Term> text) {
    Set<String> stems = new HashSet<>();
    title.forEach(term -> stems.add(term.stem()));
    text.forEach(term -> stems.add(term.stem()));
    double shared = 0;
    double all = 0;
    for (String stem : stems) {
      shared += topic.terms().getOrDefault(stem, 0.0) * rarity(stem);
      all += rarity(stem) * rarity(stem);
    }
    double own = topic.terms().values().stream().mapToDouble(w -> w * w).sum();
    return shared == 0 ? 0 : Math.min(1, shared / Math.sqrt(all * own));
  }

  private double rarity(String stem) {
    return Math.log((1.0 + news.documents()) / (1 + news.of(stem)));
  }

  private static List<Span> evidence(Trained topic, List<Term> title, List<Term> text) {
    List<Span> spans = new ArrayList<>();
    for (Term term : title) {
      if (topic.terms().containsKey(term.stem()) && spans.size() < EVIDENCE_MAX) {
        spans.add(Span.title(term.start(), term.end()));
      }
    }
    for (Term term : text) {
      if (topic.terms().containsKey(term.stem()) && spans.size() < EVIDENCE_MAX) {
        spans.add(Span.text(term.start(), term.end()));
      }
    }
    return spans;
  }
}
