package org.wirewatch.enrich.dedupe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirewatch.testkit.Articles.anArticle;

import org.junit.jupiter.api.Test;
import org.wirewatch.enrich.dedupe.SeenContent.Verdict;
import org.wirewatch.wire.Article;

class SeenContentTest {
  private static final String TEXT = "The council approved the budget on Monday.";
  private final Article first = article("Example Post", "https://post.example/1", 1);

  @Test
  void tellsARepetitionFromACopy() {
    SeenContent seen = SeenContent.by(first, 0);

    assertThat(seen.judge(first)).isEqualTo(new Verdict.Repeat(first.articleId()));
    assertThat(seen.judge(article("example post", "https://post.example/2", 1)))
        .isEqualTo(new Verdict.Repeat(first.articleId()));
    assertThat(seen.judge(article("Coast Radio", "https://coast.example/1", 1)))
        .isEqualTo(new Verdict.Copy(first.articleId()));
  }

  @Test
  void letsARevisionPassThatWentBackToAnOlderContent() {
    SeenContent seen = SeenContent.by(first, 0);
    Article changedBack = article("Example Post", "https://post.example/1", 3);

    assertThat(seen.judge(changedBack)).isEqualTo(new Verdict.Original());
    assertThat(seen.with(changedBack).judge(changedBack))
        .isEqualTo(new Verdict.Repeat(first.articleId()));
  }

  @Test
  void hashesWordsAndNumbersOnly() {
    Article plain =
        anArticle().withTitle("It's over").withText("\"We won\", he said - 3 times").build();
    Article typeset =
        anArticle().withTitle("It’s  over").withText("“We won”,\nhe said – 3 times").build();
    Article updated =
        anArticle().withTitle("It's over").withText("\"We won\", he said - 4 times").build();

    assertThat(ContentHash.of(typeset)).isEqualTo(ContentHash.of(plain));
    assertThat(ContentHash.of(updated)).isNotEqualTo(ContentHash.of(plain));
  }

  @Test
  void doesNotCallEmptyPagesCopies() {
    Article one = anArticle().withTitle("Live").withText("").build();
    Article two = anArticle().withTitle("Live").withText("").build();

    assertThat(ContentHash.of(one)).isNotEqualTo(ContentHash.of(two));
  }

  private static Article article(String outlet, String url, int revision) {
    return anArticle()
        .withOutlet(outlet)
        .withUrl(url)
        .withRevision(revision)
        .withText(TEXT)
        .build();
  }
}
