package org.wirewatch.enrich.entity.train;

import java.util.ArrayList;
import java.util.List;
import opennlp.tools.util.Span;
import org.wirewatch.enrich.entity.LabelledDocument;
import org.wirewatch.enrich.entity.Lexicon;
import org.wirewatch.enrich.entity.PerceptronNameFinder;
import org.wirewatch.enrich.entity.TagModel;

/**
 * Finds by what a model's scores are to be divided so that its confidence in a name is the share of
 * such names that are right.
 *
 * @see "Guo, Pleiss, Sun, Weinberger, On Calibration of Modern Neural Networks, ICML 2017"
 */
final class Calibration {
  private static final float FIRST = 100;
  private static final double STEP = 1.1;
  private static final int STEPS = 60;

  private Calibration() {}

  /** The temperature at which the names of documents that the model has not seen are likeliest. */
  static float temperature(TagModel model, Lexicon lexicon, List<LabelledDocument> unseen) {
    List<Double> right = new ArrayList<>();
    List<Double> wrong = new ArrayList<>();
    PerceptronNameFinder finder = new PerceptronNameFinder(model.calibrated(FIRST), lexicon);
    for (LabelledDocument document : unseen) {
      List<List<Span>> found = finder.findAll(document.words());
      for (int i = 0; i < found.size(); i++) {
        for (Span name : found.get(i)) {
          double lead = FIRST * Math.log(name.getProb() / (1 - name.getProb()));
          (document.sentences().get(i).names().contains(name) ? right : wrong).add(lead);
        }
      }
    }
    double best = 1;
    double bestLoss = Double.MAX_VALUE;
    double temperature = 1;
    for (int step = 0; step < STEPS; step++) {
      double loss = loss(right, -1 / temperature) + loss(wrong, 1 / temperature);
      if (loss < bestLoss) {
        best = temperature;
        bestLoss = loss;
      }
      temperature *= STEP;
    }
    return (float) best;
  }

  private static double loss(List<Double> leads, double factor) {
    return leads.stream().mapToDouble(lead -> Math.log1p(Math.exp(lead * factor))).sum();
  }
}
