package org.wirewatch.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirewatch.testkit.Articles.anArticle;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.lucene.index.memory.MemoryIndex;
import org.wirewatch.testkit.Articles;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.EnrichedArticle.EntityType;

/** What holds for any text: a query is read or refused, and stream and archive agree. */
class QueryPropertiesTest {
  private static final List<String> WORDS =
      List.of("letter", "letters", "raid", "raids", "open", "worker", "sign", "signed", "Ada Lum");

  @Property(tries = 2_000)
  void anyTextIsReadOrRefusedWithAPlaceInside(@ForAll String text) {
    readsOrRefuses(text);
  }

  @Property(tries = 5_000)
  void anyRowOfTokensIsReadOrRefused(@ForAll("tokens") List<String> tokens) {
    readsOrRefuses(String.join("", tokens));
  }

  @Property(tries = 1_500)
  void streamAndArchiveAgree(@ForAll long seed) {
    Random random = new Random(seed);
    EnrichedArticle article = article(random);
    String text = query(random, 3);
    NewsQuery query;
    try {
      query = NewsQuery.parse(text);
    } catch (QueryException refused) {
      return;
    }
    if (random.nextBoolean()) {
      query =
          query.widened(id -> id.equals("lum-now") ? Set.of(id, "ada-lum", "a-lum") : Set.of(id));
    }

    var match = QueryMatcher.match(query, article);

    assertThat(match.isPresent())
        .as("%s on %s / %s", text, article.title(), article.text())
        .isEqualTo(found(query, article));
    match.ifPresent(why -> assertThat(why.spans()).isNotNull());
    QueryMatcher matcher = QueryMatcher.of(article);
    assertThat(new QuerySet(Arrays.asList(null, query)).shares(matcher))
        .containsExactly(0, matcher.share(query));
    assertThat(matcher.share(query) == 1).isEqualTo(match.isPresent());
  }

  @Provide
  Arbitrary<List<String>> tokens() {
    return Arbitraries.of(
            "(", ")", "\"", "~", "~3", " ", " AND ", " OR ", " NOT ", "-", ":", "title:", "person:",
            "topic:", "lang:", "en", ">=0.5", "*", "abc*", "raid", "letters", "“", "=", "\ud83d",
            "é", "\u0000", "x1", "who:", "'", "a")
        .list()
        .ofMaxSize(14);
  }

  private static void readsOrRefuses(String text) {
    try {
      NewsQuery query = NewsQuery.parse(text);
      assertThat(query.lucene()).isNotNull();
      assertThat(query.root().start()).isBetween(0, text.length());
    } catch (QueryException fault) {
      assertThat(fault.getMessage()).isNotBlank();
      assertThat(fault.start()).isBetween(0, fault.end());
      assertThat(fault.end()).isLessThanOrEqualTo(text.length());
    }
  }

  private static boolean found(NewsQuery query, EnrichedArticle article) {
    MemoryIndex index =
        MemoryIndex.fromDocument(ArticleDocument.of(article), ArticleDocument.analyzer());
    return index.search(query.lucene()) > 0;
  }

  private static EnrichedArticle article(Random random) {
    Articles article =
        anArticle().withTitle(words(random, 5)).withText("Ada Lum " + words(random, 14));
    switch (random.nextInt(4)) {
      case 0 -> article.mentioning(EntityType.PERSON, "Ada Lum");
      case 1 -> article.linking(EntityType.PERSON, "Ada", "ada-lum", "Ada B. Lum", "Lumi Raids");
      case 2 ->
          article
              .linking(EntityType.PERSON, "Ada", "ada-lum", "Ada B. Lum", "Lumi Raids")
              .formerly("a-lum", "lum-before");
      default -> {}
    }
    if (random.nextBoolean()) {
      article.withTopic("labour", random.nextInt(11) / 10.0);
    }
    return article.withLanguage(random.nextBoolean() ? "en" : "de").enriched();
  }

  private static String words(Random random, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(count); i >= 0; i--) {
      text.append(WORDS.get(random.nextInt(WORDS.size())))
          .append(random.nextInt(6) == 0 ? ". " : " ");
    }
    return text.toString();
  }

  private static String query(Random random, int depth) {
    int choice = random.nextInt(depth == 0 ? 9 : 13);
    String word = WORDS.get(random.nextInt(WORDS.size()));
    return switch (choice) {
      case 0 -> "\"" + word + "\"";
      case 1 -> "\"" + word + " " + WORDS.get(random.nextInt(WORDS.size())) + "\"";
      case 2 -> "\"" + words(random, 4).strip() + "\"~" + random.nextInt(6);
      case 3 -> word.substring(0, 3) + "*";
      case 4 -> (random.nextBoolean() ? "title:" : "text:") + "\"" + word + "\"~2";
      case 5 ->
          "person:"
              + List.of(
                      "lum",
                      "\"ada lum\"",
                      "ada-lum",
                      "lumi",
                      "=Raids",
                      "a-lum",
                      "lum-before",
                      "lum-now")
                  .get(random.nextInt(8));
      case 6 -> "topic:labour" + (random.nextBoolean() ? ">=0.5" : ">0.3");
      case 7 -> "lang:en";
      case 8 -> word;
      case 9 -> "(" + query(random, depth - 1) + " OR " + query(random, depth - 1) + ")";
      case 10 -> "(" + query(random, depth - 1) + " AND " + query(random, depth - 1) + ")";
      case 11 -> "(" + query(random, depth - 1) + " -" + query(random, depth - 1) + ")";
      default -> "(NOT " + query(random, depth - 1) + " " + query(random, depth - 1) + ")";
    };
  }
}
