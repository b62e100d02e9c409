package org.wirewatch.enrich.dedupe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirewatch.testkit.Articles.anArticle;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wirewatch.testkit.Articles;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.EnrichedArticle.Duplicate;
import org.wirewatch.wire.EnrichedArticle.DuplicateKind;
import org.wirewatch.wire.EnrichedArticle.EntityType;
import org.wirewatch.wire.Span;

class NearDuplicatesTest {
  private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
  private static final Duration WINDOW = Duration.ofDays(7);
  private static final String TITLE = "Dockers walk out at Harrow Quay";
  private static final String TEXT =
      """
      About 200 workers walked out at Harrow Quay on Monday after talks over night shifts failed, \
      the dockers' union said.

      The port of Brackwater handles a third of the region's grain, and ships were waiting in the \
      bay by noon. "We have asked for two years to be heard," said Ada Lum, who leads the union.

      The harbour board called the walkout premature. Its chairman, Tom Reve, said the board had \
      offered a rise of 3.5 per cent and would return to the table as soon as the gates opened.

      A mediator is expected to arrive on Wednesday. The last strike at the port lasted six days \
      in the spring and ended with a new rota for the cranes.
      """;

  private final NearDuplicates duplicates = new NearDuplicates(WINDOW);
  private final EnrichedArticle original = article("original", TITLE, TEXT);

  @Test
  void firstArticleRepeatsNobody() {
    assertThat(duplicates.find(original, MONDAY)).isEmpty();
  }

  @Test
  void anotherTypographyIsExact() {
    String text = TEXT.replace("\n\n", "\n").replace("\"", "”").replace("'", "’");

    Duplicate found = second(TITLE.toUpperCase(Locale.ROOT), text);

    assertThat(found.kind()).isEqualTo(DuplicateKind.EXACT);
    assertThat(found.originalId()).isEqualTo(original.articleId());
    assertThat(found.containment()).isEqualTo(1);
    assertThat(found.changes()).isEmpty();
  }

  @Test
  void newHeadlineCutTailAndCreditLineAreACopy() {
    String title = "Ships wait as grain port stands still";
    String credit = "HARROW QUAY (Wire) - ";
    String text = credit + TEXT.substring(0, TEXT.indexOf("A mediator")).strip();

    Duplicate found = second(title, text);

    assertThat(found.kind()).isEqualTo(DuplicateKind.COPY);
    assertThat(found.changes()).containsExactly(Span.title(0, title.length()), Span.text(13, 17));
  }

  @Test
  void thirdOfATextFindsTheWholeAndTheWholeTheThird() {
    String third = TEXT.substring(0, TEXT.indexOf("\n\n"));

    duplicates.find(article("third", "", third), MONDAY);

    assertThat(duplicates.find(article("whole", "", TEXT), MONDAY.plusSeconds(60)))
        .get()
        .extracting(Duplicate::originalId)
        .isEqualTo(id("third"));
    assertThat(duplicates.find(article("third-again", "", third), MONDAY.plusSeconds(120)))
        .get()
        .extracting(Duplicate::originalId)
        .isEqualTo(id("third"));
  }

  @Test
  void otherWordsAreAnEditWithTheirSpans() {
    String text = TEXT.replace("premature", "hasty").replace("failed", "broke down");

    Duplicate found = second(TITLE, text);

    assertThat(found.kind()).isEqualTo(DuplicateKind.EDITED);
    assertThat(found.changes())
        .extracting(span -> text.substring(span.start(), span.end()))
        .containsExactly("broke down", "hasty");
  }

  @Test
  void insertedParagraphIsAnEdit() {
    String inserted =
        "The quay was built for steamers in the last century and has been widened twice since, most "
            + "of it with public money that the council has yet to account for in full.\n\n";
    String text = TEXT.replace("The harbour board", inserted + "The harbour board");

    Duplicate found = second(TITLE, text);

    assertThat(found.kind()).isEqualTo(DuplicateKind.EDITED);
    Span only = found.changes().getFirst();
    assertThat(found.changes()).hasSize(1);
    assertThat(text.substring(only.start(), only.end()))
        .isEqualTo(inserted.strip().replaceAll("\\.$", ""));
  }

