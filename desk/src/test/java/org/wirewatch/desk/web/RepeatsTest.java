package org.wirewatch.desk.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirewatch.testkit.Articles.anArticle;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.EnrichedArticle.Duplicate;
import org.wirewatch.wire.EnrichedArticle.DuplicateKind;
import org.wirewatch.wire.Span;

class RepeatsTest {
  private final EnrichedArticle article =
      anArticle().withText("About 450 workers walked out.").enriched();

  @Test
  void linksAnUpdateToWhatItUpdatesAndMarksTheChange() {
    EnrichedArticle update =
        article.repeating(
            new Duplicate("first", DuplicateKind.UPDATE, 0.9, List.of(Span.text(6, 9))));

    assertThat(Repeats.link(update).toString())
        .contains("href=\"/articles/first\"", "updates another article");
    assertThat(Repeats.tag(update).toString()).contains(">update</a>");
    assertThat(Highlighter.mark(update.text(), Repeats.marks(update, Span.TEXT)).toString())
        .contains(">450</span>");
    assertThat(Repeats.marks(update, Span.TITLE)).isEmpty();
  }

  @Test
  void saysThatACopyWasEdited() {
    EnrichedArticle edited =
        article.repeating(new Duplicate("first", DuplicateKind.EDITED, 0.9, List.of()));

    assertThat(Repeats.link(edited).toString()).contains("edited copy of another article");
  }

  @Test
  void saysNothingOfAnArticleOfItsOwn() {
    assertThat(Repeats.link(article).toString()).isEmpty();
    assertThat(Repeats.tag(article).toString()).isEmpty();
    assertThat(Repeats.marks(article, Span.TEXT)).isEmpty();
  }
}
