package org.wirewatch.enrich.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.wirewatch.enrich.term.DocumentFrequencies;
import org.wirewatch.enrich.term.Term;
import org.wirewatch.enrich.term.Terms;

/** What a text is compared by: its terms and pairs of neighbouring terms, rare ones heavier. */
final class Features {
  private static final int TERMS_MAX = 160;
  private static final double PAIR = 0.7;
  private static final double PAIR_GAP_MAX = 2;

  private final DocumentFrequencies news = DocumentFrequencies.ofNews();

  /** A term or pair with the places where it stands. */
  record Feature(String name, double weight, List<Term> places) {}

  /** The features of a text; the squares of their weights add up to 1. */
  List<Feature> of(String title, String text) {
    Map<String, List<Term>> places = new TreeMap<>();
    collect(places, Terms.of(title, TERMS_MAX));
    collect(places, Terms.of(text, TERMS_MAX));
    double squares = 0;
    List<Feature> features = new ArrayList<>();
    for (Map.Entry<String, List<Term>> entry : places.entrySet()) {
      int count = entry.getValue().size();
      double weight = (1 + Math.log(count)) * rarity(entry.getKey());
      squares += weight * weight;
      features.add(new Feature(entry.getKey(), weight, entry.getValue()));
    }
    double length = Math.sqrt(squares);
    return features.stream()
        .map(f -> new Feature(f.name(), f.weight() / length, f.places()))
        .toList();
  }

  private static void collect(Map<String, List<Term>> places, List<Term> terms) {
    Term before = null;
    for (Term term : terms) {
      places.computeIfAbsent(term.stem(), name -> new ArrayList<>()).add(term);
      if (before != null && term.start() - before.end() <= PAIR_GAP_MAX) {
        Term pair =
            new Term(before.stem() + " " + term.stem(), before.start(), term.end(), term.shape());
        places.computeIfAbsent(pair.stem(), name -> new ArrayList<>()).add(pair);
      }
      before = term;
    }
  }

  private double rarity(String name) {
    int space = name.indexOf(' ');
    return space < 0
        ? Math.log((1.0 + news.documents()) / (1 + news.of(name)))
        : PAIR * Math.min(rarity(name.substring(0, space)), rarity(name.substring(space + 1)));
  }
}
