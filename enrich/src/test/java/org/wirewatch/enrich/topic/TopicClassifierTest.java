package org.wirewatch.enrich.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.wirewatch.testkit.Articles.anArticle;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.EnrichedArticle.TopicScore;
import org.wirewatch.wire.EnrichedArticle.TopicSignals;
import org.wirewatch.wire.Span;
import org.wirewatch.wire.TopicDefinition;

class TopicClassifierTest {
  private static final String ACTIVISM = "tech-worker-activism";

  private static TopicClassifier classifier;

  @BeforeAll
  static void train() {
    classifier = TopicClassifier.load(TopicDefinitions.bundled());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Engineers at Quillo walk out over contract with border agency | Some 300 engineers at the software company Quillo walked out on Tuesday, demanding that it cancel its contract with the border agency.
          Employees of Nubrix and Fennel Cloud ask chief executives to speak up | More than 1,200 employees of several technology companies signed an open letter asking their chief executives to cancel contracts for immigration raids.
          Warehouse workers at Parcelo vote to unionise | Workers at the online retailer's warehouse voted 412 to 201 to form a union after a year of organising over pay and safety.
          Couriers of the delivery app Zumo strike for minimum pay | Riders for the food delivery platform logged off on Friday in a strike over pay per order and insurance.
          Game studio staff hold walkout | Developers at the video game studio Ironlark left their desks on Monday to protest the company's handling of harassment complaints.
          """)
  void findsTechWorkerActivism(String title, String text) {
    assertThat(score(ACTIVISM, title, text)).isGreaterThan(0.8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          No plans to unionise at Quillo, staff survey shows | Most employees of the software company said they were content and had no plans to unionise, an internal survey showed.
          Actors stage walkout at the Old Lantern theatre | The cast of the musical walked out an hour before the curtain over unpaid rehearsal time, the theatre said.
          Car maker Vantor hit by strike | Assembly workers at Vantor's car plant went on strike for higher wages, halting production of its electric saloon.
          Nubrix launches a faster phone | The technology company presented its new handset with a bigger battery and a camera for video calls.
          Fennel Cloud raises $80m in funding round | The software company will use the money to hire 200 employees in three countries, its chief executive said.
          Nurses strike over pay at four hospitals | Nurses walked off the job on Wednesday after their union rejected an offer.
          Quillo lays off 900 employees | The software maker said it would cut a tenth of its staff as growth slowed.
          Protesters march against new coal mine | Thousands marched through the capital and handed a petition to the environment minister.
          Theatre audience stages walkout at premiere | Dozens walked out after the first act and asked the box office for their money back.
          European Union agrees on rules for delivery apps | Ministers of the Union's members approved a law on what platforms must tell their customers.
          Union leader endorses candidate | The head of the dockers' union said that he would campaign for the senator, who wants to tax software companies.
          Drone strikes hit power station near data centre | The army said that three strikes knocked out a transformer; servers of a cloud company went dark.
          Ice on the way | A cold front will bring ice and snow to the north on Thursday, forecasters said.
          """)
  void passesByWhatOnlyLooksLikeIt(String title, String text) {
    assertThat(score(ACTIVISM, title, text)).isLessThan(TopicClassifier.ABOUT);
  }

  @Test
  void findsTheTopicInALongArticle() {
    String filler =
        " The group was founded eleven years ago in a former cannery by the river and has grown to"
            + " four offices. Its revenue rose by a fifth last year. A spokesman declined to say"
            + " whether the board had discussed the matter. Analysts expect results in May.";
    String text =
        "About 300 engineers at the software company Quillo walked out on Tuesday."
            + filler
            + " The workers demand that the technology company cancel a contract with the border"
            + " agency and have collected 900 signatures under an open letter."
            + filler
            + filler;

    assertThat(score(ACTIVISM, "Walkout at Quillo over border contract", text))
        .isGreaterThan(TopicClassifier.ABOUT);
  }

  @Test
  void showsWhatSpeaksForATopic() {
    EnrichedArticle article =
        anArticle()
            .withTitle("Nurses strike over pay")
            .withText("Nurses walked off the job after their union rejected an offer.")
            .enriched();

    TopicScore labour =
        classifier.topics(article, 0.5).stream()
            .filter(topic -> topic.id().equals("labour-disputes"))
            .findFirst()
            .orElseThrow();

    assertThat(labour.evidence()).contains(Span.title(7, 13));
    assertThat(labour.evidence())
        .extracting(
            span ->
                (span.field().equals(Span.TITLE) ? article.title() : article.text())
                    .substring(span.start(), span.end()))
        .contains("union");
  }

