package org.wirewatch.bench.quality;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import opennlp.tools.util.Span;
import org.wirewatch.enrich.entity.EntityFinder;
import org.wirewatch.enrich.entity.LabelledDocument;
import org.wirewatch.enrich.entity.PerceptronNameFinder;
import org.wirewatch.enrich.entity.TagModel;
import org.wirewatch.enrich.entity.train.EntityScore;
import org.wirewatch.enrich.entity.train.Trial;

/** Scores of a trial's models on the documents that they have not seen. */
final class HeldOutNews {
  static final List<String> NAMES = List.of("PER", "ORG", "LOC");
  static final List<String> THINGS = List.of("EVENT", "PRODUCT", "LAW");

  private final Trial trial;
  private final EntityFinder finder;

  HeldOutNews(Trial trial) {
    this.trial = trial;
    List<TagModel> models =
        Stream.concat(Stream.of(trial.names()), trial.things().stream()).toList();
    this.finder = new EntityFinder(models, trial.lexicon());
  }

  /**
   * Scores over the same documents.
   *
   * @param whole by the way from running text to names
   * @param tagger by the model alone, given sentences and tokens
   */
  record Scores(int documents, EntityScore whole, EntityScore tagger, EntityErrors errors) {
    static Scores none(List<String> types) {
      return new Scores(0, new EntityScore(types), new EntityScore(types), new EntityErrors(types));
    }

    Scores more() {
      return new Scores(documents + 1, whole, tagger, errors);
    }
  }

  /** People, organisations and places, by set. */
  Map<String, Scores> names() {
    Map<String, Scores> sets = new LinkedHashMap<>();
    trial.heldOut().forEach((set, documents) -> documents.forEach(d -> add(sets, set, set, d)));
    return sets;
  }

  /** The same on the written news, by the desk that its file is named after. */
  Map<String, Scores> desks() {
    Map<String, Scores> desks = new LinkedHashMap<>();
    written().forEach(d -> add(desks, d.source().replaceAll("\\d*\\.txt$", ""), Trial.WRITTEN, d));
    return desks;
  }

  /** Events, products and laws in the written news; empty without a model of them. */
  Optional<Scores> things() {
    return trial
        .things()
        .map(
            model -> {
              Map<String, Scores> all = new LinkedHashMap<>();
              written().forEach(d -> add(all, "", Trial.WRITTEN, d, THINGS, model));
              return all.getOrDefault("", Scores.none(THINGS));
            });
  }

  private List<LabelledDocument> written() {
    return trial.heldOut().getOrDefault(Trial.WRITTEN, List.of());
  }

  private void add(
      Map<String, Scores> groups, String group, String set, LabelledDocument document) {
    add(groups, group, set, document, NAMES, trial.names());
  }

  private void add(
      Map<String, Scores> groups,
      String group,
      String set,
      LabelledDocument document,
      List<String> types,
      TagModel model) {
    Scores scores = groups.merge(group, Scores.none(types).more(), (known, one) -> known.more());
    RunningText text = RunningText.of(document, set.equals(Trial.WRITTEN));
    List<Span> gold = of(types, text.names());
    List<Span> found = of(types, text.found(finder));
    scores.whole().add(gold, found);
    scores.errors().add(text.whole(), text.names(), found);
    tag(model, trial, document, scores.tagger());
  }

  private static List<Span> of(List<String> types, List<Span> names) {
    return names.stream().filter(name -> types.contains(name.getType())).toList();
  }

  /** F1 of the model of names alone on a set. */
  static double taggerF1(Trial trial, String set) {
    EntityScore score = new EntityScore(NAMES);
    trial.heldOut().get(set).forEach(document -> tag(trial.names(), trial, document, score));
    return score.f1(EntityScore.ALL);
  }

  private static void tag(
      TagModel model, Trial trial, LabelledDocument document, EntityScore score) {
    List<List<Span>> found =
        new PerceptronNameFinder(model, trial.lexicon()).findAll(document.words());
    for (int i = 0; i < found.size(); i++) {
      score.add(document.sentences().get(i).names(), found.get(i));
    }
  }
}
