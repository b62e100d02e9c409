package org.wirewatch.enrich.entity.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import opennlp.tools.util.Span;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wirewatch.enrich.entity.EntityFinder;
import org.wirewatch.enrich.entity.PerceptronNameFinder;
import org.wirewatch.enrich.entity.TagModel;

/** Trains on a few dozen sentences made of invented names. */
class EntityTrainerTest {
  private static final List<String> PEOPLE = List.of("Orla Venn", "Daniel Okafor", "Ines Okoro");
  private static final List<String> FIRMS = List.of("Lumenary", "Halden Robotics", "Brightline");
  private static final List<String> PLACES = List.of("Port Ansel", "Greywater", "Tamsin Bay");

  @TempDir Path folder;

  @BeforeEach
  void writeData() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (String person : PEOPLE) {
      for (String firm : FIRMS) {
        for (String place : PLACES) {
          lines.append("-DOCSTART-\tO\n\n");
          tokens(person, "PER", lines);
          tokens("leads", null, lines);
          tokens(firm, "ORG", lines);
          tokens("from an office in", null, lines);
          tokens(place, "LOC", lines);
          tokens(".", null, lines);
          lines.append('\n');
        }
      }
    }
    Files.writeString(folder.resolve("wikigold.conll"), lines);
  }

  private static void tokens(String words, String type, StringBuilder lines) {
    String mark = "B-";
    for (String word : words.split(" ", -1)) {
      lines.append(word).append('\t').append(type == null ? "O" : mark + type).append('\n');
      mark = "I-";
    }
  }

  @Test
  void learnsTheNames() throws IOException {
    train("one", 1);

    try (var in = Files.newInputStream(folder.resolve("one/entities.model"))) {
      var finder = new PerceptronNameFinder(TagModel.read(in), EntityFinder.bundledLexicon());
      Span[] found =
          finder.find("Ines Okoro leads Brightline from an office in Greywater .".split(" ", -1));
      assertThat(found)
          .containsExactly(new Span(0, 2, "PER"), new Span(3, 4, "ORG"), new Span(8, 9, "LOC"));
    }
  }

  @Test
  void givesTheSameFileForTheSameSeed() throws IOException {
    train("one", 7);
    train("two", 7);

    assertThat(folder.resolve("one/entities.model"))
        .hasSameBinaryContentAs(folder.resolve("two/entities.model"));
    assertThat(folder.resolve("one/entities.properties"))
        .content()
        .contains("seed=7", "sentences.wikigold.conll=27");
  }

  @Test
  void namesTheBadLine() throws IOException {
    Files.writeString(folder.resolve("wikigold.conll"), "Orla\tB-PER\nVenn\n");

    assertThatThrownBy(() -> train("one", 1))
        .isInstanceOf(IOException.class)
        .hasMessage("wikigold.conll line 2: no tab");
  }

  @Test
  void refusesAFolderWithoutData() {
    assertThatThrownBy(() -> train(folder.resolve("none"), "one", 1))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("holds none of");
  }

  private void train(String out, long seed) throws IOException {
    train(folder, out, seed);
  }

  private void train(Path data, String out, long seed) throws IOException {
    EntityTrainer.train(
        data, folder.resolve("own"), folder.resolve(out), seed, new ArrayList<>()::add);
  }
}
