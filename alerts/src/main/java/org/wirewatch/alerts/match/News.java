package org.wirewatch.alerts.match;

import java.util.List;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.Story.Added;

/**
 * What an article brought to its story, as far as a subscriber can ask to be told of it; each list
 * is bounded.
 *
 * @param changedFigures for people: {@code signatures: 450, before 200}
 * @param newSpeakers names of those whom the story had not quoted
 */
public record News(List<String> changedFigures, List<String> newSpeakers) {
  private static final int EACH_MAX = 5;

  public News {
    changedFigures = List.copyOf(changedFigures);
    newSpeakers = List.copyOf(newSpeakers);
  }

  /** What the article added; nothing when it is in no story. */
  static News of(EnrichedArticle article) {
    Added added = article.added() == null ? Added.NOTHING : article.added();
    return new News(
        added.figures().stream()
            .filter(figure -> figure.before() != null && !figure.before().equals(figure.value()))
            .map(
                figure ->
                    (figure.what() == null ? "" : figure.what() + ": ")
                        + figure.value()
                        + ", before "
                        + figure.before())
            .limit(EACH_MAX)
            .toList(),
        added.quotes().stream()
            .filter(quote -> quote.newSpeaker() && quote.speaker() != null)
            .map(quote -> quote.speaker())
            .distinct()
            .limit(EACH_MAX)
            .toList());
  }
}
