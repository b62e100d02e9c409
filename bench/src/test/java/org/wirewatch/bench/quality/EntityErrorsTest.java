package org.wirewatch.bench.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import opennlp.tools.util.Span;
import org.junit.jupiter.api.Test;
import org.wirewatch.bench.quality.EntityErrors.Mistake;

class EntityErrorsTest {
  private static final String TEXT = "Orla Venn of Lumenary met nobody in Port Ansel.";

  @Test
  void tellsWhatWasTakenForWhat() {
    EntityErrors errors = new EntityErrors(List.of("PER", "ORG", "LOC"));
    errors.add(
        TEXT,
        List.of(name("Orla Venn", "PER"), name("Lumenary", "ORG"), name("Port Ansel", "LOC")),
        List.of(
            name("Orla Venn", "PER"),
            new Span(name("Lumenary", "LOC"), 0.7),
            new Span(name("nobody", "PER"), 0.9),
            new Span(name("Ansel", "LOC"), 0.8)));

    assertThat(errors.count("PER", "PER")).isEqualTo(1);
    assertThat(errors.count("ORG", "LOC")).isEqualTo(1);
    assertThat(errors.count("LOC", EntityErrors.OTHER_ENDS)).isEqualTo(1);
    assertThat(errors.count(EntityErrors.INVENTED, "PER")).isEqualTo(1);
    assertThat(errors.count(EntityErrors.OTHER_NAME, "ORG")).isZero();
    assertThat(errors.worst(2)).extracting(Mistake::name).containsExactly("nobody", "Ansel");
    assertThat(errors.worst(2))
        .extracting(Mistake::is)
        .containsExactly("no name", "LOC Port Ansel");
  }

  @Test
  void aFestivalTakenForAFirmIsNotInvented() {
    EntityErrors errors = new EntityErrors(List.of("PER", "ORG", "LOC"));
    errors.add(TEXT, List.of(name("Lumenary", "EVENT")), List.of(name("Lumenary", "ORG")));

    assertThat(errors.count(EntityErrors.OTHER_NAME, "ORG")).isEqualTo(1);
    assertThat(errors.count(EntityErrors.INVENTED, "ORG")).isZero();
    assertThat(errors.worst(1)).extracting(Mistake::is).containsExactly("EVENT Lumenary");
  }

  private static Span name(String words, String type) {
    int start = TEXT.indexOf(words);
    return new Span(start, start + words.length(), type);
  }
}
