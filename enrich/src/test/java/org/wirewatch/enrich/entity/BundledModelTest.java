package org.wirewatch.enrich.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.wirewatch.wire.EnrichedArticle.Mention;

/** Holds what is promised of the files that ship: size, origin, score, shared use. */
class BundledModelTest {
  private static final long BYTES_MAX = 60_000_000;
  private static final double F1_MIN = 85;

  @Test
  void statesOriginAndScore() throws IOException {
    Properties origin = new Properties();
    try (InputStream in = EntityFinder.class.getResourceAsStream("entities.properties")) {
      origin.load(in);
    }

    assertThat(origin.getProperty("command")).contains("train entities");
    Matcher score =
        Pattern.compile("^ALL P \\S+ R \\S+ F1 ([\\d.]+)")
            .matcher(origin.getProperty("score.written"));
    assertThat(score.find()).isTrue();
    assertThat(Double.parseDouble(score.group(1))).isGreaterThan(F1_MIN);
  }

  @Test
  void isSmall() throws IOException {
    long bytes = 0;
    for (String name : List.of("entities.model", "things.model", "lexicon.bin")) {
      try (InputStream in = EntityFinder.class.getResourceAsStream(name)) {
        bytes += in.readAllBytes().length;
      }
    }

    assertThat(bytes).isBetween(1_000_000L, BYTES_MAX);
  }

  @Test
  void isSharedByThreads() throws Exception {
    EntityFinder finder = EntityFinder.bundled();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      texts.add("Orla Venn " + i + " met Daniel Okafor of Lumenary" + i + " in Berlin on Monday.");
    }
    List<List<Mention>> alone = texts.stream().map(finder::find).toList();

    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Callable<List<Mention>>> tasks = new ArrayList<>();
      texts.forEach(text -> tasks.add(() -> finder.find(text)));
      List<List<Mention>> together = new ArrayList<>();
      for (Future<List<Mention>> future : threads.invokeAll(tasks)) {
        together.add(future.get());
      }
      assertThat(together).isEqualTo(alone);
    }
  }
}
