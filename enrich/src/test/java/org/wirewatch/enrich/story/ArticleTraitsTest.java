package org.wirewatch.enrich.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirewatch.testkit.Articles.anArticle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.wirewatch.enrich.Annotated;
import org.wirewatch.enrich.Particulars;
import org.wirewatch.wire.Json;

class ArticleTraitsTest {
  private static final Instant AT = Instant.parse("2026-03-02T08:00:00Z");

  private static Annotated annotated;

  @BeforeAll
  static void annotate() {
    annotated =
        Particulars.load()
            .of(
                anArticle()
                    .withTitle("Ferry sinks off Cebu")
                    .withText(
                        "A ferry with 214 people on board sank off Cebu on Monday, Captain Arnel"
                            + " Dizon said. "
                            + "The background of the line is a long one. ".repeat(40)
                            + "Its owner is Halvard Moe of Bergen.")
                    .build());
  }

  @Test
  void beginningIsHeadlineAndFirstWords() {
    ArticleTraits traits = read();

    assertThat(traits.lead().weight("ferri")).isPositive();
    assertThat(traits.leadNames().weight("dizon")).isPositive();
    assertThat(traits.leadNames().weight("moe")).isZero();
    assertThat(traits.names().weight("moe")).isPositive();
  }

  @Test
  void namesAreUnknownWhereTheLanguageIsOnlyKnownAsWords() {
    ArticleTraits traits =
        TraitReader.readWords(
            annotated, ArticleTerms.of(annotated.article()).vector(), AT, term -> 1);

    assertThat(traits.people().size()).isZero();
    assertThat(traits.leadNames().size()).isZero();
  }

  @Test
  void headlineAndNamesStandForTheBeginningInAnOldState() throws Exception {
    ObjectNode json = Json.mapper().valueToTree(read());
    json.remove("lead");
    json.remove("lead_names");

    ArticleTraits old = Json.mapper().treeToValue(json, ArticleTraits.class);

    assertThat(old.lead()).isEqualTo(old.title());
    assertThat(old.leadNames()).isEqualTo(old.names());
  }

  private static ArticleTraits read() {
    return TraitReader.read(
        annotated, ArticleTerms.of(annotated.article()).vector(), AT, term -> 1);
  }
}
