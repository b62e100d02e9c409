package org.wirewatch.bench.entity;

import java.io.IOException;
import java.util.List;
import opennlp.tools.namefind.NameFinderME;
import opennlp.tools.namefind.NameSample;
import opennlp.tools.namefind.TokenNameFinderFactory;
import opennlp.tools.namefind.TokenNameFinderModel;
import opennlp.tools.util.ObjectStream;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.Span;
import opennlp.tools.util.TrainingParameters;
import org.wirewatch.enrich.entity.LabelledDocument;
import org.wirewatch.enrich.text.Sentence;
import org.wirewatch.enrich.text.Sentences;

/** OpenNLP's own name finder with its default features, trained on the written news. */
final class OpenNlpPeer implements EntityPeers.Peer {
  private final NameFinderME finder;

  private OpenNlpPeer(TokenNameFinderModel model) {
    this.finder = new NameFinderME(model);
  }

  static OpenNlpPeer trainedOn(List<LabelledDocument> documents) throws IOException {
    List<NameSample> samples =
        documents.stream()
            .flatMap(document -> document.sentences().stream())
            .map(
                sentence ->
                    new NameSample(
                        sentence.words().toArray(String[]::new),
                        sentence.names().toArray(Span[]::new),
                        false))
            .toList();
    try (ObjectStream<NameSample> stream = ObjectStreamUtils.createObjectStream(samples)) {
      return new OpenNlpPeer(
          NameFinderME.train(
              "en",
              null,
              stream,
              TrainingParameters.defaultParams(),
              new TokenNameFinderFactory()));
    }
  }

  @Override
  public int names(String text) {
    int names = 0;
    for (Sentence sentence : Sentences.of(text)) {
      names += finder.find(sentence.words()).length;
    }
    finder.clearAdaptiveData();
    return names;
  }
}
