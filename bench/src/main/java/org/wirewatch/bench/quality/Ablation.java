package org.wirewatch.bench.quality;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.wirewatch.enrich.entity.EntityFinder;
import org.wirewatch.enrich.entity.Lexicon;
import org.wirewatch.enrich.entity.PerceptronTrainer.Settings;
import org.wirewatch.enrich.entity.train.EntityTrainer;
import org.wirewatch.enrich.entity.train.Trial;

/** What each thing that the model learns from is worth: it is trained again without it. */
final class Ablation {
  private Ablation() {}

  /** F1 of the tagger alone by what is left out, then by set; one seed each. */
  static Map<String, Map<String, Double>> run(Path data, Path training, Settings settings)
      throws IOException {
    Lexicon lexicon = EntityFinder.bundledLexicon();
    Settings one =
        new Settings(1, settings.epochs(), settings.margin(), settings.missed(), settings.least());
    Trial.Plan plan = Trial.Plan.asShipped(lexicon, 1).with(one).withoutThings();
    Map<String, Trial.Plan> plans = new LinkedHashMap<>();
    plans.put("nothing", plan);
    plans.put("classes of words by use", plan.with(lexicon.withoutClusters()));
    plans.put("classes of words by vector", plan.with(lexicon.withoutVectors()));
    plans.put("lists of names", plan.with(lexicon.withoutNames()));
    plans.put("the written news", plan.withoutWrittenNews());
    plans.put("the open news that the teacher labelled", plan.withoutOpenNews());
    Map<String, Map<String, Double>> rows = new LinkedHashMap<>();
    for (Map.Entry<String, Trial.Plan> left : plans.entrySet()) {
      System.out.println("without " + left.getKey());
      Trial trial = EntityTrainer.trial(data, training, left.getValue(), System.out::println);
      Map<String, Double> sets = new LinkedHashMap<>();
      trial.heldOut().keySet().forEach(set -> sets.put(set, HeldOutNews.taggerF1(trial, set)));
      rows.put(left.getKey(), sets);
    }
    return rows;
  }
}
