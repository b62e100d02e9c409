package org.wirewatch.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirewatch.testkit.Articles.anArticle;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wirewatch.enrich.topic.TopicDefinitions;
import org.wirewatch.testkit.Articles;
import org.wirewatch.wire.Article;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.EnrichedArticle.DuplicateKind;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.JsonSerde;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.Story;
import org.wirewatch.wire.Topic;

class EnrichTopologyTest {
  private static final KafkaSettings KAFKA = KafkaSettings.cluster("localhost:9092");
  private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
  private static final Instant NOW = MONDAY.plusSeconds(60);
  private static final String REPORT =
      """
      About 200 dockers walked out at the port of Brackwater on Monday after talks over night \
      shifts failed. Two ferries were called off and eleven ships waited in the bay by noon.
      """;
  private static final String HARBOUR =
      "Workers at the Port of Brackwater stopped unloading ships on Monday after talks over night"
          + " shifts broke down, the dockers' association said.";

  private static Annotator annotator;

  @TempDir Path folder;
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private TopologyTestDriver driver;
  private TestInputTopic<String, byte[]> articles;
  private TestOutputTopic<String, EnrichedArticle> enriched;
  private TestOutputTopic<String, Story> stories;

  @BeforeAll
  static void loadModels() {
    annotator = Annotator.load(TopicDefinitions.bundled());
  }

  @BeforeEach
  void open() {
    start(EnrichConfig.defaults().withStateDir(folder));
  }

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void describesItselfAsReviewed() throws IOException {
    Topology topology = topology(EnrichConfig.defaults());

    try (var expected = EnrichTopologyTest.class.getResourceAsStream("enrich-topology.txt")) {
      assertThat(topology.describe().toString().strip())
          .isEqualToNormalizingNewlines(
              new String(expected.readAllBytes(), StandardCharsets.UTF_8).strip());
    }
  }

  @Test
  void writesTheArticleAndItsStory() {
    Article article = anArticle().withTitle("Port stands still").withText(HARBOUR).build();

    send(article, MONDAY);

    EnrichedArticle found = enriched.readValue();
    assertThat(found.articleId()).isEqualTo(article.articleId());
    assertThat(found.text()).isEqualTo(HARBOUR);
    assertThat(found.language()).isEqualTo("en");
    assertThat(found.enrichedAt()).isEqualTo(MONDAY.plusSeconds(60));
    assertThat(found.duplicateOf()).isNull();
    KeyValue<String, Story> story = stories.readKeyValue();
    assertThat(story.key).isEqualTo(found.storyId());
    assertThat(story.value.title()).isEqualTo("Port stands still");
    assertThat(story.value.firstSeenAt()).isEqualTo(MONDAY);
  }

  @Test
  void dropsTheSameArticleAgain() {
    Article article = anArticle().withText(HARBOUR).build();

    send(article, MONDAY);
    send(article, MONDAY.plusSeconds(3600));

    assertThat(enriched.readValuesToList()).hasSize(1);
    assertThat(counted("dropped")).isEqualTo(1);
  }

  @Test
  void dropsTheSameContentUnderAnotherAddressOfTheSameOutlet() {
    send(harbour("The Brackwater Post", "https://post.example/a"), MONDAY);
    send(harbour("The Brackwater Post", "https://post.example/a-2"), MONDAY.plusSeconds(5));

    assertThat(enriched.readValuesToList()).hasSize(1);
  }

  @Test
  void marksTheCopyOfAnotherOutletAndKeepsItInTheStory() {
    Article original = harbour("The Brackwater Post", "https://post.example/a");
    Article copy = harbour("Coast Radio", "https://coast.example/x");

    send(original, MONDAY);
    send(copy, MONDAY.plusSeconds(5));

    List<EnrichedArticle> found = enriched.readValuesToList();
    assertThat(found).hasSize(2);
    assertThat(found.get(1).duplicateOf()).isEqualTo(original.articleId());
    assertThat(found.get(1).duplicate().kind()).isEqualTo(DuplicateKind.EXACT);
    assertThat(found.get(1).storyId()).isEqualTo(found.get(0).storyId());
    assertThat(stories.readValuesToList().getLast().outlets())
        .containsOnlyKeys("The Brackwater Post", "Coast Radio");
  }

