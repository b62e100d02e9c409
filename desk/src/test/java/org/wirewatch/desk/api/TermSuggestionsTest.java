package org.wirewatch.desk.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirewatch.testkit.Articles.anArticle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wirewatch.desk.archive.Archive;
import org.wirewatch.knowledge.KnowledgeBase;
import org.wirewatch.wire.AlertResponse;
import org.wirewatch.wire.AlertResponse.Verdict;
import org.wirewatch.wire.EnrichedArticle;

class TermSuggestionsTest {
  private final Archive archive = Archive.open(null);
  private final List<AlertResponse> responses = new ArrayList<>();

  @AfterEach
  void close() {
    archive.close();
  }

  @Test
  void findsWhatTellsGoodFromBadWithItsEffect() {
    for (int i = 0; i < 5; i++) {
      judge("The raptor bred on the cliff near town number " + i + ".", Verdict.GOOD);
      judge("The raptor scored in the basketball game number " + i + ".", Verdict.BAD);
    }
    archive.refresh();
    var suggestions =
        new TermSuggestions(archive.search(), KnowledgeBase.of(List.of())).of("raptor", responses);
    assertThat(suggestions).isNotEmpty();
    var best = suggestions.getFirst();
    assertThat(best.text())
        .matches("add (NOT (scored|basketball|game)|AND (bred|cliff|near|town))");
    assertThat(best.goodKept()).isEqualTo(5);
    assertThat(best.badLost()).isEqualTo(5);
  }

  @Test
  void saysNothingWhileTooLittleIsJudged() {
    judge("The raptor bred.", Verdict.GOOD);
    judge("The raptor scored.", Verdict.BAD);
    archive.refresh();
    assertThat(
            new TermSuggestions(archive.search(), KnowledgeBase.of(List.of()))
                .of("raptor", responses))
        .isEmpty();
  }

  private void judge(String text, Verdict verdict) {
    EnrichedArticle article = anArticle().withTitle("Raptor").withText(text).enriched();
    archive.put(article, "0." + responses.size(), Instant.EPOCH);
    responses.add(
        new AlertResponse(
            1, article.articleId(), "s", "st", article.articleId(), verdict, null, null, null));
  }
}
