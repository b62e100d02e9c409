package org.wirewatch.bench.quality;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.wirewatch.enrich.topic.TopicClassifier;
import org.wirewatch.enrich.topic.TopicDefinitions;
import org.wirewatch.wire.TopicDefinition;

/** What topics cost beside the embedding: all at once, and each by itself as the naive way. */
final class TopicCost {
  private static final int ARTICLES = 400;
  private static final int WORDS_OF_AN_ARTICLE = 400;

  /**
   * Milliseconds of one thread on the processor.
   *
   * @param training of one topic
   * @param together all topics of an article by one classifier
   * @param naive by a classifier for each topic; NaN where not measured
   */
  record Cost(int topics, double training, double none, double together, double naive) {}

  private final TopicTexts texts;

  TopicCost(TopicTexts texts) {
    this.texts = texts;
  }

  /** With 100 and 1,000 topics: the bundled ones with some of their examples. */
  List<Cost> measure() throws IOException {
    List<TopicTexts.Text> articles = articles();
    List<Cost> costs = new ArrayList<>();
    TopicClassifier none = TopicClassifier.load(List.of());
    run(none, articles);
    double nothing = run(none, articles);
    for (int count : new int[] {100, 1_000}) {
      List<TopicDefinition> definitions = definitions(count);
      long start = cpuNanos();
      TopicClassifier classifier = TopicClassifier.load(definitions);
      double training = (cpuNanos() - start) / 1e6 / count;
      run(classifier, articles);
      double together = run(classifier, articles);
      double naive = Double.NaN;
      if (count == 100) {
        List<TopicClassifier> single =
            definitions.stream().map(one -> TopicClassifier.load(List.of(one))).toList();
        List<TopicTexts.Text> few = articles.subList(0, ARTICLES / 10);
        single.forEach(one -> run(one, few));
        naive = single.stream().mapToDouble(one -> run(one, few)).sum();
      }
      costs.add(new Cost(count, training, nothing, together, naive));
    }
    return costs;
  }

  private double run(TopicClassifier classifier, List<TopicTexts.Text> articles) {
    long start = cpuNanos();
    for (TopicTexts.Text article : articles) {
      classifier.topics(article.article(), texts.embedding(article), TopicClassifier.ABOUT);
    }
    return (cpuNanos() - start) / 1e6 / articles.size();
  }

  /** Of this thread, so that what else runs on the machine does not count. */
  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** Every topic has another half of the examples and words of its own in its query. */
  private static List<TopicDefinition> definitions(int count) {
    List<TopicDefinition> bundled = TopicDefinitions.bundled();
    List<TopicDefinition> definitions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      TopicDefinition topic = bundled.get(i % bundled.size());
      int from = i % (topic.positives().size() - 3);
      definitions.add(
          new TopicDefinition(
              topic.id() + i,
              null,
              topic.description(),
              topic.query() + " OR \"number " + i + "\"",
              topic.positives().subList(from, from + 3),
              topic.negatives().subList(0, 3)));
    }
    return definitions;
  }

  /** Articles of news length, made of passages of the written news. */
  private List<TopicTexts.Text> articles() throws IOException {
    List<TopicTexts.Text> articles = new ArrayList<>();
    StringBuilder words = new StringBuilder();
    for (TopicTexts.Text passage : texts.writtenNews(false)) {
      words.append(passage.text()).append('\n');
      if (words.length() > WORDS_OF_AN_ARTICLE * 6 && articles.size() < ARTICLES) {
        articles.add(new TopicTexts.Text("", "article", words.toString(), false, false));
        words.setLength(0);
      }
    }
    return articles;
  }
}
