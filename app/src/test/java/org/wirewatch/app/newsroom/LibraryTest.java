package org.wirewatch.app.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LibraryTest {
  private static final Library LIBRARY = Library.load();
  private static final Pattern LINK = Pattern.compile("]\\(([^)]+)\\)");

  @Test
  void holdsTheWantedBreadth() {
    assertThat(LIBRARY.outlets()).hasSize(8);
    assertThat(LIBRARY.outlets()).extracting(Outlet::feed).contains(Outlet.FeedKind.values());
    assertThat(LIBRARY.articles()).hasSizeGreaterThanOrEqualTo(64);
    assertThat(LIBRARY.articles()).extracting(NewsArticle::id).doesNotHaveDuplicates();
    assertThat(of("letter")).hasSizeGreaterThanOrEqualTo(16);
    assertThat(of("walkout")).hasSizeGreaterThanOrEqualTo(5);
    assertThat(of("letter")).extracting(NewsArticle::outlet).doesNotContain("fenwick");
  }

  @Test
  void everyArticleIsAsLongAsNewsIs() {
    assertThat(LIBRARY.articles())
        .allSatisfy(
            article ->
                assertThat(String.join(" ", article.body()).split(" ", -1).length)
                    .as(article.id())
                    .isBetween(240, 600));
  }

  @Test
  void linksLeadToArticlesThatAreOut() {
    for (NewsArticle article : LIBRARY.articles()) {
      for (String paragraph : article.body()) {
        LINK.matcher(paragraph)
            .results()
            .forEach(
                link ->
                    assertThat(LIBRARY.article(link.group(1)).at())
                        .as("%s links to %s", article.id(), link.group(1))
                        .isLessThan(article.at()));
      }
    }
  }

  @Test
  void anAgencyTextIsCarriedNearlyWordForWord() {
    // Given
    NewsArticle agency = LIBRARY.article("meridian-stroud");
    NewsArticle copy = LIBRARY.article("compass-stroud");

    // When
    List<String> shared = new ArrayList<>(copy.body());
    shared.retainAll(agency.body());

    // Then
    assertThat(shared).hasSizeGreaterThan(copy.body().size() / 2).isNotEqualTo(copy.body());
  }

  @Test
  void oneTextStandsTwiceAndOneIsCorrected() {
    assertThat(LIBRARY.article("signal-letter-silent-dup").body())
        .isEqualTo(LIBRARY.article("signal-letter-silent").body());
    NewsArticle corrected = LIBRARY.article("ledger-letter-corvane-drops");
    assertThat(String.join(" ", corrected.body(1))).contains("$35.8 million");
    assertThat(String.join(" ", corrected.body(2))).contains("$38.5 million");
    assertThat(corrected.note(2)).startsWith("Correction:");
  }

  @Test
  void theGoldFitsTheArticles() {
    Gold gold = Gold.load();
    Set<String> subscriptions =
        SampleSubscriptions.load().stream()
            .map(subscription -> subscription.subscriptionId())
            .collect(Collectors.toSet());
    assertThat(gold.alerts())
        .isNotEmpty()
        .allSatisfy(
            alert -> {
              assertThat(subscriptions).contains(alert.subscription());
              assertThat(alert.articles())
                  .isNotEmpty()
                  .allSatisfy(
                      id -> assertThat(LIBRARY.article(id).story()).isEqualTo(alert.story()));
            });
    assertThat(gold.quotes()).hasSizeGreaterThan(80).allSatisfy(LibraryTest::isInItsArticle);
    assertThat(gold.notQuotes()).isNotEmpty().allSatisfy(LibraryTest::isInItsArticle);
  }

  @Test
  void quotationMarksFollowTheOutlet() {
    String text = "\"I'd say 'no',\" she said, \"to the '90s.\"";
    assertThat(Typography.STRAIGHT.set(text)).isEqualTo(text);
    assertThat(Typography.CURLY.set("\"It's 'fine',\" he said."))
        .isEqualTo("\u201cIt\u2019s \u2018fine\u2019,\u201d he said.");
    assertThat(Typography.BRITISH.set("\"It's 'fine',\" he said."))
        .isEqualTo("\u2018It\u2019s \u201cfine\u201d,\u2019 he said.");
  }

  @Test
  void variantsDifferAndRepeat() {
    // When
    List<NewsArticle> variants = ArticleVariants.of(LIBRARY, 500, 7).articles();

    // Then
    assertThat(variants).hasSize(500);
    assertThat(variants).extracting(NewsArticle::body).doesNotHaveDuplicates();
    assertThat(ArticleVariants.of(LIBRARY, 500, 7).articles()).isEqualTo(variants);
    assertThat(ArticleVariants.of(LIBRARY, 500, 8).articles()).isNotEqualTo(variants);
    assertThat(Charset.forName("windows-1252").newEncoder().canEncode(variants.toString()))
        .isTrue();
  }

  private static void isInItsArticle(Gold.Words words) {
    String text =
        String.join(
            "\n", LIBRARY.article(words.article()).body().stream().map(PageModel::plain).toList());
    assertThat(text).as(words.article()).contains("\"" + words.text());
  }

  private static List<NewsArticle> of(String story) {
    return LIBRARY.articles().stream().filter(article -> article.story().equals(story)).toList();
  }
}
