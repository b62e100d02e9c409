package org.wirewatch.desk.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirewatch.testkit.Articles.anArticle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.wirewatch.query.NewsQuery;
import org.wirewatch.query.QueryException;
import org.wirewatch.query.QueryMatcher;
import org.wirewatch.testkit.Articles;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.EnrichedArticle.EntityType;

/** The archive finds, for any query, exactly the articles that the stream would match. */
class ArchivePropertiesTest {
  private static final List<String> WORDS =
      List.of("letter", "letters", "raid", "open", "worker", "signed", "Ada Lum", "lum");
  private static final Instant DAY = Instant.parse("2026-03-02T09:00:00Z");

  @Property(tries = 30)
  void archiveAndStreamAgree(@ForAll long seed) {
    Random random = new Random(seed);
    List<EnrichedArticle> articles = new ArrayList<>();
    try (Archive archive = Archive.open(null)) {
      for (int i = 0; i < 40; i++) {
        EnrichedArticle article = article(random);
        articles.add(article);
        archive.put(article, "0." + i, DAY);
      }
      archive.refresh();
      for (int i = 0; i < 20; i++) {
        check(archive, articles, query(random, 3));
      }
    }
  }

  private static void check(Archive archive, List<EnrichedArticle> articles, String text) {
    NewsQuery query;
    try {
      query = NewsQuery.parse(text);
    } catch (QueryException refused) {
      return;
    }
    Set<String> stream =
        articles.stream()
            .filter(article -> QueryMatcher.match(query, article).isPresent())
            .map(EnrichedArticle::articleId)
            .collect(Collectors.toSet());
    Set<String> found =
        archive.search().hits(query, DAY).found().stream()
            .map(Hit::articleId)
            .collect(Collectors.toSet());
    assertThat(found).as(text).isEqualTo(stream);
    Set<String> listed = new HashSet<>();
    archive
        .search()
        .articles(query, null, 100)
        .items()
        .forEach(one -> listed.add(one.article().articleId()));
    assertThat(listed).as(text).isEqualTo(stream);
  }

  private static EnrichedArticle article(Random random) {
    Articles article =
        anArticle()
            .withTitle(words(random, 4))
            .withText("Ada Lum " + words(random, 12))
            .withLanguage(random.nextBoolean() ? "en" : "de");
    if (random.nextBoolean()) {
      article.linking(EntityType.PERSON, "Ada", "ada-lum", "Ada B. Lum", "Lumi");
    }
    if (random.nextBoolean()) {
      article.withTopic("labour", random.nextInt(11) / 10.0);
    }
    return article.enriched();
  }

  private static String words(Random random, int most) {
    return random
        .ints(1L + random.nextInt(most), 0, WORDS.size())
        .mapToObj(WORDS::get)
        .collect(Collectors.joining(" "));
  }

  private static String query(Random random, int depth) {
    String word = WORDS.get(random.nextInt(WORDS.size()));
    return switch (random.nextInt(depth == 0 ? 7 : 11)) {
      case 0 -> "\"" + word + " " + WORDS.get(random.nextInt(WORDS.size())) + "\"";
      case 1 -> "\"open " + word + "\"~" + random.nextInt(5);
      case 2 -> word.substring(0, 3) + "*";
      case 3 -> "title:\"" + word + "\"";
      case 4 -> "person:" + List.of("lum", "ada-lum", "lumi").get(random.nextInt(3));
      case 5 -> "topic:labour>=0." + random.nextInt(10);
      case 6 -> random.nextBoolean() ? "lang:en" : "\"" + word + "\"";
      case 7 -> "(" + query(random, depth - 1) + " OR " + query(random, depth - 1) + ")";
      case 8 -> "(" + query(random, depth - 1) + " AND " + query(random, depth - 1) + ")";
      default -> "(" + query(random, depth - 1) + " NOT " + query(random, depth - 1) + ")";
    };
  }
}
