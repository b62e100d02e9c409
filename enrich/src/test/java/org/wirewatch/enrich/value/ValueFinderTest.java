package org.wirewatch.enrich.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wirewatch.enrich.text.Sentence;
import org.wirewatch.enrich.text.Sentences;
import org.wirewatch.wire.EnrichedArticle.EntityType;
import org.wirewatch.wire.EnrichedArticle.Mention;

class ValueFinderTest {
  private static final Instant THURSDAY = Instant.parse("2026-01-22T12:00:00Z");

  @Test
  void keepsOffsetsAndNeverOverlaps() {
    String text =
        "On Jan. 12, 2026, A$3m went to 18 families; 12% of it, between $10 and $15 million, is"
            + " due in Q3 2025.\n\nRs. 40 lakh, 10-15 workers, 45-million-euro deal, 2019-20.";

    List<Mention> found = find(text, List.of());

    assertThat(found).isNotEmpty();
    int end = 0;
    for (Mention mention : found) {
      assertThat(text.substring(mention.start(), mention.end())).isEqualTo(mention.text());
      assertThat(mention.start()).isGreaterThanOrEqualTo(end);
      assertThat(mention.confidence()).isBetween(0.5, 1.0);
      assertThat(mention.entityId()).isNull();
      end = mention.end();
    }
  }

  @Test
  void leavesTheValueOfARelativeTimeOpenWithoutATimeOfPublication() {
    String text = "The board met on Tuesday and last month, in 2019 and on January 20, 2026.";

    assertThat(ValueFinder.find(text, Sentences.of(text), List.of(), null))
        .extracting(Mention::text, Mention::canonicalName)
        .containsExactly(
            tuple("Tuesday", null),
            tuple("last month", null),
            tuple("2019", "2019"),
            tuple("January 20, 2026", "2026-01-20"));
  }

  @Test
  void takesNoCountOrDateFromANameInTheText() {
    String text = "The Class of 1999 and May 7 Group met.";
    Mention name = new Mention(EntityType.ORGANIZATION, 4, 17, "Class of 1999", "o1", null, 1);
    Mention group = new Mention(EntityType.ORGANIZATION, 22, 33, "May 7 Group", "o2", null, 1);

    assertThat(find(text, List.of(name, group))).isEmpty();
  }

  @Test
  void takesHugeAndBrokenNumbersAsTheyCome() {
    String text =
        "9".repeat(5_000) + " $" + "1,".repeat(2_000) + " 1.2.3.4 $ $$ 5- -5 10-99-3 %% 2026-13-45";

    assertThat(find(text, List.of()))
        .allSatisfy(
            mention ->
                assertThat(text.substring(mention.start(), mention.end()))
                    .isEqualTo(mention.text()));
  }

  @Test
  void staysLinearInALongText() {
    String text =
        "between $10 and $15 million or twenty-five thousand people on Tuesday, ".repeat(9_000);
    List<Sentence> sentences = Sentences.of(text);
    int tokens = sentences.stream().mapToInt(sentence -> sentence.tokens().size()).sum();
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime();

    ValueFinder.find(text, sentences, List.of(), THURSDAY);

    double seconds = (threads.getCurrentThreadCpuTime() - before) / 1e9;
    assertThat(tokens / seconds).as("tokens a CPU second, cold").isGreaterThan(100_000);
  }

  private static List<Mention> find(String text, List<Mention> names) {
    return ValueFinder.find(text, Sentences.of(text), names, THURSDAY);
  }
}
