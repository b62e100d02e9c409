package org.wirewatch.enrich.topic;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.wirewatch.enrich.entity.EntityFinder;
import org.wirewatch.enrich.entity.Lexicon;
import org.wirewatch.enrich.term.DocumentFrequencies;
import org.wirewatch.enrich.term.Term;
import org.wirewatch.enrich.term.Terms;
import org.wirewatch.knowledge.KnowledgeBase;
import org.wirewatch.wire.Span;

/**
 * Reads the features of a text: its terms, pairs of neighbouring terms, what the organisations
 * named in it are, and the classes of its words by use, so that examples of a walkout at one
 * company speak for a stoppage at another. Rare features weigh more. Thread-safe.
 */
final class FeatureReader {
  private static final int TERMS_MAX = 160;
  private static final int PAIR_GAP_MAX = 2;
  private static final double PAIR = 0.7;

  // lengths of the vectors of classes and of glosses beside that of the terms, which is 1
  private static final double CLASSES = 0.7;
  private static final double GLOSSES = 0.6;

  // names of features of a kind begin with a character that no term has
  private static final char CLUSTER = '\u0001';
  private static final char VECTOR = '\u0002';

  private final DocumentFrequencies news = DocumentFrequencies.ofNews();
  private final Lexicon lexicon = EntityFinder.bundledLexicon();
  private final NameGlosses glosses = new NameGlosses(KnowledgeBase.bundled());
  private final Map<Integer, Integer> classFrequencies = new HashMap<>();
  private final int passages;

  /**
   * @param passages ordinary news, in which the classes are counted
   */
  FeatureReader(List<String> passages) {
    this.passages = passages.size();
    for (String passage : passages) {
      Collected classes = new Collected();
      Terms.of(passage, TERMS_MAX)
          .forEach(term -> addClasses(classes, term, passage, Span.TEXT, false));
      classes.found.keySet().forEach(key -> classFrequencies.merge(key, 1, Integer::sum));
    }
  }

  /** The features of a text without a title. */
  Features of(String text) {
    return of("", text);
  }

  /** The features of an article. */
  Features of(String title, String text) {
    Collected terms = new Collected();
    Collected classes = new Collected();
    Collected named = new Collected();
    read(title, Span.TITLE, terms, classes, named);
    read(text, Span.TEXT, terms, classes, named);
    terms.scale(1);
    classes.scale(CLASSES);
    named.scale(GLOSSES);
    return terms.and(classes).and(named).features();
  }

  private void read(
      String text, String field, Collected terms, Collected classes, Collected named) {
    Negation negation = Negation.in(text);
    Term before = null;
    for (Term term : Terms.of(text, TERMS_MAX)) {
      boolean negated = negation.covers(term.start());
      terms.add(
          Lexicon.key(term.stem()), rarity(term.stem()), field, term.start(), term.end(), negated);
      if (before != null && term.start() - before.end() <= PAIR_GAP_MAX) {
        terms.add(
            Lexicon.key(before.stem() + ' ' + term.stem()),
            PAIR * Math.min(rarity(before.stem()), rarity(term.stem())),
            field,
            before.start(),
            term.end(),
            negated || negation.covers(before.start()));
      }
      addClasses(classes, term, text, field, negated);
      before = term;
    }
    for (NameGlosses.Gloss gloss : glosses.in(text)) {
      boolean negated = negation.covers(gloss.start());
      for (Term term : Terms.of(gloss.description())) {
        named.add(
            Lexicon.key(term.stem()),
            rarity(term.stem()),
            field,
            gloss.start(),
            gloss.end(),
            negated);
      }
    }
  }

  private void addClasses(
      Collected classes, Term term, String text, String field, boolean negated) {
    String word = text.substring(term.start(), term.end()).toLowerCase(Locale.ROOT);
    int cluster = lexicon.clusterOf(word);
    int vector = lexicon.vectorOf(word);
    if (cluster != 0) {
      addClass(classes, CLUSTER, cluster, term, field, negated);
    }
    if (vector != 0) {
      addClass(classes, VECTOR, vector, term, field, negated);
    }
  }

  private void addClass(
      Collected classes, char kind, int number, Term term, String field, boolean negated) {
    int key = Lexicon.extend(kind, number);
    double rarity = Math.log((1.0 + passages) / (1 + classFrequencies.getOrDefault(key, 0)));
    classes.add(key, rarity, field, term.start(), term.end(), negated);
  }

  private double rarity(String stem) {
    return Math.log((1.0 + news.documents()) / (1 + news.of(stem)));
  }

  /** Features in the making. */
  private static final class Collected {
    final Map<Integer, Found> found = new TreeMap<>();

    void add(int key, double rarity, String field, int start, int end, boolean negated) {
      Found known = found.get(key);
      if (known == null) {
        found.put(key, new Found(new Span(field, start, end), rarity, negated));
      } else {
        known.count++;
        known.negated &= negated;
      }
    }

    void scale(double length) {
      double squares = 0;
      for (Found one : found.values()) {
        one.weight = (1 + Math.log(one.count)) * one.rarity;
        squares += one.weight * one.weight;
      }
      double factor = squares == 0 ? 0 : length / Math.sqrt(squares);
      found.values().forEach(one -> one.weight *= factor);
    }

    /** Adds the weights of another. */
    Collected and(Collected other) {
      other.found.forEach(
          (key, one) ->
              found.merge(
                  key,
                  one,
                  (known, added) -> {
                    known.weight += added.weight;
                    known.negated &= added.negated;
                    return known;
                  }));
      return this;
    }

    Features features() {
      int[] keys = new int[found.size()];
      float[] weights = new float[keys.length];
      Span[] places = new Span[keys.length];
      boolean[] negated = new boolean[keys.length];
      int i = 0;
      for (Map.Entry<Integer, Found> one : found.entrySet()) {
        keys[i] = one.getKey();
        weights[i] = (float) one.getValue().weight;
        places[i] = one.getValue().place;
        negated[i++] = one.getValue().negated;
      }
      return new Features(keys, weights, places, negated);
    }
  }

  private static final class Found {
    final Span place;
    final double rarity;
    int count = 1;
    double weight;
    boolean negated;

    Found(Span place, double rarity, boolean negated) {
      this.place = place;
      this.rarity = rarity;
      this.negated = negated;
    }
  }
}
