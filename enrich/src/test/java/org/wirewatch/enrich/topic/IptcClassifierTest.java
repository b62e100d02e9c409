package org.wirewatch.enrich.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirewatch.testkit.Articles.anArticle;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.EnrichedArticle.TopicScore;
import org.wirewatch.wire.MediaTopics;

class IptcClassifierTest {
  private static final TopicClassifier SUBJECTS = TopicClassifier.load(List.of()).withSubjects();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sport | United beat Rovers in cup final | A late header gave United their first trophy in nine years.
          health | Measles cases double in two districts | Doctors asked parents to have their children vaccinated.
          weather | Heavy snow expected in the north | Forecasters warned of drifts and temperatures of minus 15 degrees.
          politics | Opposition leads polls before election | The prime minister's party lost four points in a week.
          economy, business and finance | Bank raises rates by a quarter point | Shares fell and the currency rose after the decision.
          crime, law and justice | Man sentenced for robbery of jeweller | The court gave him seven years in prison.
          religion | Bishops elect new head of church | The synod met for three days of prayer in the cathedral.
          education | Pupils return to school after holidays | Teachers expect larger classes and fewer textbooks.
          """)
  void tellsTheSubject(String name, String title, String text) {
    EnrichedArticle article = anArticle().withTitle(title).withText(text).enriched();

    TopicScore first = SUBJECTS.topics(article, TopicClassifier.ABOUT).getFirst();

    assertThat(MediaTopics.name(first.id())).contains(name);
  }

  @Test
  void everySubjectHasAName() {
    assertThat(IptcModel.bundled().top()).allMatch(id -> MediaTopics.name(id).isPresent());
  }

  @Test
  void showsTheWordsThatStandInTheDefinitions() {
    EnrichedArticle article =
        anArticle()
            .withTitle("Man sentenced for robbery")
            .withText("The court gave him seven years in prison.")
            .enriched();

    TopicScore first = SUBJECTS.topics(article, TopicClassifier.ABOUT).getFirst();

    assertThat(first.evidence())
        .extracting(
            span ->
                (span.field().equals("title") ? article.title() : article.text())
                    .substring(span.start(), span.end()))
        .contains("robbery", "court");
  }

  @Test
  void hasNoSubjectsForArticlesWithoutAnEmbedding() {
    EnrichedArticle article = anArticle().withTitle("Tor in letzter Minute").enriched();

    assertThat(SUBJECTS.topics(article, null, 0)).isEmpty();
  }
}
