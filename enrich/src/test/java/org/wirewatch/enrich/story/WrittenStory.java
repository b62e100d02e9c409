package org.wirewatch.enrich.story;

import static org.wirewatch.testkit.Articles.anArticle;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.wirewatch.enrich.Annotator;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.EnrichedArticle.Duplicate;
import org.wirewatch.wire.EnrichedArticle.DuplicateKind;
import org.wirewatch.wire.Span;

/**
 * A story as it would come in: a report, its copy, its update, another outlet with another speaker,
 * a third with a higher figure, and the reply.
 */
final class WrittenStory {
  static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

  private static final Annotator ANNOTATOR = Annotator.load(List.of());
  private static final String COAST_RADIO = "Coast Radio";

  static final EnrichedArticle OPENING =
      annotated(
          COAST_RADIO,
          "opening",
          "Engineers at Lumenary sign letter against drone contract",
          "HARROW (CR) - An open letter against the drone contract of software maker Lumenary has"
              + " gathered 200 signatures of engineers, its authors said on Monday. The letter asks"
              + " chief executive Orla Venn to end the work by April.\n\n"
              + "\"We did not join Lumenary to build weapons,\" said Tomas Brandt, one of the"
              + " engineers.");

  static final EnrichedArticle COPY =
      annotated(
              "Hill Courier",
              "copy",
              "Letter at Lumenary",
              OPENING.text().replace("HARROW (CR) - ", "(Coast Radio) "))
          .repeating(new Duplicate(OPENING.articleId(), DuplicateKind.COPY, 0.97, List.of()));

  static final EnrichedArticle UPDATE = update();

  static final EnrichedArticle NEW_SPEAKER =
      annotated(
          "The Brackwater Post",
          "speaker",
          "Union backs Lumenary engineers",
          "The Harrow branch of the tech workers' union stands behind the engineers of Lumenary who"
              + " signed an open letter against the drone contract.\n\n\"Nobody should have to choose"
              + " between a salary and a conscience,\" said Maria Delgado, who leads the branch. The"
              + " contract is worth 40 million dollars.");

  static final EnrichedArticle HIGHER =
      annotated(
          "Tidewater Ledger",
          "higher",
          "Letter against Lumenary drone contract passes 2,000 signatures",
          "The open letter against the drone contract of Lumenary has gathered 2,000 signatures of"
              + " engineers in three countries, its authors said on Wednesday. Maria Delgado of the"
              + " tech workers' union called it the largest protest in the company's history.");

  static final EnrichedArticle REPLY =
      annotated(
          COAST_RADIO,
          "reply",
          "Lumenary's Venn promises review of drone contract",
          "Chief executive Orla Venn has promised to review the drone contract against which 2,000"
              + " engineers of Lumenary have signed a letter.\n\n\"I have read every name on that"
              + " list,\" Venn said in Harrow on Thursday.");

  static final List<EnrichedArticle> ALL =
      List.of(OPENING, COPY, UPDATE, NEW_SPEAKER, HIGHER, REPLY);

  private WrittenStory() {}

  /** When an article of {@link #ALL} comes: one every twelve hours. */
  static Instant at(int index) {
    return MONDAY.plus(Duration.ofHours(12L * index));
  }

  static EnrichedArticle annotated(String outlet, String id, String title, String text) {
    return ANNOTATOR.annotate(
        anArticle()
            .withUrl("https://outlet.example/" + id)
            .withOutlet(outlet)
            .withTitle(title)
            .withText(text)
            .publishedAt(MONDAY)
            .build());
  }

  private static EnrichedArticle update() {
    EnrichedArticle article =
        annotated(
            COAST_RADIO,
            "update",
            "Engineers at Lumenary sign letter against drone contract",
            OPENING.text().replace("200", "450").replace("Monday", "Tuesday"));
    int number = article.text().indexOf("450");
    return article.repeating(
        new Duplicate(
            OPENING.articleId(),
            DuplicateKind.UPDATE,
            0.95,
            List.of(Span.text(number, number + 3))));
  }
}
