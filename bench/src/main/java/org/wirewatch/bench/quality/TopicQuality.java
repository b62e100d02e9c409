package org.wirewatch.bench.quality;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.wirewatch.enrich.topic.TopicClassifier;
import org.wirewatch.enrich.topic.TopicDefinitions;
import org.wirewatch.wire.EnrichedArticle.TopicScore;

/**
 * Measures topics and writes the figures into their part of the page: {@code bench/run
 * quality.TopicQuality DATA [TRAINING [PAGE]]}, where DATA is the folder {@code topics} of the
 * development data, TRAINING is {@code enrich/training} and PAGE {@code docs/quality.md} unless
 * named. Says so and does nothing where the data is absent.
 */
public final class TopicQuality {
  private static final int[] CURVE = {0, 2, 4, 8, 16, 32};
  private static final int WORST = 20;

  private final TopicTexts texts;
  private final TopicRankers rankers;
  private final TopicPage page = new TopicPage(LocalDate.now(ZoneOffset.UTC));

  private TopicQuality(TopicTexts texts) {
    this.texts = texts;
    this.rankers = new TopicRankers(texts);
  }

  public static void main(String[] args) throws IOException {
    Path data = Path.of(args.length > 0 ? args[0] : "../shared/data/topics").resolve("topics");
    Path training = Path.of(args.length > 1 ? args[1] : "enrich/training");
    Path page = Path.of(args.length > 2 ? args[2] : "docs/quality.md");
    if (!Files.isReadable(data.resolve("techworker_desc.jsonl"))) {
      System.out.println("nothing measured: no texts in " + data.toAbsolutePath());
      return;
    }
    String text = new TopicQuality(new TopicTexts(data, training)).measure();
    System.out.println(text);
    new PagePart(page, "topics").write(text);
  }

  /** Every second text. */
  static <T> List<T> half(List<T> all, int which) {
    return IntStream.range(0, all.size()).filter(i -> i % 2 == which).mapToObj(all::get).toList();
  }

  private String measure() throws IOException {
    Map<String, List<TopicTexts.Text>> sets = sets();
    page.ranking(sets, rankings(rankers.all(), sets));
    page.ablation(rankings(rankers.ablated(), hardest(sets)));
    Map<Integer, Map<String, Ranking>> curve = new LinkedHashMap<>();
    for (int examples : CURVE) {
      curve.put(examples, rank(rankers.scorer(texts.definition(examples, false)), hardest(sets)));
    }
    page.curve(curve);
    bundled();
    page.subjects(new TopicSubjects(texts).measure());
    page.cost(new TopicCost(texts).measure());
    return page.text();
  }

  /** Without the texts that any ranker is given. */
  private Map<String, List<TopicTexts.Text>> sets() throws IOException {
    List<String> given = texts.examples(128);
    List<TopicTexts.Text> descriptions =
        texts.descriptions().stream().filter(text -> !given.contains(text.text())).toList();
    Map<String, List<TopicTexts.Text>> sets = new LinkedHashMap<>();
    sets.put("descriptions", descriptions);
    sets.put("headlines", texts.headlines());
    sets.put("descriptions among news", among(descriptions, false));
    sets.put("headlines among news", among(texts.headlines(), true));
    sets.put("hard descriptions", techWorkers(texts.heldOut("description")));
    sets.put("hard headlines", techWorkers(texts.heldOut("headline")));
    return sets;
  }

  /** With written news and with cases that look alike. */
  private List<TopicTexts.Text> among(List<TopicTexts.Text> some, boolean headlines)
      throws IOException {
    List<TopicTexts.Text> all = new ArrayList<>(some);
    all.addAll(half(texts.writtenNews(headlines), 1));
    techWorkers(texts.heldOut(headlines ? "headline" : "description")).stream()
        .filter(text -> !text.relevant())
        .forEach(all::add);
    return all;
  }

  private static List<TopicTexts.Text> techWorkers(List<TopicTexts.Text> some) {
    return some.stream().filter(text -> text.topic().equals(TopicTexts.TECH_WORKERS)).toList();
  }

  private static Map<String, List<TopicTexts.Text>> hardest(
      Map<String, List<TopicTexts.Text>> sets) {
    Map<String, List<TopicTexts.Text>> hardest = new LinkedHashMap<>(sets);
    hardest.remove("descriptions");
    hardest.remove("headlines");
    return hardest;
  }

  private static Map<String, Map<String, Ranking>> rankings(
      Map<String, ToDoubleFunction<TopicTexts.Text>> scorers,
      Map<String, List<TopicTexts.Text>> sets) {
    Map<String, Map<String, Ranking>> rankings = new LinkedHashMap<>();
    scorers.forEach((name, scorer) -> rankings.put(name, rank(scorer, sets)));
    return rankings;
  }

  private static Map<String, Ranking> rank(
      ToDoubleFunction<TopicTexts.Text> scorer, Map<String, List<TopicTexts.Text>> sets) {
    Map<String, Ranking> rankings = new LinkedHashMap<>();
    sets.forEach(
        (name, set) ->
            rankings.put(
                name,
                new Ranking(
                    set.stream()
                        .map(text -> new Ranking.Scored(text, scorer.applyAsDouble(text)))
                        .toList())));
    return rankings;
  }

  /** What ships, on the cases that nothing was chosen on and on ordinary news. */
  private void bundled() throws IOException {
    TopicClassifier classifier = TopicClassifier.load(TopicDefinitions.bundled());
    List<Ranking.Scored> hard = new ArrayList<>();
    for (String form : List.of("description", "headline")) {
      for (TopicTexts.Text text : texts.heldOut(form)) {
        hard.add(new Ranking.Scored(text, score(classifier, text)));
      }
    }
    List<Ranking.Scored> news = new ArrayList<>();
    for (TopicTexts.Text text : sets().get("descriptions among news")) {
      news.add(new Ranking.Scored(text, score(classifier, text)));
    }
    page.bundled(hard);
    page.calibration(news);
    page.mistakes(hard, WORST);
  }

  private double score(TopicClassifier classifier, TopicTexts.Text text) {
    return classifier.topics(text.article(), texts.embedding(text), 0).stream()
        .filter(topic -> topic.id().equals(text.topic()))
        .mapToDouble(TopicScore::score)
        .findFirst()
        .orElseThrow();
  }
}
