package org.wirewatch.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirewatch.testkit.Articles.anArticle;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.lucene.index.memory.MemoryIndex;
import org.wirewatch.wire.EnrichedArticle;

/** What holds for any text: a query is read or refused, and stream and archive agree. */
class QueryPropertiesTest {
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
    RandomQueries generated = new RandomQueries(random);
    EnrichedArticle article = generated.article();
    String text = generated.query(3);
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

  @Example
  void wordsOfTwoSentencesAreInNeither() throws QueryException {
    EnrichedArticle article =
        anArticle().withText("Workers met about the raid. Guards spoke. They left.").enriched();

    for (String query :
        List.of(
            "SENTENCE(workers NOT \"raid guards\")",
            "SENTENCE(workers NOT \"guards raid\"~3)",
            "SENTENCE(guards NOT \"raid guards\")",
            "SENTENCE(guards NOT \"spoke raid\"~4)")) {
      NewsQuery parsed = NewsQuery.parse(query);
      assertThat(QueryMatcher.match(parsed, article)).as(query).isPresent();
      assertThat(found(parsed, article)).as(query).isTrue();
    }
    assertThat(found(NewsQuery.parse("SENTENCE(they \"guards raid\"~3)"), article)).isFalse();
  }

  @Provide
  Arbitrary<List<String>> tokens() {
    return Arbitraries.of(
            "(",
            ")",
            "\"",
            "~",
            "~3",
            " ",
            " AND ",
            " OR ",
            " NOT ",
            "-",
            ":",
            "title:",
            "person:",
            "topic:",
            "lang:",
            "en",
            "SENTENCE(",
            "WEIGHTED(",
            "3;",
            ",",
            "-",
            "9",
            "money>=",
            "figure:",
            "quote-text:",
            ">=0.5",
            "*",
            "abc*",
            "raid",
            "letters",
            "“",
            "=",
            "\ud83d",
            "é",
            "\u0000",
            "x1",
            "who:",
            "'",
            "a")
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
}
