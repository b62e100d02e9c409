package org.wirewatch.bench.quality;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.wirewatch.bench.quality.EntityErrors.Mistake;
import org.wirewatch.bench.quality.HeldOutNews.Scores;
import org.wirewatch.enrich.entity.train.EntityScore;
import org.wirewatch.enrich.entity.train.Trial;

/** The part of {@code docs/quality.md} on names: figures, and what they were measured on. */
final class EntityPage {
  private static final int WORST = 50;

  private final StringBuilder out = new StringBuilder();

  EntityPage(LocalDate day) {
    out.append(
        """
        ## Names

        Written by `bench/run quality.EntityQuality ../shared/data/ner`; do not edit. The labelled collections are no
        part of this repository. A name is right if its ends and its type are; P, R and F1 are shares of 100.

        """);
    out.append(Machine.measured(day)).append(LIMITS);
  }

  String text() {
    return out.toString();
  }

  /** By type on each set, the whole way beside the tagger. */
  void sets(Map<String, Scores> sets) {
    out.append(
        """

        ### People, organisations and places

        By models trained as those that ship, without the documents set aside. "Whole" goes from running text through
        sentences, tokens, model and the rules after it; "tagger" is the model alone, given the sentences and tokens.

        | set | type | names | whole P | R | F1 | tagger P | R | F1 |
        |---|---|---|---|---|---|---|---|---|
        """);
    sets.forEach((set, scores) -> types(set, HeldOutNews.NAMES, scores));
  }

  void desks(Map<String, Scores> desks) {
    if (desks.isEmpty()) {
      return;
    }
    out.append(
        """

        The written news by desk:

        | desk | documents | names | whole P | R | F1 | tagger F1 |
        |---|---|---|---|---|---|---|
        """);
    desks.forEach(
        (desk, scores) ->
            row(
                desk,
                scores.documents(),
                scores.whole().gold(EntityScore.ALL),
                figures(scores.whole(), EntityScore.ALL),
                number(scores.tagger().f1(EntityScore.ALL))));
  }

  void things(Scores scores) {
    out.append(
        """

        ### Events, products and laws

        On the written news set aside, the only text that has them labelled.

        | set | type | names | whole P | R | F1 | tagger P | R | F1 |
        |---|---|---|---|---|---|---|---|---|
        """);
    types(Trial.WRITTEN, HeldOutNews.THINGS, scores);
  }

  private void types(String set, List<String> types, Scores scores) {
    List<String> rows = new ArrayList<>(types);
    rows.add(EntityScore.ALL);
    for (String type : rows) {
      row(
          set,
          type.equals(EntityScore.ALL) ? "**all**" : type,
          scores.whole().gold(type),
          figures(scores.whole(), type),
          figures(scores.tagger(), type));
    }
  }

  void hardNames(Map<String, HardCases.Names> headings) {
    out.append(
        """

        ### Hard names

        Sentences written by hand for what goes wrong, each a text of its own, so without an article's help:
        [hard-names.txt](../enrich/src/test/resources/org/wirewatch/enrich/entity/hard-names.txt), never trained on.
        By the models that ship, the whole way.

        | category | sentences | names | found | P | R | F1 |
        |---|---|---|---|---|---|---|
        """);
    headings.forEach(
        (heading, names) ->
            row(
                heading,
                names.sentences(),
                names.score().gold(EntityScore.ALL),
                names.score().found(EntityScore.ALL),
                figures(names.score(), EntityScore.ALL)));
  }

  void links(List<HardCases.Links> links) {
    out.append(
        """

        ### Hard links

        Names that several bear or that are ordinary words, linked by what ships:
        [hard-links.jsonl](../enrich/src/test/resources/org/wirewatch/enrich/link/hard-links.jsonl). Weights were chosen
        on these sentences, so the figures are flattered.

        | the name means | sentences | right | wrong | not sure |
        |---|---|---|---|---|
        """);
    links.forEach(
        each ->
            row(
                each.meant() ? "somebody known" : "nobody known",
                each.all(),
                each.right(),
                each.wrong(),
                each.meant() ? each.notSure() : "is right"));
  }

