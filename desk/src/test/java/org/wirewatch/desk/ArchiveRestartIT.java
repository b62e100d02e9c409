package org.wirewatch.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wirewatch.testkit.Articles.anArticle;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wirewatch.testkit.KafkaFixture;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.Topic;

class ArchiveRestartIT {
  @TempDir Path directory;

  @Test
  void goesOnWhereItWasAndRebuildsWhenTheIndexIsGone() throws IOException {
    DeskConfig config = DeskConfig.defaults().withDataDir(directory.resolve("one"));
    try (DeskHarness desk = new DeskHarness(KafkaFixture.shared().settings(), config)) {
      publish(desk, 5);
      await().until(() -> articles(desk) == 5);
      // When: closed, two more are written meanwhile, started again
      desk.desk().close();
      publish(desk, 2);
      desk.start(config);
      // Then: only those were read
      assertThat(articles(desk)).isEqualTo(7);
      assertThat(status(desk).path("loading").path("to_read").asInt()).isEqualTo(2);
      // When: another directory, so no index
      desk.desk().close();
      desk.start(config.withDataDir(directory.resolve("two")));
      // Then: all came back from the topics
      assertThat(articles(desk)).isEqualTo(7);
      assertThat(status(desk).path("loading").path("to_read").asInt()).isEqualTo(7);
    }
  }

  @Test
  void throwsAwayAnIndexOfOtherTopics() throws IOException {
    DeskConfig config = DeskConfig.defaults().withDataDir(directory.resolve("three"));
    try (DeskHarness desk = new DeskHarness(KafkaFixture.shared().settings(), config)) {
      publish(desk, 3);
      await().until(() -> articles(desk) == 3);
    }
    try (DeskHarness other = new DeskHarness(KafkaFixture.shared().settings(), config)) {
      assertThat(articles(other)).isZero();
    }
  }

  @Test
  void keepsOnlyTheLatestRevisionAndForgetsWhatIsDeleted() throws IOException {
    try (DeskHarness desk =
        new DeskHarness(KafkaFixture.shared().settings(), DeskConfig.defaults())) {
      var first = anArticle().withUrl("https://outlet.example/one").withTitle("Early").enriched();
      var second =
          anArticle()
              .withUrl("https://outlet.example/one")
              .withTitle("Late")
              .withRevision(2)
              .enriched();
      desk.topics.send(Topic.ENRICHED_ARTICLES, first.articleId(), first);
      desk.topics.send(Topic.ENRICHED_ARTICLES, second.articleId(), second);
      await().until(() -> desk.get("/api/articles/" + first.articleId()).body().contains("Late"));
      assertThat(articles(desk)).isEqualTo(1);
      desk.topics.send(Topic.ENRICHED_ARTICLES, first.articleId(), null);
      await().until(() -> articles(desk) == 0);
    }
  }

  private static void publish(DeskHarness desk, int count) {
    for (int i = 0; i < count; i++) {
      var article = anArticle().enriched();
      desk.topics.send(Topic.ENRICHED_ARTICLES, article.articleId(), article);
    }
  }

  private static int articles(DeskHarness desk) throws IOException {
    return status(desk).path("archive").path("articles").asInt();
  }

  private static JsonNode status(DeskHarness desk) throws IOException {
    return Json.mapper().readTree(desk.get("/api/status").body());
  }
}
