package org.wirewatch.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirewatch.testkit.Articles.anArticle;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wirewatch.enrich.topic.TopicDefinitions;
import org.wirewatch.query.NewsQuery;
import org.wirewatch.query.QueryException;
import org.wirewatch.query.QueryMatcher;
import org.wirewatch.wire.Article;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.JsonSerde;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.Topic;

/**
 * Articles that are not in English, from the topic {@code articles} to {@code enriched-articles}.
 */
class OtherLanguagesTest {
  private static final KafkaSettings KAFKA = KafkaSettings.cluster("localhost:9092");
  private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

  private static Annotator annotator;

  @TempDir Path folder;
  private TopologyTestDriver driver;
  private TestInputTopic<String, byte[]> articles;
  private TestOutputTopic<String, EnrichedArticle> enriched;
  private int sent;

  @BeforeAll
  static void loadModels() {
    annotator = Annotator.load(TopicDefinitions.bundled());
  }

  @BeforeEach
  void open() {
    EnrichConfig config = EnrichConfig.defaults().withStateDir(folder);
    driver =
        new TopologyTestDriver(
            EnrichTopology.build(
                config,
                KAFKA,
                distinct -> annotator.annotate(distinct, MONDAY),
                new SimpleMeterRegistry(),
                InstantSource.fixed(MONDAY)),
            EnrichService.properties(config, KAFKA),
            MONDAY);
    articles =
        driver.createInputTopic(
            KAFKA.name(Topic.ARTICLES), new StringSerializer(), new ByteArraySerializer());
    enriched =
        driver.createOutputTopic(
            KAFKA.name(Topic.ENRICHED_ARTICLES),
            new StringDeserializer(),
            JsonSerde.of(EnrichedArticle.class).deserializer());
  }

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void putsTwoSpanishReportsOfOneEventIntoOneStory() {
    EnrichedArticle first =
        send(
            "Huelga en el puerto de Valparaíso",
            "Los trabajadores del puerto de Valparaíso iniciaron el lunes una huelga indefinida para"
                + " exigir mejores salarios. El sindicato que preside Marta Riquelme dice que no"
                + " habrá descargas hasta que la empresa Terminal Pacífico acepte negociar.");
    EnrichedArticle other =
        send(
            "Retiran del mercado un jarabe para la tos",
            "La agencia de medicamentos ordenó retirar tres lotes de un jarabe infantil por un error"
                + " en el etiquetado. Las farmacias devolverán el dinero a los clientes.");
    EnrichedArticle second =
        send(
            "Paralizado el puerto de Valparaíso por la huelga de los trabajadores",
            "La huelga indefinida que comenzó este lunes mantiene detenido el puerto de Valparaíso."
                + " Marta Riquelme, presidenta del sindicato, exige a Terminal Pacífico que vuelva a"
                + " negociar los salarios de los trabajadores.");

    assertThat(List.of(first, other, second))
        .extracting(EnrichedArticle::language)
        .containsOnly("es");
    assertThat(second.storyId()).isEqualTo(first.storyId());
    assertThat(other.storyId()).isNotEqualTo(first.storyId());
    String strikes = "huelga OR \"paro de maestros\"";
    assertThat(List.of(first, second)).allMatch(article -> matches(strikes, article));
    assertThat(matches(strikes, other)).isFalse();
    assertThat(matches("sindicat* AND valparaiso", second)).isTrue();
  }

  @Test
  void findsAnExactCopyInArabic() {
    String title = "إضراب عمال النقل يشل حركة المواصلات في العاصمة";
    String text =
        "توقفت الحافلات عن العمل منذ صباح اليوم احتجاجا على تأخر صرف الرواتب."
            + " وقال متحدث باسم النقابة إن إضراب العمال سيستمر حتى تستجيب الشركة للمطالب.";

    EnrichedArticle original = send(title, text);
    EnrichedArticle copy = send(title, text);

    assertThat(original.language()).isEqualTo("ar");
    assertThat(original.languageConfidence()).isGreaterThan(0.9);
    assertThat(copy.duplicateOf()).isEqualTo(original.articleId());
    assertThat(copy.storyId()).isEqualTo(original.storyId());
    assertThat(matches("إضراب AND العاصمة", copy)).isTrue();
  }

  @Test
  void passesEveryScriptThrough() {
    EnrichedArticle german =
        send(
            "Warnstreik legt Nahverkehr lahm",
            "Wegen eines Warnstreiks der Gewerkschaft sind am Dienstag Busse und Bahnen ausgefallen.");
    EnrichedArticle russian =
        send(
            "Забастовка машинистов: поезда стоят",
            "Водители жалуются на задержку зарплаты. Мэрия обещает погасить долги до конца недели.");
    EnrichedArticle hindi =
        send(
            "बस चालकों की हड़ताल से यात्री परेशान",
            "शहर में आज सुबह से अधिकतर बसें नहीं चलीं। चालक संघ का कहना है कि वेतन नहीं मिला है।");
    EnrichedArticle korean =
        send("버스 기사 파업으로 출근길 혼잡", "월요일 아침부터 시내버스 절반이 운행을 멈췄다. 노조는 임금 인상을 요구하고 있다.");
    EnrichedArticle chinese = send("公交司机罢工要求加薪", "星期一早上，市内数十条公交线路停运。司机们表示，公司已经两个月没有发工资。");
    EnrichedArticle japanese =
        send("バス運転手がストライキ", "市内のバスは月曜日の始発から運休している。労働組合は賃上げを要求しているが、会社側は難しいと説明した。");

    List<EnrichedArticle> all = List.of(german, russian, hindi, korean, chinese, japanese);
    assertThat(all)
        .extracting(EnrichedArticle::language)
        .containsExactly("de", "ru", "hi", "ko", "zh", "ja");
    assertThat(matches("Warnstreik* AND Gewerkschaft", german)).isTrue();
    assertThat(matches("забастов*", russian)).isTrue();
    assertThat(matches("हड़ताल", hindi)).isTrue();
    assertThat(matches("파업*", korean)).isTrue();
    assertThat(matches("罢工", chinese)).isTrue();
    assertThat(matches("ストライキ AND 労働組合", japanese)).isTrue();
    assertThat(matches("罢工", japanese)).isFalse();
    assertThat(all).extracting(EnrichedArticle::storyId).doesNotContainNull();
  }

  /** The query of a topic or a subscription. */
  private static boolean matches(String query, EnrichedArticle article) {
    try {
      return QueryMatcher.of(article).match(NewsQuery.parse(query)).isPresent();
    } catch (QueryException e) {
      throw new AssertionError(query, e);
    }
  }

  /** By another outlet and a minute later each time. */
  private EnrichedArticle send(String title, String text) {
    sent++;
    Article article =
        anArticle()
            .withOutlet("Outlet " + sent)
            .withUrl("https://outlet" + sent + ".example/a")
            .withTitle(title)
            .withText(text)
            .withLanguage(null)
            .build();
    articles.pipeInput(article.articleId(), Json.bytes(article), MONDAY.plusSeconds(60L * sent));
    return enriched.readValue();
  }
}
