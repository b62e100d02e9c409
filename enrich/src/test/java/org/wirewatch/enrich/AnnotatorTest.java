package org.wirewatch.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.wirewatch.testkit.Articles.anArticle;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.wirewatch.enrich.topic.TopicDefinitions;
import org.wirewatch.knowledge.KnowledgeBase;
import org.wirewatch.wire.Article;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.EnrichedArticle.Affiliation;
import org.wirewatch.wire.EnrichedArticle.EntityType;
import org.wirewatch.wire.EnrichedArticle.Mention;

class AnnotatorTest {
  private static Annotator annotator;

  @BeforeAll
  static void load() {
    annotator = Annotator.load(TopicDefinitions.bundled());
  }

  @Test
  void findsWhoSaidWhatAboutWhat() {
    Article article =
        anArticle()
            .withTitle("Engineers walk out over border contract")
            .withText(
                "Some 300 engineers at the software company walked out on Tuesday to protest its"
                    + " contract with the border agency.\n\n\"We did not sign up for this,\" said"
                    + " Maria Delgado, one of the organisers.")
            .build();

    EnrichedArticle found = annotator.annotate(article);

    assertThat(found.language()).isEqualTo("en");
    assertThat(found.mentions())
        .anySatisfy(
            mention -> {
              assertThat(mention.type()).isEqualTo(EntityType.PERSON);
              assertThat(found.text().substring(mention.start(), mention.end()))
                  .isEqualTo("Maria Delgado");
            });
    assertThat(found.quotes())
        .anySatisfy(
            quote -> {
              assertThat(quote.text()).startsWith("We did not sign up for this");
              assertThat(quote.speaker()).isEqualTo("Maria Delgado");
            });
    assertThat(found.mentions())
        .extracting(Mention::text, Mention::type)
        .contains(tuple("300", EntityType.NUMBER), tuple("Tuesday", EntityType.DATE));
    assertThat(found.affiliations())
        .extracting(Affiliation::person, Affiliation::role)
        .containsExactly(tuple("Maria Delgado", "one of the organisers"));
    assertThat(found.topics())
        .anySatisfy(topic -> assertThat(topic.id()).isEqualTo("tech-worker-activism"));
  }

  @Test
  void findsTheNamesOfASentenceWhoseLanguageIsOpen() {
    Article article =
        anArticle().withTitle("").withText("Angela Merkel met Emmanuel Macron in Berlin.").build();

    assertThat(annotator.annotate(article).mentions())
        .extracting(Mention::text)
        .contains("Angela Merkel", "Emmanuel Macron", "Berlin");
  }

  @Test
  void saysWhomTheNamesMean() {
    Article article =
        anArticle()
            .withTitle("Macron flies to Kyiv")
            .withText(
                "French President Emmanuel Macron arrived in Kyiv on Monday for talks on the war."
                    + " Macron will stay for a day.")
            .build();

    EnrichedArticle found = annotator.annotate(article);

    assertThat(found.entities())
        .filteredOn(EnrichedArticle.Entity::known)
        .extracting(EnrichedArticle.Entity::id)
        .contains("emmanuel-macron");
    assertThat(found.mentions())
        .filteredOn(mention -> mention.text().endsWith("Macron"))
        .isNotEmpty()
        .allMatch(mention -> mention.entityId().equals("emmanuel-macron"));
  }

  @Test
  void followsTheKnowledgeBase() {
    AtomicReference<KnowledgeBase> base = new AtomicReference<>(KnowledgeBase.of(List.of()));
    Annotator live = Annotator.load(List.of(), base::get);
    Article article = anArticle().withText("Emmanuel Macron spoke in the rain on Monday.").build();

    EnrichedArticle before = live.annotate(article);
    base.set(KnowledgeBase.bundled());
    EnrichedArticle after = live.annotate(article);

    assertThat(before.entities()).noneMatch(EnrichedArticle.Entity::known);
    assertThat(after.entities()).anyMatch(EnrichedArticle.Entity::known);
  }

  @Test
  void givesTheSameEveryTime() {
    Article article = anArticle().build();

    assertThat(annotator.annotate(article)).isEqualTo(annotator.annotate(article));
  }

  @Test
  void leavesOtherLanguagesWithoutEnglishNames() {
    Article article =
        anArticle()
            .withTitle("Stadtrat beschließt Haushalt")
            .withText(
                "Der Stadtrat hat am Montag nach einer langen Debatte den Haushalt beschlossen.")
            .withLanguage("de")
            .build();

    EnrichedArticle found = annotator.annotate(article);

    assertThat(found.language()).isEqualTo("de");
    assertThat(found.mentions()).isEmpty();
  }

  @Test
  void takesAnEmptyArticle() {
    Article empty = anArticle().withTitle("").withText("").withLanguage(null).build();

    EnrichedArticle found = annotator.annotate(empty);

    assertThat(found.language()).isEqualTo("und");
    assertThat(List.of(found.mentions(), found.quotes(), found.topics())).allMatch(List::isEmpty);
  }
}
