package org.wirewatch.enrich.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirewatch.testkit.Articles.anArticle;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wirewatch.enrich.story.StoryRecords.Written;
import org.wirewatch.testkit.Articles;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.EnrichedArticle.EntityType;
import org.wirewatch.wire.Ids;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.Story;

/** However many and however wordy the articles of a story are, its record and memory stay small. */
class StoryBoundsTest {
  private static final int ARTICLES = 200;
  private static final int RECORD_BYTES_MAX = 64 * 1024;
  private static final int MEMORY_BYTES_MAX = 96 * 1024;

  private final OpenStories news = new OpenStories();
  private final StoryRecords records = new StoryRecords(news::weighted);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void staysSmall(long seed) {
    Random random = new Random(seed);
    Kept one = grown(random);
    Kept other = grown(random);
    List<String> moved = IntStream.range(0, 300).mapToObj(i -> Ids.of("moved", "" + i)).toList();

    Written merged =
        records.merged(one.written(), other.written(), one.sum(), moved, null, other.last());

    assertSmall(merged);
    assertThat(merged.story().articleCount())
        .isEqualTo(one.written().story().articleCount() + other.written().story().articleCount());
  }

  private record Kept(Written written, TermVector sum, Instant last) {}

  private Kept grown(Random random) {
    Instant at = Instant.parse("2026-03-02T09:00:00Z");
    EnrichedArticle first = wordy(random, 0);
    TermVector sum = ArticleTerms.of(first).vector();
    Written written = records.opened(first, sum, at);
    for (int i = 1; i < ARTICLES; i++) {
      EnrichedArticle article = wordy(random, i);
      TermVector terms = ArticleTerms.of(article).vector();
      sum = sum.plus(terms).heaviest(200);
      at = at.plus(Duration.ofMinutes(random.nextInt(240)));
      written =
          random.nextInt(5) == 0
              ? records.revised(written, article, terms, sum, at)
              : records.joined(written, article, terms, sum, at);
      assertSmall(written);
    }
    assertThat(written.story().timeline().getFirst().added().outlet()).isTrue();
    return new Kept(written, sum, at);
  }

  private static void assertSmall(Written written) {
    Story story = written.story();
    assertThat(Json.bytes(story)).hasSizeLessThan(RECORD_BYTES_MAX);
    assertThat(Json.bytes(written.memory())).hasSizeLessThan(MEMORY_BYTES_MAX);
    assertThat(story.copied()).isLessThanOrEqualTo(story.articleCount());
    assertThat(story.timeline()).allSatisfy(step -> assertThat(step.novelty()).isBetween(0.0, 1.0));
    assertThat(story.pace().burst().score()).isBetween(0.0, 20.0);
  }

  private static EnrichedArticle wordy(Random random, int number) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      text.append(words(random, 12)).append(". ");
    }
    String speaker = words(random, 20);
    String quote = words(random, 80);
    text.append(speaker).append(" said ").append(quote).append('.');
    Articles article =
        anArticle()
            .withUrl("https://outlet.example/" + random.nextInt(300))
            .withOutlet("Outlet " + number + ' ' + words(random, 1 + random.nextInt(30)))
            .withTitle(words(random, 1 + random.nextInt(200)))
            .withText(text.toString())
            .quoting(speaker, quote);
    for (int i = 0; i < 12; i++) {
      String name = words(random, 1 + random.nextInt(3));
      int at = text.indexOf(". ", random.nextInt(text.length() / 2)) + 2;
      int end = text.indexOf(" ", at);
      article.naming(EntityType.PERSON, text.substring(at, end), name + i);
    }
    if (random.nextInt(3) == 0) {
      article.copyOf("another");
    }
    return article.enriched();
  }

  private static String words(Random random, int count) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < count; i++) {
      String word = Integer.toString(Math.abs(random.nextInt(30_000)), Character.MAX_RADIX);
      words.append(i == 0 ? "W" : " ").append(word).append('\u00fc');
    }
    return words.toString();
  }
}
