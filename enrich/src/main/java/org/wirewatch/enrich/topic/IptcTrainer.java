package org.wirewatch.enrich.topic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wirewatch.enrich.embedding.Embedding;
import org.wirewatch.enrich.embedding.SentenceEmbedder;

/**
 * Makes the resources of the IPTC's subjects from the IPTC's JSON, and measures on the desks of the
 * written news how often a subject with so many of the votes is right.
 */
final class IptcTrainer {
  private static final String HEAD =
      """
      # IPTC Media Topics of 2023-03-31, en-US, without retired concepts: code, broader concept, name,
      # definition. Copyright International Press Telecommunications Council, CC BY 4.0, see NOTICE.
      """;

  /** The subjects that are right for an article of a desk. */
  private static final Map<String, Set<String>> DESKS =
      Map.of(
          "sport", Set.of("iptc:15000000"),
          "business", Set.of("iptc:04000000", "iptc:09000000"),
          "politics", Set.of("iptc:11000000", "iptc:02000000", "iptc:16000000"),
          "tech",
              Set.of(
                  "iptc:13000000",
                  "iptc:04000000",
                  "iptc:09000000",
                  "iptc:11000000",
                  "iptc:02000000"));

  private static final int STEPS = 500;
  private static final double LOGIT_MAX = 10;

  private IptcTrainer() {}

  static void write(Path json, Path out) throws IOException {
    Map<String, IptcConcept> concepts = IptcConcept.read(json);
    StringBuilder tsv = new StringBuilder(HEAD);
    List<Embedding> embeddings = new ArrayList<>();
    for (IptcConcept concept : concepts.values()) {
      tsv.append(concept.code())
          .append('\t')
          .append(concept.broader() == null ? "" : concept.broader())
          .append('\t')
          .append(concept.name())
          .append('\t')
          .append(concept.definition().replaceAll("\\s+", " "))
          .append('\n');
      embeddings.add(SentenceEmbedder.shared().embed(concept.text()));
    }
    Files.writeString(out.resolve(IptcModel.CONCEPTS), tsv);
    Files.write(out.resolve(IptcModel.EMBEDDINGS), Embedding.pack(embeddings));
  }

  /** From the share of the votes to a probability. */
  static Combination.Subjects calibrate(LabelledTopics labelled) throws IOException {
    List<float[]> rows = new ArrayList<>();
    List<Double> right = new ArrayList<>();
    for (Map.Entry<String, Set<String>> desk : DESKS.entrySet()) {
      for (LabelledTopic.Text passage : labelled.ordinary(desk.getKey())) {
        Embedding embedding = SentenceEmbedder.shared().embed(passage.text());
        IptcClassifier.bundled()
            .shares(embedding)
            .forEach(
                (subject, share) -> {
                  rows.add(new float[] {(float) (IptcClassifier.logit(share) / LOGIT_MAX)});
                  right.add(desk.getValue().contains(subject) ? 1.0 : 0.0);
                });
      }
    }
    double[] importance = new double[rows.size()];
    Arrays.fill(importance, 1.0 / rows.size());
    double[] learned =
        Logistic.train(
            new Logistic.Dense(rows.toArray(float[][]::new)),
            right.stream().mapToDouble(one -> one).toArray(),
            importance,
            0,
            1,
            STEPS);
    return new Combination.Subjects(
        Math.round(learned[1] * 1_000) / 1_000.0,
        Math.round(learned[0] / LOGIT_MAX * 1_000) / 1_000.0);
  }
}
