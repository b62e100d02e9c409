package org.wirewatch.enrich.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.wirewatch.wire.Json;

class SentenceEmbedderTest {
  private final SentenceEmbedder embedder = SentenceEmbedder.shared();

  @Test
  void putsTheSameNewsInOtherWordsNearerThanOtherNews() {
    Embedding letter = embedder.embed("Engineers sign an open letter against the army contract.");

    double same = letter.cosine(embedder.embed("Tech staff petition to end the military deal."));
    double other = letter.cosine(embedder.embed("The striker scored twice in the second half."));

    assertThat(same).isGreaterThan(0.35);
    assertThat(other).isLessThan(0.15);
  }

  @Test
  void givesTheSameForTheSameTextAndSurvivesJson() throws IOException {
    Embedding once = embedder.embed("A café in Zürich closed.");
    Embedding again = embedder.embed("A café in Zürich closed.");

    assertThat(again).isEqualTo(once);
    assertThat(Json.read(Json.write(once), Embedding.class)).isEqualTo(once);
    assertThat(once.cosine(again)).isBetween(0.999, 1.001);
  }

  @Test
  void readsNothingAndVeryLongTexts() {
    assertThat(embedder.embed("").size()).isEqualTo(384);
    assertThat(embedder.embed("word ".repeat(100_000)).size()).isEqualTo(384);
    assertThat(embedder.embed("x".repeat(100_000)).size()).isEqualTo(384);
  }

  /** Numbers as Hugging Face's tokenizer of the model gives them. */
  @Test
  void splitsAsTheModelLearnedIt() throws IOException {
    try (InputStream json = getClass().getResourceAsStream("/all-minilm-l6-v2-q-tokenizer.json")) {
      WordPieces pieces = WordPieces.read(json);

      assertThat(pieces.of("Hello, World! unaffable café...", 16))
          .containsExactly(
              101, 7592, 1010, 2088, 999, 14477, 20961, 3468, 7668, 1012, 1012, 1012, 102);
      assertThat(pieces.of("Hello, World!", 4)).containsExactly(101, 7592, 1010, 102);
      assertThat(Arrays.stream(pieces.of("東京", 8)).count()).isEqualTo(4);
    }
  }
}
