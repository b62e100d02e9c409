package org.wirewatch.app.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wirewatch.enrich.entity.EntityFinder;
import org.wirewatch.enrich.quote.QuoteFinder;
import org.wirewatch.enrich.text.Sentence;
import org.wirewatch.enrich.text.Sentences;
import org.wirewatch.wire.EnrichedArticle.EntityType;
import org.wirewatch.wire.EnrichedArticle.Mention;
import org.wirewatch.wire.EnrichedArticle.Quote;
import org.wirewatch.wire.EnrichedArticle.QuoteKind;

/** Holds who says what in the sample newsroom: floors slightly below what was reached. */
class NewsroomQuotesTest {
  private static final double FOUND_MIN = 0.97;
  private static final double SPEAKERS_MIN = 0.93;
  private static final Pattern LINK = Pattern.compile("\\[([^\\]]*)]\\([^)]*\\)");
  private static final Pattern END_MARKS = Pattern.compile("[,.?!]+$");

  private final Library library = Library.load();
  private final Gold gold = Gold.load();
  private final EntityFinder finder = EntityFinder.bundled();

  private int all;
  private int found;
  private int speakers;

  @BeforeEach
  void reset() {
    all = 0;
    found = 0;
    speakers = 0;
  }

  @ParameterizedTest
  @EnumSource(
      value = Typography.class,
      names = {"STRAIGHT", "CURLY"})
  void findsQuotesAndWhoSaysThem(Typography typography) {
    Set<String> withGold =
        gold.quotes().stream().map(Gold.Words::article).collect(Collectors.toSet());
    library.articles().stream()
        .filter(article -> withGold.contains(article.id()))
        .forEach(article -> score(article, typography));

    assertThat(all).isGreaterThan(90);
    assertThat((double) found / all).as("quotes found").isGreaterThanOrEqualTo(FOUND_MIN);
    assertThat((double) speakers / all).as("speakers right").isGreaterThanOrEqualTo(SPEAKERS_MIN);
  }

  private void score(NewsArticle article, Typography typography) {
    String text =
        article.body().stream()
            .map(paragraph -> typography.set(plain(paragraph)))
            .collect(Collectors.joining("\n\n"));
    List<Sentence> sentences = Sentences.of(text);
    String title = typography.set(plain(article.headline()));
    List<Mention> mentions = finder.find(title, text, sentences).text();
    List<Quote> quotes = QuoteFinder.find(text, sentences, mentions);
    for (Gold.Words words : gold.quotes()) {
      if (words.article().equals(article.id())) {
        all++;
        quotes.stream()
            .filter(quote -> quote.kind() == QuoteKind.DIRECT)
            .filter(quote -> straight(quote.text()).equals(straight(words.text())))
            .findFirst()
            .ifPresent(quote -> count(quote, words, mentions));
      }
    }
  }

  private void count(Quote quote, Gold.Words words, List<Mention> mentions) {
    found++;
    boolean person =
        mentions.stream()
            .filter(mention -> mention.type() == EntityType.PERSON)
            .anyMatch(mention -> mention.entityId().equals(quote.speakerId()));
    boolean right = words.speaker() == null ? !person : words.speaker().equals(quote.speakerName());
    speakers += right ? 1 : 0;
  }

  private static String plain(String paragraph) {
    return LINK.matcher(paragraph)
        .replaceAll("$1")
        .replace("## ", "")
        .replace("*", "")
        .replace("{day}", "Monday")
        .replaceAll("\\{date[^}]*}", "March 3");
  }

  private static String straight(String text) {
    return END_MARKS.matcher(text.replace('\u2019', '\'').strip()).replaceAll("");
  }
}
