package org.wirewatch.bench.quality;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import opennlp.tools.doccat.DoccatFactory;
import opennlp.tools.doccat.DocumentCategorizerME;
import opennlp.tools.doccat.DocumentSample;
import opennlp.tools.tokenize.SimpleTokenizer;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.TrainingParameters;
import org.wirewatch.enrich.embedding.Embedding;
import org.wirewatch.enrich.embedding.SentenceEmbedder;
import org.wirewatch.enrich.topic.TopicClassifier;
import org.wirewatch.enrich.topic.TopicSignal;
import org.wirewatch.query.NewsQuery;
import org.wirewatch.query.QueryException;
import org.wirewatch.query.QueryMatcher;
import org.wirewatch.wire.TopicDefinition;

/** Ways to score texts by tech-worker activism: the classifier, parts of it, and what others do. */
final class TopicRankers {
  private final TopicTexts texts;

  TopicRankers(TopicTexts texts) {
    this.texts = texts;
  }

  /** By name, the baselines first. */
  Map<String, ToDoubleFunction<TopicTexts.Text>> all() throws IOException {
    Map<String, ToDoubleFunction<TopicTexts.Text>> all = new LinkedHashMap<>();
    all.put("keyword query alone", query());
    all.put("definition by cosine", cosine());
    all.put("OpenNLP doccat, 8 examples", doccat(8));
    all.put("OpenNLP doccat, 128 examples", doccat(128));
    TopicClassifier eight = TopicClassifier.load(List.of(texts.definition(8, true)));
    all.put("terms alone, 8 examples", scorer(only(eight, TopicSignal.TERMS)));
    all.put("embedding alone, 8 examples", scorer(only(eight, TopicSignal.EMBEDDING)));
    all.put("**description alone**", scorer(texts.definition(0, false)));
    all.put("**description and query**", scorer(texts.definition(0, true)));
    all.put("**description, 8 examples**", scorer(texts.definition(8, false)));
    all.put("**description, query, 8 examples**", scorer(eight));
    return all;
  }

  /** The whole less one signal each. */
  Map<String, ToDoubleFunction<TopicTexts.Text>> ablated() throws IOException {
    Map<String, ToDoubleFunction<TopicTexts.Text>> ablated = new LinkedHashMap<>();
    TopicClassifier whole = TopicClassifier.load(List.of(texts.definition(8, true)));
    ablated.put("all four", scorer(whole));
    for (TopicSignal signal : TopicSignal.values()) {
      ablated.put(
          "without " + signal.name().toLowerCase(Locale.ROOT), scorer(whole.ignoring(signal)));
    }
    return ablated;
  }

  ToDoubleFunction<TopicTexts.Text> scorer(TopicDefinition definition) {
    return scorer(TopicClassifier.load(List.of(definition)));
  }

  private ToDoubleFunction<TopicTexts.Text> scorer(TopicClassifier classifier) {
    return text -> classifier.topics(text.article(), texts.embedding(text), 0).getFirst().score();
  }

  private static TopicClassifier only(TopicClassifier classifier, TopicSignal kept) {
    TopicClassifier rest = classifier;
    for (TopicSignal signal : TopicSignal.values()) {
      rest = signal == kept ? rest : rest.ignoring(signal);
    }
    return rest;
  }

  private ToDoubleFunction<TopicTexts.Text> query() throws IOException {
    try {
      NewsQuery query = NewsQuery.parse(texts.definition(0, true).query());
      return text -> QueryMatcher.match(query, text.article()).isPresent() ? 1 : 0;
    } catch (QueryException e) {
      throw new IllegalStateException(e);
    }
  }

  private ToDoubleFunction<TopicTexts.Text> cosine() throws IOException {
    Embedding definition =
        SentenceEmbedder.shared().embed(texts.definition(0, false).description());
    return text -> definition.cosine(texts.embedding(text));
  }

  /** Told from half of the written news, of which the other half is measured on. */
  private ToDoubleFunction<TopicTexts.Text> doccat(int examples) throws IOException {
    List<DocumentSample> samples = new ArrayList<>();
    for (String example : texts.examples(examples)) {
      samples.add(new DocumentSample("yes", tokens(example)));
    }
    for (TopicTexts.Text passage : TopicQuality.half(texts.writtenNews(false), 0)) {
      samples.add(new DocumentSample("no", tokens(passage.text())));
    }
    TrainingParameters parameters = TrainingParameters.defaultParams();
    parameters.put(TrainingParameters.CUTOFF_PARAM, 1);
    parameters.put("PrintMessages", false);
    try {
      DocumentCategorizerME doccat =
          new DocumentCategorizerME(
              DocumentCategorizerME.train(
                  "en",
                  ObjectStreamUtils.createObjectStream(samples),
                  parameters,
                  new DoccatFactory()));
      int yes = doccat.getIndex("yes");
      return text -> doccat.categorize(tokens(text.text()))[yes];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String[] tokens(String text) {
    return SimpleTokenizer.INSTANCE.tokenize(text.toLowerCase(Locale.ROOT));
  }
}
