package org.wirewatch.enrich.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wirewatch.enrich.Annotated;
import org.wirewatch.enrich.term.DocumentFrequencies;

/** All pairs of articles of a stream with their traits, to learn from. */
final class PairExamples {
  /** What a pair weighs that anybody tells apart. */
  private static final double EASY = 0.05;

  /** Share of the pairs of one story that are less alike than a pair must be to be hard. */
  private static final double HARD_FROM = 0.1;

  /** From here on two articles that nobody has compared are left out. */
  private static final double ONE_MAYBE = 1.25;

  private final DocumentFrequencies news = DocumentFrequencies.ofNews();
  private final Map<String, Set<String>> storiesByTerm = new HashMap<>();
  private final Set<String> stories = new HashSet<>();
  private final List<Example> examples = new ArrayList<>();

  /**
   * Two articles.
   *
   * @param values by the ordinal of the {@link Trait}
   */
  record Example(List<Double> values, boolean same, double weight, String group, String other) {
    boolean isOf(Set<String> groups) {
      return groups.contains(group) || groups.contains(other);
    }

    /** Whether nobody has said that these are two stories, and they may be one. */
    private boolean isOpen() {
      boolean compared = !group.equals(StoryStream.ALONE) || !other.equals(StoryStream.ALONE);
      return !compared && alike(this) > ONE_MAYBE;
    }

    Example weighing(double another) {
      return new Example(values, same, another, group, other);
    }
  }

  private PairExamples() {}

  /**
   * The pairs of a stream, as they look when the later article comes.
   *
   * @param meaning whether to use what only English has: embedding, names, days
   */
  static List<Example> of(StoryStream stream, boolean meaning) {
    PairExamples pairs = new PairExamples();
    List<ArticleTraits> earlier = new ArrayList<>();
    for (int i = 0; i < stream.articles().size(); i++) {
      StoryStream.Labelled labelled = stream.articles().get(i);
      Annotated article = labelled.article();
      TermVector terms = ArticleTerms.of(article.article()).vector();
      ArticleTraits traits =
          meaning
              ? TraitReader.read(article, terms, labelled.at(), pairs::rarity)
              : TraitReader.readWords(article, terms, labelled.at(), pairs::rarity);
      Likeness likeness = new Likeness(traits, pairs::rarity);
      for (int j = 0; j < i; j++) {
        StoryStream.Labelled other = stream.articles().get(j);
        Example pair =
            new Example(
                Arrays.stream(likeness.to(earlier.get(j))).boxed().toList(),
                labelled.story().equals(other.story()),
                1,
                labelled.group(),
                other.group());
        if (!pair.isOpen()) {
          pairs.examples.add(pair);
        }
      }
      earlier.add(traits);
      pairs.count(terms, labelled.story());
    }
    return pairs.weighed();
  }

  private double rarity(String term) {
    Set<String> with = storiesByTerm.get(term);
    return OpenStories.rarity(news, term, with == null ? 0 : with.size(), stories.size());
  }

  private void count(TermVector terms, String story) {
    stories.add(story);
    for (int i = 0; i < terms.size(); i++) {
      storiesByTerm.computeIfAbsent(terms.term(i), term -> new HashSet<>()).add(story);
    }
  }

  private List<Example> weighed() {
    double[] same =
        examples.stream().filter(Example::same).mapToDouble(PairExamples::alike).sorted().toArray();
    double hard = same.length == 0 ? 0 : same[(int) (same.length * HARD_FROM)];
    return examples.stream()
        .map(example -> example.same() || alike(example) >= hard ? example : example.weighing(EASY))
        .toList();
  }

  private static double alike(Example example) {
    double root = example.values().get(Trait.TERMS.place());
    return root * root + example.values().get(Trait.MEANING.place());
  }
}