  @Test
  void misreadLettersAreAnEdit() {
    String text =
        TEXT.replace("workers", "wcrkers")
            .replace("talks", "ta ks")
            .replace("grain", "gr0in")
            .replace("Brackwater", "Brackwatel")
            .replace("chairman", "chainman")
            .replace("lasted", "1asted")
            .replace("200", "2O0");

    assertThat(second(TITLE, text).kind()).isEqualTo(DuplicateKind.EDITED);
  }

  @Test
  void anotherNumberIsAnUpdateAndNoDuplicate() {
    String text = TEXT.replace("About 200 workers", "About 450 workers");

    Duplicate found = second(TITLE, text);

    assertThat(found.kind()).isEqualTo(DuplicateKind.UPDATE);
    assertThat(found.originalId()).isEqualTo(original.articleId());
    assertThat(found.changes()).containsExactly(Span.text(6, 9));
    assertThat(original.repeating(found).duplicateOf()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "About 200 workers | Between 200 and 450 workers",
        "About 200 workers | Some 450 dockers",
        "lasted six days | lasted six days, with 14 people hurt,",
        "lasted six days | lasted a week",
        "a third of | a fifth of",
        "The harbour board called | The union said on Tuesday that 90 members had left. The board called"
      })
  void numberPutInLeftOutOrExchangedIsAnUpdate(String before, String after) {
    assertThat(TEXT).contains(before);

    assertThat(second(TITLE, TEXT.replace(before, after)).kind()).isEqualTo(DuplicateKind.UPDATE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "walked out at Harrow Quay on Monday | walked out at Harrow Quay |",
        "on Wednesday | on Wednesday, March 4 |",
        "3.5 per cent | 3.5 percent (£1,200) |",
        "by noon | by noon, up to 40 miles (64 km) out,|by noon, up to 40 miles out,",
        "by noon | by 12:00|by 12"
      })
  void dayPutInOrLeftOutAndSumConvertedAreAnEdit(String before, String after, String original) {
    String first = original == null ? TEXT : TEXT.replace(before, original);
    duplicates.find(article("first", TITLE, first), MONDAY);

    assertThat(duplicates.find(article("second", TITLE, TEXT.replace(before, after)), MONDAY))
        .get()
        .extracting(Duplicate::kind)
        .isIn(DuplicateKind.EDITED, DuplicateKind.EXACT);
  }

  @Test
  void numberInTheFirstWordsIsAnUpdateUnderAnotherHeadline() {
    String text = TEXT.replace("About 200 workers", "At least 450 dockers");

    Duplicate found = second("Grain ships wait in the bay", "BRACKWATER (Wire) - " + text);

    assertThat(found.kind()).isEqualTo(DuplicateKind.UPDATE);
  }

  @Test
  void sameBodyUnderAHeadlineWithAnotherNumberIsACopy() {
    duplicates.find(article("first", "200 dockers walk out", TEXT), MONDAY);

    assertThat(duplicates.find(article("second", "300 dockers walk out", TEXT), MONDAY))
        .get()
        .extracting(Duplicate::kind)
        .isEqualTo(DuplicateKind.COPY);
  }

  @Test
  void shortForecastsOfOtherPlacesOrDaysAreNeither() {
    String forecast =
        """
        %s will be mostly cloudy on %s with light showers in the afternoon and a high of %dC. Winds \
        from the west at 15 mph will ease by evening. Overnight the sky clears and it falls to %dC. \
        The chance of rain is %d per cent. Drivers should take care on higher roads where patches of \
        mist may linger until mid-morning.
        """;
    duplicates.find(article("a", "", forecast.formatted("Leeds", "Monday", 14, 6, 40)), MONDAY);
    String place = forecast.formatted("York", "Monday", 12, 4, 60);
    String day = forecast.formatted("Leeds", "Friday", 13, 5, 30);

    assertThat(duplicates.find(article("b", "", place), MONDAY)).isEmpty();
    assertThat(duplicates.find(article("c", "", day), MONDAY)).isEmpty();
  }