  /** F1 by what is left out, then by set. */
  void ablation(Map<String, Map<String, Double>> rows) {
    Map<String, Double> whole = rows.values().iterator().next();
    out.append(
        """

        ### What each source is worth

        F1 of the tagger alone, trained with one seed (what ships sums two) without what the row names; in brackets the
        difference. Less than a point is noise.

        """);
    out.append("| without | ").append(String.join(" | ", whole.keySet())).append(" |\n|---");
    out.append("|---".repeat(whole.size())).append("|\n");
    rows.forEach(
        (without, sets) -> {
          List<String> figures = new ArrayList<>();
          sets.forEach(
              (set, f1) ->
                  figures.add(String.format(Locale.ROOT, "%.1f (%+.1f)", f1, f1 - whole.get(set))));
          row(without, String.join(" | ", figures));
        });
  }

  /** What is taken for what on each set, and the worst of the written news. */
  void errors(Map<String, Scores> sets) {
    out.append(
        """

        ### What is taken for what

        A row is what the text holds, a column what was found at the same ends; "other ends" overlaps with the name.
        Other names are events, products, laws, nationalities and so on, which only the written news has labelled.

        | set | is | PER | ORG | LOC | other ends | missed |
        |---|---|---|---|---|---|---|
        """);
    sets.forEach(this::confusion);
    Scores written = sets.get(Trial.WRITTEN);
    if (written == null) {
      return;
    }
    out.append("\n### The worst mistakes\n\nThe ").append(WORST);
    out.append(
        " most confident wrong names in the written news, a name once: confidence, what was");
    out.append(" found, what it is.\n\n```\n");
    written.errors().worst(WORST).forEach(this::mistake);
    out.append("```\n");
  }

  private void confusion(String set, Scores scores) {
    EntityErrors errors = scores.errors();
    List<String> golds = new ArrayList<>(HeldOutNews.NAMES);
    golds.addAll(List.of(EntityErrors.OTHER_NAME, EntityErrors.INVENTED));
    for (String gold : golds) {
      boolean none = gold.equals(EntityErrors.INVENTED);
      boolean wanted = HeldOutNews.NAMES.contains(gold);
      row(
          set,
          gold,
          errors.count(gold, "PER"),
          errors.count(gold, "ORG"),
          errors.count(gold, "LOC"),
          none ? "" : errors.count(gold, EntityErrors.OTHER_ENDS),
          wanted ? errors.count(gold, EntityErrors.MISSED) : "");
    }
  }

  private void mistake(Mistake mistake) {
    out.append(
        "%.2f %s, is %s: ...%s[%s]%s...\n"
            .formatted(
                mistake.confidence(),
                mistake.type(),
                mistake.is(),
                line(mistake.before()),
                mistake.name(),
                line(mistake.after())));
  }

  private static String line(String text) {
    return text.replaceAll("\\s*\n\\s*", " | ");
  }

  private void row(Object... cells) {
    List<String> texts = new ArrayList<>();
    for (Object cell : cells) {
      texts.add(cell.toString());
    }
    out.append("| ").append(String.join(" | ", texts)).append(" |\n");
  }

  /** Three cells. */
  private static String figures(EntityScore score, String type) {
    return number(score.precision(type))
        + " | "
        + number(score.recall(type))
        + " | "
        + number(score.f1(type));
  }

  private static String number(double figure) {
    return String.format(Locale.ROOT, "%.1f", figure);
  }

  private static final String LIMITS =
      """

      What the sets are, and their limits:

      - **written**: every tenth document of the news in [enrich/training](../enrich/training/README.md), set aside before
        training. A language model wrote it in the same style, and with the same rules of labelling, as the text that is
        trained on, so these figures are flattered: on the news of real outlets expect less.
      - **PUD news**: the news sentences of Universal NER's English PUD (CC BY-SA 3.0), some translated from other
        languages, two or three a document; never trained on. It follows another convention: a country or city
        that acts is an organisation, and so every place that acts counts as wrong twice. Compare versions by it, do not
        read it as the share of right names.
      - Neither set was labelled by two people; some of the "mistakes" below are the label's.
      - Some hundred names a type: a difference of one or two points is noise.
      """;
}
