package org.wirewatch.enrich.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wirewatch.enrich.text.Sentences;
import org.wirewatch.wire.EnrichedArticle.EntityType;
import org.wirewatch.wire.EnrichedArticle.Mention;

/** Names in which models that know only their letters go wrong. */
class NewsNamesTest {
  private final EntityFinder finder = EntityFinder.bundled();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A spokesman for Veltrano said the deal was off. Veltrano\u2019s shares fell.",
        "Lawyers for the town met. Neither side spoke. \u201cWe don\u2019t know,\u201d Una Brisk said.",
        "Each party sent observers. Nobody from the council came, and She wept."
      })
  void wordsAloneNameNothing(String text) {
    assertThat(finder.find(text))
        .extracting(Mention::text)
        .doesNotContain("A", "\u2019s", "n\u2019t", "Lawyers", "Neither", "Each", "Nobody", "She")
        .allMatch(name -> name.chars().anyMatch(Character::isUpperCase));
  }

  @Test
  void aFirmIsAFirmThroughoutTheArticle() {
    String text =
        """
        Employees of Veltrano walked out on Tuesday. Tobin Asker, the chief executive of Veltrano, \
        was in Lisbon.

        Veltrano said in a statement that it was sorry. The walkout began at Veltrano\u2019s \
        headquarters. Shares of Veltrano fell.
        """;
    List<Mention> mentions = all("Walkout at Veltrano", text);

    assertThat(mentions)
        .filteredOn(m -> m.text().equals("Veltrano"))
        .hasSizeGreaterThanOrEqualTo(5)
        .extracting(Mention::type)
        .containsOnly(EntityType.ORGANIZATION);
    assertThat(mentions)
        .extracting(Mention::text, Mention::type)
        .contains(tuple("Tobin Asker", EntityType.PERSON), tuple("Lisbon", EntityType.LOCATION));
  }

  @Test
  void joinsFirmsWithAnAmpersand() {
    String text =
        "Harrow & Pell agreed to buy Eastmere Bancorp. Harrow & Pell\u2019s chief executive, Una"
            + " Brisk, said the price was fair. Eastmere Bancorp declined to comment.";

    assertThat(all("Harrow & Pell buys Eastmere Bancorp", text))
        .extracting(Mention::text, Mention::type)
        .contains(
            tuple("Harrow & Pell", EntityType.ORGANIZATION),
            tuple("Eastmere Bancorp", EntityType.ORGANIZATION),
            tuple("Una Brisk", EntityType.PERSON))
        .doesNotContain(
            tuple("Harrow", EntityType.PERSON),
            tuple("Pell", EntityType.LOCATION),
            tuple("Eastmere Bancorp", EntityType.LOCATION));
  }

  @Test
  void partsAPersonFromTheEmployer() {
    String text =
        "Daniel Asker of Veltrano answered first. Veltrano employees cheered. Daniel Asker of Veltrano"
            + " left early.";

    assertThat(finder.find(text))
        .extracting(Mention::text, Mention::type)
        .containsOnly(
            tuple("Daniel Asker", EntityType.PERSON), tuple("Veltrano", EntityType.ORGANIZATION));
  }

  @Test
  void aRoadIsAPlace() {
    assertThat(finder.find("Flooding closed Route 9 near Dunmere, and Route 9 stayed shut."))
        .filteredOn(m -> m.text().equals("Route 9"))
        .extracting(Mention::type)
        .doesNotContain(EntityType.ORGANIZATION, EntityType.PERSON);
  }

  @Test
  void bracketedInitialsStandForTheNameInTheHeadlineToo() {
    String text =
        "The Bureau of Tidal Works (BTW) closed the gate on Monday. Officials of the Bureau of"
            + " Tidal Works met residents. BTW declined to comment.";

    assertThat(all("Residents sue BTW over gate", text))
        .filteredOn(m -> m.text().equals("BTW"))
        .hasSize(3)
        .allMatch(m -> m.type() == EntityType.ORGANIZATION)
        .extracting(Mention::canonicalName)
        .containsOnly("Bureau of Tidal Works");
  }

  @Test
  void initialsOfANameInTheTextAreFoundInTheHeadline() {
    String text =
        "Agents of Immigration and Customs Enforcement came before dawn. \u201cThey knocked,\u201d"
            + " Una Brisk said.";

    assertThat(all("Town protests against ICE raids", text))
        .extracting(Mention::text, Mention::canonicalName)
        .contains(tuple("ICE", "Immigration and Customs Enforcement"));
  }

  @Test
  void peopleStayPeople() {
    String text =
        "Odile Farrant, 41, who runs the kitchen, said she was tired. Farrant said the union had"
            + " not called. Critics of Farrant were at the gate.";

    assertThat(finder.find(text))
        .filteredOn(m -> m.text().contains("Farrant"))
        .hasSize(3)
        .allMatch(m -> m.type() == EntityType.PERSON)
        .allMatch(m -> "Odile Farrant".equals(m.canonicalName()));
  }

  private List<Mention> all(String title, String text) {
    EntityFinder.Entities found = finder.find(title, text, Sentences.of(text));
    List<Mention> all = new ArrayList<>(found.title());
    all.addAll(found.text());
    return all;
  }
}
