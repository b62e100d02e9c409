package org.wirewatch.enrich.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.wirewatch.enrich.story.StoryMemory.Headline;

class HeadlinesTest {
  private static final String CENTRAL = "Fire destroys fish market in Brackwater";

  private final OpenStories news = new OpenStories();
  private final Headlines headlines =
      new Headlines(
          news::weighted,
          news.weighted(ArticleTerms.ofHeadline(CENTRAL + " old fish market hall fire chief")));

  @Test
  void takesTheMostCentralHeadline() {
    List<Headline> candidates = with("A night to forget", CENTRAL, "Council meets on Tuesday");

    assertThat(headlines.title(candidates, "A night to forget")).isEqualTo(CENTRAL);
  }

  @Test
  void keepsThePresentTitleWhereAnotherIsHardlyCloser() {
    String present = "Fire destroys fish market in old Brackwater";

    assertThat(headlines.title(with(present, CENTRAL), present)).isEqualTo(present);
    assertThat(headlines.title(with(present, CENTRAL), CENTRAL)).isEqualTo(CENTRAL);
  }

  @Test
  void keepsFewCandidatesAndTheCentralOneAmongThem() {
    List<Headline> candidates = with(CENTRAL);
    for (int i = 0; i < 50; i++) {
      candidates = headlines.with(candidates, "article" + i, "Something else, number " + i);
    }

    assertThat(candidates).hasSize(12);
    assertThat(headlines.title(candidates, CENTRAL)).isEqualTo(CENTRAL);
  }

  @Test
  void replacesTheHeadlineOfARevisedArticle() {
    List<Headline> candidates = headlines.with(with("Blaze in Brackwater"), "a0", CENTRAL);

    assertThat(candidates).containsExactly(new Headline("a0", CENTRAL));
  }

  @Test
  void isEmptyWithoutHeadlines() {
    assertThat(headlines.title(with(" ", ""), null)).isEmpty();
  }

  private List<Headline> with(String... titles) {
    List<Headline> candidates = List.of();
    for (int i = 0; i < titles.length; i++) {
      candidates = headlines.with(candidates, "a" + i, titles[i]);
    }
    return candidates;
  }
}
