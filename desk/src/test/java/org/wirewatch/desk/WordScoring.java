package org.wirewatch.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.wirewatch.wire.EnrichedArticle.TopicScore;
import org.wirewatch.wire.EnrichedArticle.TopicSignals;
import org.wirewatch.wire.Span;
import org.wirewatch.wire.TopicDefinition;
import org.wirewatch.wire.TopicScoring;

/**
 * Stands for enrich: the share of the description's words that the article's text has. The desk
 * does not know enrich; with it the preview is tested in the app.
 */
final class WordScoring implements TopicScoring {
  @Override
  public double about() {
    return 0.5;
  }

  @Override
  public Scorer scorer(TopicDefinition definition) {
    String[] words = definition.description().toLowerCase(Locale.ROOT).strip().split("\\W+", -1);
    return article -> {
      String text = article.text().toLowerCase(Locale.ROOT);
      List<Span> found = new ArrayList<>();
      for (String word : words) {
        int at = text.indexOf(word);
        if (at >= 0 && !word.isEmpty()) {
          found.add(Span.text(at, at + word.length()));
        }
      }
      double share = (double) found.size() / words.length;
      return new TopicScore(definition.id(), share, found, new TopicSignals(0, 1, 0, 0));
    };
  }
}