  @Test
  void sharesOfTheSignalsAddUpToOne() {
    EnrichedArticle article =
        anArticle()
            .withTitle("Nurses strike over pay")
            .withText("Nurses walked off the job after their union rejected an offer.")
            .enriched();

    for (TopicScore topic : classifier.topics(article, 0)) {
      TopicSignals shares = topic.signals();
      assertThat(
              Math.abs(shares.query())
                  + Math.abs(shares.description())
                  + Math.abs(shares.embedding())
                  + Math.abs(shares.terms()))
          .as(topic.id())
          .isCloseTo(1, within(1e-9));
    }
    assertThat(classifier.topics(article, 0.5).getFirst().signals().query()).isPositive();
  }

  @Test
  void scoresByTheQueryWhereThereIsNoEmbedding() {
    TopicClassifier ferries =
        TopicClassifier.load(
            List.of(
                new TopicDefinition("ferries", null, "Ferries.", "Fähre AND Streik", null, null),
                new TopicDefinition("silent", null, "Ferries.", null, null, null)));
    EnrichedArticle strike =
        anArticle().withTitle("Streik: keine Fähre fährt").withText("Bis Montag.").enriched();
    EnrichedArticle other =
        anArticle().withTitle("Neue Fähre getauft").withText("In Kiel.").enriched();

    assertThat(ferries.topics(strike, null, 0.5))
        .extracting(TopicScore::id)
        .containsExactly("ferries");
    assertThat(ferries.topics(other, null, 0.5)).isEmpty();
    assertThat(ferries.topics(other, null, 0)).hasSize(2);
  }

  @Test
  void knowsWhatANamedCompanyIs() {
    TopicClassifier couriers =
        TopicClassifier.load(
            List.of(
                new TopicDefinition(
                    "couriers",
                    null,
                    "Strikes at companies that deliver food.",
                    null,
                    null,
                    null)));
    EnrichedArticle delivery =
        anArticle().withTitle("Deliveroo riders strike in London").withText("").enriched();
    EnrichedArticle theatre =
        anArticle().withTitle("Lyceum riggers strike in London").withText("").enriched();

    assertThat(couriers.topics(delivery, 0).getFirst().score())
        .isGreaterThan(couriers.topics(theatre, 0).getFirst().score());
  }

  @Test
  void examplesThatLookAlikeLowerTheScore() {
    TopicDefinition strikes =
        new TopicDefinition("strikes", null, "Strikes of workers over pay.", null, null, null);
    EnrichedArticle football =
        anArticle()
            .withTitle("Striker signs")
            .withText("The striker signed after a dispute over pay with his club.")
            .enriched();
    double before = TopicClassifier.load(List.of(strikes)).topics(football, 0).getFirst().score();
    TopicDefinition corrected =
        strikes.withExamples(
            List.of(), List.of("The striker of the football club scored and was paid a bonus."));

    double after = TopicClassifier.load(List.of(corrected)).topics(football, 0).getFirst().score();

    assertThat(after).isLessThan(before);
  }

  @Test
  void listsEveryTopicAtScoreZero() {
    EnrichedArticle article = anArticle().withTitle("").withText("").enriched();

    assertThat(classifier.topics(article, 0)).hasSize(TopicDefinitions.bundled().size());
  }

  @Test
  void workFromADescriptionAlone() {
    TopicClassifier volcanoes =
        TopicClassifier.load(
            List.of(
                new TopicDefinition(
                    "volcanoes",
                    null,
                    "Eruptions of volcanoes: lava, ash clouds, evacuations near the crater.",
                    null,
                    null,
                    null)));
    EnrichedArticle eruption =
        anArticle()
            .withTitle("Ash cloud closes airport")
            .withText("The volcano erupted at dawn; lava reached the evacuated villages.")
            .enriched();
    EnrichedArticle other =
        anArticle().withTitle("Airport opens terminal").withText("Its hall is new.").enriched();

    assertThat(volcanoes.topics(eruption, 0).getFirst().score()).isGreaterThan(0.9);
    assertThat(volcanoes.topics(other, 0).getFirst().score()).isLessThan(0.2);
  }

  @Test
  void namesTheTopicAndThePlaceOfABadQuery() {
    TopicDefinition bad = new TopicDefinition("x", null, "y", "strike AND (", null, null);

    assertThatThrownBy(() -> TopicClassifier.load(List.of(bad)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("topic x: query, character");
  }

  @Test
  void refusesDefinitionsWithTheSameId() {
    byte[] yaml = "- id: a\n  query: b\n- id: a\n  query: c\n".getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> TopicDefinitions.read(new ByteArrayInputStream(yaml)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("a is defined twice");
  }

  @Test
  void takesOutOnlyWhatIsNegated() {
    assertThat(Negation.in("They have no plans to strike, but a rally is planned.").blanked())
        .isEqualTo("They have no plans to       , but a rally is planned.");
    assertThat(Negation.in("Not only engineers signed.").blanked())
        .isEqualTo("Not only engineers signed.");
  }

  private static double score(String topic, String title, String text) {
    return classifier.topics(anArticle().withTitle(title).withText(text).enriched(), 0).stream()
        .filter(found -> found.id().equals(topic))
        .findFirst()
        .orElseThrow()
        .score();
  }
}