  @Test
  void numberInWordsIsTheSameNumber() {
    String text = TEXT.replace("200 workers", "two hundred workers").replace("six days", "6 days");

    assertThat(second(TITLE, text).kind()).isEqualTo(DuplicateKind.EXACT);
  }

  @Test
  void anotherDayIsAnUpdate() {
    assertThat(second(TITLE, TEXT.replace("on Wednesday", "on Thursday")).kind())
        .isEqualTo(DuplicateKind.UPDATE);
  }

  @Test
  void anotherNameIsAnUpdate() {
    assertThat(second(TITLE, TEXT.replace("Tom Reve", "Berit Oldham")).kind())
        .isEqualTo(DuplicateKind.UPDATE);
  }

  @Test
  void passageInThePlaceOfAnotherIsAnUpdate() {
    String text =
        TEXT.replace(
            "A mediator is expected to arrive on Wednesday.",
            "Police later cleared the gates with water cannon and arrested dozens.");

    assertThat(second(TITLE, text).kind()).isEqualTo(DuplicateKind.UPDATE);
  }

  @Test
  void sameEntityByAnotherNameIsAnEdit() {
    String text = "The ministry in %s said on Friday that " + TEXT;
    duplicates.find(naming("kyiv", "Kyiv", text), MONDAY);

    assertThat(duplicates.find(naming("kiev", "Kiev", text), MONDAY.plusSeconds(60)))
        .get()
        .extracting(Duplicate::kind)
        .isEqualTo(DuplicateKind.EDITED);
  }

  @Test
  void sameFrameWithOtherNamesAndNumbersIsNeither() {
    String text =
        TEXT.replace("200", "35")
            .replace("Harrow Quay", "Sorrel Sound")
            .replace("Brackwater", "Ondley")
            .replace("Ada Lum", "Piers Gant")
            .replace("Tom Reve", "Ines Moor")
            .replace("Monday", "Friday")
            .replace("3.5", "1.2");

    duplicates.find(original, MONDAY);

    assertThat(duplicates.find(article("template", "", text), MONDAY.plusSeconds(60))).isEmpty();
  }

  @Test
  void copyOfAnUpdateRepeatsTheUpdate() {
    String text = TEXT.replace("About 200 workers", "About 450 workers");
    duplicates.find(original, MONDAY);
    duplicates.find(article("update", TITLE, text), MONDAY.plusSeconds(60));

    Duplicate found =
        duplicates
            .find(article("copy", "Strike grows", text), MONDAY.plusSeconds(120))
            .orElseThrow();

    assertThat(found.originalId()).isEqualTo(id("update"));
    assertThat(found.kind()).isEqualTo(DuplicateKind.COPY);
  }

  @Test
  void chainsLeadToTheFirst() {
    duplicates.find(original, MONDAY);
    String cut = TEXT.substring(TEXT.indexOf("The harbour board"));
    duplicates.find(article("a", "", TEXT.replace("premature", "hasty")), MONDAY.plusSeconds(60));

    Duplicate found = duplicates.find(article("b", "", cut), MONDAY.plusSeconds(120)).orElseThrow();

    assertThat(found.originalId()).isEqualTo(original.articleId());
  }

  @Test
  void verbatimCopyOfTheFirstStepIsExactAndNamesTheFirst() {
    duplicates.find(original, MONDAY);
    EnrichedArticle edited = article("edited", TITLE, TEXT.replace("premature", "hasty"));
    duplicates.find(edited, MONDAY.plusSeconds(60));

    assertThat(duplicates.find(copyOf(original), MONDAY.plusSeconds(120)))
        .contains(new Duplicate(original.articleId(), DuplicateKind.EXACT, 1, List.of()));
    Duplicate found = duplicates.find(copyOf(edited), MONDAY.plusSeconds(180)).orElseThrow();
    assertThat(found.originalId()).isEqualTo(original.articleId());
    assertThat(found.kind()).isEqualTo(DuplicateKind.EDITED);
  }

  @Test
  void laterRevisionTakesThePlaceOfItsOwn() {
    duplicates.find(original, MONDAY);

    assertThat(duplicates.find(article("original", TITLE, TEXT + " More."), MONDAY)).isEmpty();
    assertThat(duplicates.remembered()).isEqualTo(1);
  }

