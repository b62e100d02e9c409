package org.wirewatch.ingest.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wirewatch.wire.Article.Change;
import org.wirewatch.wire.Article.Change.Field;
import org.wirewatch.wire.Article.Change.Kind;

class TextChangesTest {
  private static final String ONE =
      "At least 12 people were hurt when the old pier gave way on Monday evening.";
  private static final String TWO =
      "The council said that it had asked for repairs three times since the spring storms.";
  private static final String THREE = "Ferries keep their timetable, and fishing goes on.";

  @Test
  void tellsWordsThatChangedWithinAParagraph() {
    String after = text(ONE.replace("12 people were hurt", "14 people were badly hurt"), TWO);

    List<Change> changes = changes(text(ONE, TWO), after);

    assertThat(changes)
        .singleElement()
        .isEqualTo(
            new Change(Field.TEXT, Kind.REPLACED, "12 people were", "14 people were badly", 9, 29));
    assertThat(after.substring(9, 29)).isEqualTo("14 people were badly");
  }

  @Test
  void tellsParagraphsThatCameAndWent() {
    String after = text(ONE, THREE);

    List<Change> changes = changes(text(ONE, TWO), after);

    int start = after.indexOf(THREE);
    assertThat(changes)
        .containsExactly(
            new Change(Field.TEXT, Kind.ADDED, "", THREE, start, after.length()),
            new Change(Field.TEXT, Kind.REMOVED, TWO, "", after.length(), after.length()));
  }

  @Test
  void tellsRemovedWordsWhereTheyStood() {
    String after = text(ONE.replace(" old", ""), TWO);

    Change change = changes(text(ONE, TWO), after).getFirst();

    assertThat(change.kind()).isEqualTo(Kind.REMOVED);
    assertThat(change.before()).isEqualTo("old");
    assertThat(after.substring(change.start())).startsWith("pier gave way");
  }

  @Test
  void readsScriptsWithoutSpaces() {
    List<Change> changes = changes("周一晚上，十二人在码头受伤。", "周一晚上，十四人在码头受伤。");

    assertThat(changes).containsExactly(new Change(Field.TEXT, Kind.REPLACED, "二", "四", 6, 7));
  }

  @Test
  void tellsAnotherTitle() {
    assertThat(TextChanges.between("Pier fell", ONE, "Pier falls", ONE))
        .containsExactly(new Change(Field.TITLE, Kind.REPLACED, "Pier fell", "Pier falls", 0, 10));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The council 'said' so - twice.|The  council ‘said’ so – twice.",
        "Updated 10:32 GMT on Monday|Updated 11:47 GMT on Monday",
        "Zuletzt aktualisiert am 3. Mai, 10.32 Uhr|Zuletzt aktualisiert am 4. Mai, 8.00 Uhr",
        "2 hours ago|3 hours ago",
        "12 Comments|57 Comments",
        "Mis à jour le 3 mai 2026 à 10:32|Mis à jour le 4 mai 2026 à 9:02",
      })
  void countsNoTypographyAndNoStamps(String before, String after) {
    assertThat(changes(text(before, TWO), text(after, TWO))).isEmpty();
    assertThat(changes(text(TWO), text(after, TWO)).size())
        .isEqualTo(before.contains("so") ? 1 : 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12 people died in the fire at the harbour",
        "Updated figures from the ministry show that at least 12 people have died in the floods"
            + " since Monday.",
        "The company cut 300 jobs"
      })
  void countsNumbersThatAreNews(String line) {
    String after = line.replaceAll("\\d+", "99");
    assertThat(changes(text(line, TWO), text(after, TWO))).hasSize(1);
  }

  @Test
  void staysBoundedInTimeAndSize() {
    StringBuilder before = new StringBuilder();
    StringBuilder after = new StringBuilder();
    for (int i = 0; i < 1_900; i++) {
      before.append("Line ").append(i).append(" of the old page\n\n");
      after.append("Row ").append(i * 7).append(" in another one\n\n");
    }

    long begun = System.nanoTime();
    List<Change> changes = changes(before.toString(), after.toString());
    List<Change> lengthy = changes("a ".repeat(200_000), "b ".repeat(200_000));

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
    assertThat(changes).hasSize(TextChanges.CHANGES_MAX);
    assertThat(lengthy).hasSize(2);
    assertThat(lengthy.getFirst().after()).hasSize(TextChanges.CHARS_MAX);
  }

  @Test
  void knowsWhenAPageHoldsSomethingElse() {
    assertThat(TextChanges.unrelated(text(ONE, TWO), text(ONE, THREE))).isFalse();
    assertThat(TextChanges.unrelated(text(ONE, TWO), "Subscribe now. Sport. Weather. Opinion."))
        .isTrue();
  }

  private static List<Change> changes(String before, String after) {
    return TextChanges.between("Pier", before, "Pier", after);
  }

  private static String text(String... paragraphs) {
    return String.join("\n\n", paragraphs);
  }
}
