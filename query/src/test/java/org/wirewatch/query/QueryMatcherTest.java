package org.wirewatch.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirewatch.testkit.Articles.anArticle;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.EnrichedArticle.EntityType;
import org.wirewatch.wire.Span;

class QueryMatcherTest {
  private static final EnrichedArticle LETTER =
      anArticle()
          .withUrl("https://www.harbour.example/letter")
          .withOutlet("Harbour Times")
          .withTitle("Tech workers sign an open letter on raids")
          .withText(
              "Employees of Northwind’s cloud unit asked Mara Lindqvist to cancel a contract worth"
                  + " 1,000,000 dollars.\n\nThe caf\u00e9 owner, O\u2019Neil, said immi\u00adgration"
                  + " raids had grown. Contracts were signed in Berlin. \ud83d\ude00 Emoji letter.")
          .mentioning(EntityType.PERSON, "Mara Lindqvist")
          .mentioning(EntityType.ORGANIZATION, "Northwind")
          .linking(EntityType.LOCATION, "Berlin", "berlin-de", "Berlin", "German capital")
          .linking(EntityType.MONEY, "1,000,000 dollars", "sum", "USD 1000000")
          .counting("worker", 450, "Employees")
          .quoting("Mara Lindqvist", "raids had grown")
          .withTopic("tech-worker-activism", 0.7)
          .enriched();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "letters",
        "LETTER",
        "\"open letter\"",
        "“Open Letter”",
        "title:worker",
        "text:contract",
        "\"workers letter\"~3",
        "\"letter workers\"~3",
        "\"contract cancel\"~1",
        "cafe owner",
        "O'Neil",
        "O’Neil",
        "immigration",
        "immigra*",
        "1000000",
        "northwind",
        "person:lindqvist",
        "person:\"mara lindqvist\"",
        "person:lind*",
        "org:Northwind",
        "place:berlin",
        "place:berlin-de",
        "place:\"German capital\"",
        "outlet:harbour",
        "outlet:\"harbour times\"",
        "outlet:harbour.example",
        "lang:EN",
        "topic:tech-worker-activism",
        "topic:Tech-Worker-Activism>=0.7",
        "topic:tech-worker-activism>0.69",
        "raids -hockey",
        "hockey OR raids",
        "raids AND (hockey OR contract)",
        "tech-worker",
        "title:(open letter)",
        "SENTENCE(northwind AND contract)",
        "SENTENCE(\"open letter\" raids)",
        "SENTENCE(contract NOT northwind)",
        "SENTENCE((hockey OR emoji) AND letter)",
        "WEIGHTED(20; contract 5, northwind 15)",
        "WEIGHTED(15; contract 15, raids -20, grown 20)",
        "NOT WEIGHTED(20; contract 5, hockey 15) raids",
        "money>=1000000",
        "money>=1mUSD",
        "figure:workers",
        "figure:worker>449",
        "quote-text:\"had grown\"",
        "quote-text:grow*",
        "quote-speaker:lindqvist"
      })
  void matches(String query) throws QueryException {
    assertThat(match(query)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hockey",
        "\"open letters\"",
        "\"letter open\"",
        "title:contract",
        "text:workers",
        "\"workers letter\"~2",
        "person:mara person:olsen",
        "person:berlin",
        "org:north",
        "person:\"lindqvist mara\"",
        "outlet:tribune",
        "lang:de",
        "topic:tech-worker-activism>0.7",
        "topic:other",
        "raids AND NOT contract",
        "raids -(contract OR hockey)",
        "workers AND hockey",
        "\"raids employees\"",
        "\"raids employees\"~5",
        "SENTENCE(northwind AND raids)",
        "SENTENCE(\"open letter\" northwind)",
        "SENTENCE(northwind NOT contract)",
        "WEIGHTED(20; contract 15, hockey 5)",
        "WEIGHTED(15; contract 15, raids -1)",
        "money>1000000",
        "money>=1EUR",
        "figure:worker>450",
        "figure:letters",
        "quote-text:contract",
        "quote-speaker:o'neil"
      })
  void doesNotMatch(String query) throws QueryException {
    assertThat(match(query)).isEmpty();
  }

  @Test
  void givesExactSpansInTheOriginal() throws QueryException {
    QueryMatch match =
        match("contract AND \"open letter\" AND person:lindqvist AND (hockey OR emoji)")
            .orElseThrow();

    assertThat(match.spans().stream().map(QueryMatcherTest::covered))
        .containsExactly("open letter", "Mara Lindqvist", "contract", "Contracts", "Emoji");
  }

  @Test
  void namesTheClausesThatFired() throws QueryException {
    QueryMatch match = match("(raids OR hockey) org:northwind -sport").orElseThrow();

    assertThat(match.fired())
        .extracting(QueryMatch.Fired::clause)
        .containsExactly("raids", "northwind");
    assertThat(match.why())
        .isEqualTo(
            "Matched “raids” in the title and “raids” in the text; org “Northwind” in the text.");
  }

  @Test
  void explainsScoresOutletsAndProximity() throws QueryException {
    assertThat(
            match("topic:tech-worker-activism outlet:harbour lang:en \"workers letter\"~5")
                .orElseThrow()
                .why())
        .isEqualTo(
            "Matched topic tech-worker-activism (score 0.70); outlet Harbour Times; language en;"
                + " “workers”, “letter” in the title with at most 5 words between.");
  }

  @Test
  void explainsSentencesAndWeights() throws QueryException {
    QueryMatch match =
        match("SENTENCE(northwind contract) WEIGHTED(9; emoji 4, grown 6)").orElseThrow();

    assertThat(match.why())
        .isEqualTo(
            "Matched “Northwind’s”, “contract” in the text within one sentence;"
                + " “Emoji”, “grown” in the text with weights of 10.");
    assertThat(match.fired())
        .extracting(QueryMatch.Fired::clause)
        .containsExactly("SENTENCE(northwind contract)", "WEIGHTED(9; emoji 4, grown 6)");
  }

  @Test
  void marksEachWordOfAProximity() throws QueryException {
    assertThat(match("\"letter tech\"~6").orElseThrow().spans())
        .isEqualTo(List.of(Span.title(0, 4), Span.title(26, 32)));
  }

  private static Optional<QueryMatch> match(String query) throws QueryException {
    return QueryMatcher.match(NewsQuery.parse(query), LETTER);
  }

  private static String covered(Span span) {
    String field = span.field().equals(Span.TITLE) ? LETTER.title() : LETTER.text();
    return field.substring(span.start(), span.end());
  }
}
