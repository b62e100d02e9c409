package org.wirewatch.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.wirewatch.wire.Article;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.Topic;

class KafkaFixtureIT {
  @Test
  void keepsTestsApartByPrefix() {
    // Given
    KafkaSettings first = KafkaFixture.shared().settings();
    KafkaSettings second = KafkaFixture.shared().settings();
    Article article = Articles.anArticle().build();

    // When
    try (TopicClient one = new TopicClient(first);
        TopicClient two = new TopicClient(second)) {
      one.send(Topic.ARTICLES, article.articleId(), article);

      // Then
      assertThat(one.read(Topic.ARTICLES, Article.class, 1, Duration.ofSeconds(20)))
          .containsExactly(article);
      assertThat(two.readAll(Topic.ARTICLES, Article.class)).isEmpty();
    }
  }
}