  @Test
  void shortTextsAreOnlyEqual() {
    String text = "Rain in the hills, sun by the sea.";
    duplicates.find(article("a", "Weather", text), MONDAY);

    assertThat(duplicates.find(article("b", "Weather", text), MONDAY))
        .get()
        .extracting(Duplicate::kind)
        .isEqualTo(DuplicateKind.EXACT);
    assertThat(duplicates.find(article("c", "Weather", text + " Wind."), MONDAY)).isEmpty();
    assertThat(duplicates.find(article("d", "No text", ""), MONDAY)).isEmpty();
    assertThat(duplicates.find(article("e", "No text", ""), MONDAY)).isEmpty();
  }

  @Test
  void forgetsAfterTheWindow() {
    duplicates.find(original, MONDAY);
    Instant later = MONDAY.plus(WINDOW).plusMillis(1);

    assertThat(duplicates.find(article("late", TITLE, TEXT), later)).isEmpty();
    assertThat(duplicates.remembered()).isEqualTo(1);
  }

  @Test
  void forgetsTheOldestWhenThereAreTooMany() {
    DuplicateSettings two = new DuplicateSettings(WINDOW, 2, 1_000_000);
    NearDuplicates few = new NearDuplicates(two, RememberedArticles.inMemory());
    few.find(original, MONDAY);
    few.find(article("b", "", Texts.invented(1, 100)), MONDAY);
    few.find(article("c", "", Texts.invented(2, 100)), MONDAY);

    assertThat(few.remembered()).isEqualTo(2);
    assertThat(few.find(article("d", TITLE, TEXT), MONDAY)).isEmpty();
  }

  @Test
  void footerOfAnOutletMakesNoDuplicates() {
    String footer = "\n\n" + Texts.invented(99, 120);
    for (int i = 0; i < 12; i++) {
      duplicates.find(article("f" + i, "", Texts.invented(i, 60) + footer), MONDAY);
    }

    assertThat(duplicates.find(article("g", "", Texts.invented(50, 60) + footer), MONDAY))
        .isEmpty();
    assertThat(duplicates.find(article("h", "", Texts.invented(50, 60)), MONDAY))
        .get()
        .extracting(Duplicate::originalId)
        .isEqualTo(id("g"));
  }

  @Test
  void languagesWithoutSpacesAreReadByCharacter() {
    String text =
        "北京市气象台周一发布暴雨预警，预计未来二十四小时内全市大部分地区将出现强降雨，请市民注意出行安全。" + "截至中午，已有45个航班取消，机场方面表示将视天气情况恢复运行。";
    duplicates.find(article("zh", "", text), MONDAY);

    assertThat(duplicates.find(article("zh-2", "", text.replace("周一", "今天")), MONDAY))
        .get()
        .extracting(Duplicate::kind)
        .isEqualTo(DuplicateKind.EDITED);
    assertThat(duplicates.find(article("zh-3", "", text.replace("45", "98")), MONDAY))
        .get()
        .extracting(Duplicate::kind)
        .isEqualTo(DuplicateKind.UPDATE);
  }

  private Duplicate second(String title, String text) {
    duplicates.find(original, MONDAY);
    return duplicates.find(article("second", title, text), MONDAY.plusSeconds(60)).orElseThrow();
  }

  private static EnrichedArticle copyOf(EnrichedArticle article) {
    return anArticle()
        .withUrl("https://copy.example/" + article.articleId())
        .withTitle(article.title())
        .withText(article.text())
        .copyOf(article.articleId())
        .enriched();
  }

  private static EnrichedArticle naming(String name, String city, String text) {
    return at(name)
        .withTitle("")
        .withText(text.formatted(city))
        .linking(EntityType.LOCATION, city, "Q1899", "Kyiv")
        .enriched();
  }

  private static EnrichedArticle article(String name, String title, String text) {
    return at(name).withTitle(title).withText(text).enriched();
  }

  private static Articles at(String name) {
    return anArticle().withUrl("https://outlet.example/" + name);
  }

  private static String id(String name) {
    return at(name).build().articleId();
  }
}