  @Test
  void marksAnEditedCopyAndAnUpdate() {
    Article original = report("https://post.example/a", REPORT).build();
    Article edited =
        report("https://coast.example/x", REPORT.replace("called off", "cancelled")).build();
    Article update = report("https://coast.example/y", REPORT.replace("200", "450")).build();

    send(original, MONDAY);
    send(edited, MONDAY.plusSeconds(5));
    send(update, MONDAY.plusSeconds(10));

    List<EnrichedArticle> found = enriched.readValuesToList();
    assertThat(found).hasSize(3);
    assertThat(found.get(1).duplicateOf()).isEqualTo(original.articleId());
    assertThat(found.get(1).duplicate().kind()).isEqualTo(DuplicateKind.EDITED);
    assertThat(found.get(2).duplicateOf()).isNull();
    assertThat(found.get(2).duplicate().kind()).isEqualTo(DuplicateKind.UPDATE);
    assertThat(found.get(2).duplicate().originalId()).isEqualTo(original.articleId());
    assertThat(found).extracting(EnrichedArticle::storyId).containsOnly(found.get(0).storyId());
    assertThat(counted("edited")).isEqualTo(1);
    assertThat(counted("update")).isEqualTo(1);
  }

  @Test
  void passesARevisionOnInTheSameStory() {
    Articles first = anArticle().withUrl("https://post.example/a").withText(HARBOUR);
    Articles second =
        anArticle()
            .withUrl("https://post.example/a")
            .withRevision(2)
            .withText("Talks over night shifts resumed in the afternoon, a mediator announced.");

    send(first.build(), MONDAY);
    send(second.build(), MONDAY.plusSeconds(7200));

    List<EnrichedArticle> found = enriched.readValuesToList();
    assertThat(found).extracting(EnrichedArticle::revision).containsExactly(1, 2);
    assertThat(found.get(1).storyId()).isEqualTo(found.get(0).storyId());
    assertThat(stories.readValuesToList().getLast().articleCount()).isEqualTo(1);
  }

  @Test
  void forgetsContentAfterTheWindow() {
    send(harbour("The Brackwater Post", "https://post.example/a"), MONDAY);
    send(
        harbour("The Brackwater Post", "https://post.example/b"),
        MONDAY.plus(Duration.ofDays(7)).plusSeconds(1));

    assertThat(enriched.readValuesToList()).hasSize(2);
  }

  @Test
  void goesOnAfterAnUnreadableRecord() {
    articles.pipeInput("bad", "{\"article_id\": 7".getBytes(StandardCharsets.UTF_8), MONDAY);
    send(harbour("The Brackwater Post", "https://post.example/a"), MONDAY);

    assertThat(enriched.readValuesToList()).hasSize(1);
  }

  @Test
  void replaysToTheSameResult() {
    List<Article> stream =
        List.of(
            harbour("The Brackwater Post", "https://post.example/a"),
            harbour("Coast Radio", "https://coast.example/x"),
            anArticle().withTitle("Rain in the hills").withText("It rained in Sorrel.").build(),
            harbour("The Brackwater Post", "https://post.example/b"));

    List<EnrichedArticle> first = run(stream);
    driver.close();
    start(EnrichConfig.defaults().withStateDir(folder));

    assertThat(run(stream)).isEqualTo(first).hasSize(3);
  }

  @Test
  void ignoresTombstones() {
    articles.pipeInput("gone", null, MONDAY);

    assertThat(enriched.isEmpty()).isTrue();
  }

  private double counted(String result) {
    return metrics.get("wirewatch.enrich.duplicates").tag("result", result).counter().count();
  }

  private static Articles report(String url, String text) {
    return anArticle().withUrl(url).withTitle("Port stands still").withText(text);
  }

  private List<EnrichedArticle> run(List<Article> stream) {
    stream.forEach(article -> send(article, MONDAY));
    return enriched.readValuesToList();
  }

  private static Article harbour(String outlet, String url) {
    return anArticle()
        .withOutlet(outlet)
        .withUrl(url)
        .withTitle("Port stands still")
        .withText(HARBOUR)
        .build();
  }

  private void send(Article article, Instant at) {
    articles.pipeInput(article.articleId(), Json.bytes(article), at);
  }

  private Topology topology(EnrichConfig config) {
    return EnrichTopology.build(
        config,
        KAFKA,
        distinct -> annotator.annotate(distinct, NOW),
        metrics,
        InstantSource.fixed(NOW));
  }

  private void start(EnrichConfig config) {
    Properties properties = EnrichService.properties(config, KAFKA);
    driver = new TopologyTestDriver(topology(config), properties, MONDAY);
    articles =
        driver.createInputTopic(
            KAFKA.name(Topic.ARTICLES), new StringSerializer(), new ByteArraySerializer());
    enriched =
        driver.createOutputTopic(
            KAFKA.name(Topic.ENRICHED_ARTICLES),
            new StringDeserializer(),
            JsonSerde.of(EnrichedArticle.class).deserializer());
    stories =
        driver.createOutputTopic(
            KAFKA.name(Topic.STORIES),
            new StringDeserializer(),
            JsonSerde.of(Story.class).deserializer());
  }
}
