package org.wirewatch.enrich.topic;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wirewatch.wire.TopicDefinition;
import org.wirewatch.wire.TopicScoring;

/**
 * Definitions tried on articles that are enriched already, with the classifier of the topology. The
 * models are loaded at the first use.
 */
public final class TopicTrials implements TopicScoring {
  private static final int KEPT = 8;
  private static final int EMBEDDINGS_KEPT = 5_000;

  private final Map<TopicDefinition, TopicClassifier> trained =
      new LinkedHashMap<>(16, 0.75f, true);
  private final ArticleEmbeddings embeddings = new ArticleEmbeddings(EMBEDDINGS_KEPT);
  private TopicClassifier untrained;

  @Override
  public double about() {
    return TopicClassifier.ABOUT;
  }

  @Override
  public Scorer scorer(TopicDefinition definition) {
    TopicClassifier classifier = classifier(definition);
    return article -> classifier.topics(article, embeddings.of(article), 0).getFirst();
  }

  private synchronized TopicClassifier classifier(TopicDefinition definition) {
    TopicDefinition content = definition.disabled(false).changedAt(null);
    TopicClassifier known = trained.get(content);
    if (known != null) {
      return known;
    }
    if (untrained == null) {
      untrained = TopicClassifier.load(List.of());
    }
    TopicClassifier classifier = untrained.with(content);
    trained.put(content, classifier);
    if (trained.size() > KEPT) {
      trained.remove(trained.keySet().iterator().next());
    }
    return classifier;
  }
}
