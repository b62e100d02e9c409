package org.wirewatch.bench.entity;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;

/**
 * Stanford CoreNLP's recogniser of people, organisations and places, called by reflection: it is
 * under the GPL and no part of the build unless Maven's profile {@code peers} brings it.
 */
final class StanfordPeer implements EntityPeers.Peer {
  private static final String MODEL =
      "edu/stanford/nlp/models/ner/english.all.3class.distsim.crf.ser.gz";

  private final Object classifier;
  private final Method classify;

  private StanfordPeer(Object classifier, Method classify) {
    this.classifier = classifier;
    this.classify = classify;
  }

  /** Empty when the classes or the model are not on the class path. */
  static Optional<StanfordPeer> load() {
    try {
      Class<?> type = Class.forName("edu.stanford.nlp.ie.crf.CRFClassifier");
      Object classifier = type.getMethod("getClassifier", String.class).invoke(null, MODEL);
      return Optional.of(
          new StanfordPeer(classifier, type.getMethod("classifyToCharacterOffsets", String.class)));
    } catch (ReflectiveOperationException e) {
      System.out.println("without Stanford CoreNLP: build with -Ppeers (" + e + ")");
      return Optional.empty();
    }
  }

  @Override
  public int names(String text) {
    try {
      return ((List<?>) classify.invoke(classifier, text)).size();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Stanford CoreNLP", e);
    }
  }
}
