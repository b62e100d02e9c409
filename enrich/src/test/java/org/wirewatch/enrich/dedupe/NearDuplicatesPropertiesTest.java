package org.wirewatch.enrich.dedupe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirewatch.testkit.Articles.anArticle;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.EnrichedArticle.Duplicate;
import org.wirewatch.wire.Span;

/** What holds for any stream of articles. */
class NearDuplicatesPropertiesTest {
  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
  private static final Duration WINDOW = Duration.ofHours(2);
  private static final Duration APART = Duration.ofMinutes(5);
  private static final DuplicateSettings SMALL = new DuplicateSettings(WINDOW, 40, 30_000);

  @Property(tries = 60)
  void answersAreTheSameAfterARestartAtAnyPlace(@ForAll long seed) {
    List<EnrichedArticle> stream = stream(new Random(seed), 60);
    List<Optional<Duplicate>> expected = answers(new Store(), stream, stream.size());

    int restart = new Random(seed + 1).nextInt(stream.size());

    assertThat(answers(new Store(), stream, restart)).isEqualTo(expected);
  }

  @Property(tries = 60)
  void indexFollowsFromTheStore(@ForAll long seed) {
    Store store = new Store();
    NearDuplicates live = new NearDuplicates(SMALL, store);
    Instant at = START;
    for (EnrichedArticle article : stream(new Random(seed), 60)) {
      live.find(article, at);
      at = at.plus(APART);
    }

    NearDuplicates restored = new NearDuplicates(SMALL, store);

    assertThat(restored.remembered()).isEqualTo(live.remembered()).isEqualTo(store.articles.size());
    assertThat(restored.storedBytes())
        .isEqualTo(live.storedBytes())
        .isEqualTo(store.articles.values().stream().mapToLong(bytes -> bytes.length).sum())
        .isLessThanOrEqualTo(SMALL.bytesMax());
  }

  @Property(tries = 200)
  void spansLieInTheArticleInOrderAndAmongTheOldest(@ForAll long seed) {
    NearDuplicates duplicates = new NearDuplicates(WINDOW);
    List<String> seen = new ArrayList<>();
    for (EnrichedArticle article : stream(new Random(seed), 20)) {
      Optional<Duplicate> found = duplicates.find(article, START);
      found.ifPresent(
          duplicate -> {
            assertThat(seen).contains(duplicate.originalId());
            assertThat(duplicate.containment()).isBetween(0.0, 1.0);
            assertThat(duplicate.changes()).hasSizeLessThanOrEqualTo(50);
            assertInOrder(article, duplicate.changes());
          });
      seen.add(article.articleId());
    }
  }

  @Property(tries = 500)
  void anyTextIsCompared(@ForAll String first, @ForAll String second) {
    NearDuplicates duplicates = new NearDuplicates(WINDOW);
    String shared = Texts.invented(1, 40);

    duplicates.find(article("a", first, shared + first), START);
    Optional<Duplicate> found = duplicates.find(article("b", second, second + shared), START);

    found.ifPresent(duplicate -> assertThat(duplicate.originalId()).isNotNull());
  }

  private static void assertInOrder(EnrichedArticle article, List<Span> spans) {
    int end = 0;
    boolean inText = false;
    for (Span span : spans) {
      boolean text = span.field().equals(Span.TEXT);
      assertThat(text || !inText).isTrue();
      end = text && !inText ? 0 : end;
      inText = text;
      assertThat(span.start()).isGreaterThanOrEqualTo(end);
      end = span.end();
      assertThat(end).isLessThanOrEqualTo((text ? article.text() : article.title()).length());
    }
  }

  /** Answers, by an instance that is replaced by one over the same store before one article. */
  private static List<Optional<Duplicate>> answers(
      Store store, List<EnrichedArticle> stream, int restart) {
    NearDuplicates duplicates = new NearDuplicates(SMALL, store);
    List<Optional<Duplicate>> answers = new ArrayList<>();
    Instant at = START;
    for (int i = 0; i < stream.size(); i++) {
      duplicates = i == restart ? new NearDuplicates(SMALL, store) : duplicates;
      answers.add(duplicates.find(stream.get(i), at));
      at = at.plus(APART);
    }
    return answers;
  }

  /** Some texts, each now and then cut, edited, updated, under a footer or as a new revision. */
  private static List<EnrichedArticle> stream(Random random, int size) {
    List<EnrichedArticle> stream = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      int which = random.nextInt(6);
      List<String> words = new ArrayList<>(List.of(Texts.invented(which, 120).split(" ")));
      words.set(10, Integer.toString(200 + random.nextInt(3)));
      for (int k = random.nextInt(8); k > 0; k--) {
        words.set(random.nextInt(words.size()), "edit" + random.nextInt(9));
      }
      int cut = random.nextInt(3) == 0 ? 40 + random.nextInt(80) : words.size();
      String footer = random.nextInt(4) == 0 ? " " + Texts.invented(77, 50) : "";
      String name = random.nextInt(5) == 0 ? "page" + random.nextInt(4) : "article" + i;
      String title = Texts.invented(random.nextInt(4), 5);
      stream.add(article(name, title, String.join(" ", words.subList(0, cut)) + footer));
    }
    return stream;
  }

  private static EnrichedArticle article(String name, String title, String text) {
    return anArticle()
        .withUrl("https://outlet.example/" + name)
        .withTitle(title)
        .withText(text)
        .enriched();
  }

  /** A store that outlives the instance. */
  private static final class Store implements RememberedArticles {
    private final TreeMap<Long, byte[]> articles = new TreeMap<>();

    @Override
    public byte[] get(long number) {
      return articles.get(number);
    }

    @Override
    public void put(long number, byte[] article) {
      articles.put(number, article);
    }

    @Override
    public void remove(long number) {
      articles.remove(number);
    }

    @Override
    public void forEach(BiConsumer<Long, byte[]> action) {
      articles.forEach(action);
    }
  }
}
