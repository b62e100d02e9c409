package org.wirewatch.enrich.link;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.wirewatch.enrich.text.Sentence;
import org.wirewatch.enrich.text.Token;
import org.wirewatch.knowledge.Names;

/**
 * The words of one article in lower case, and the countries that they name. Not thread-safe: what
 * is decided on one name is added, to help with the others.
 */
final class ArticleWords {
  private final List<Sentence> sentences;
  private final String[][] lower;
  private final Set<String> words = new HashSet<>();

  /** How often, by code, then by the word or entity that says so. */
  private final Map<String, Map<String, Double>> countries = new HashMap<>();

  ArticleWords(List<Sentence> sentences) {
    this.sentences = sentences;
    this.lower = new String[sentences.size()][];
    for (int i = 0; i < lower.length; i++) {
      List<Token> tokens = sentences.get(i).tokens();
      lower[i] = new String[tokens.size()];
      for (int at = 0; at < lower[i].length; at++) {
        lower[i][at] = lower(tokens.get(at).text());
        words.add(lower[i][at]);
      }
      findCountries(tokens, lower[i]);
    }
  }

  private static String lower(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) >= 128 || (word.charAt(i) == '.' && word.length() > 1)) {
        return Names.normal(word);
      }
    }
    return word.toLowerCase(Locale.ROOT);
  }

  private void findCountries(List<Token> tokens, String[] line) {
    int at = 0;
    while (at < line.length) {
      Countries.Match match = Countries.TABLE.at(tokens, line, at);
      if (match != null) {
        addCountry(
            match.code(), String.join(" ", List.of(line).subList(at, at + match.words())), 1);
      }
      at += match == null ? 1 : match.words();
    }
  }

  /**
   * Notes that the article is about a country.
   *
   * @param source the words or the entity that say so
   */
  void addCountry(String code, String source, double weight) {
    countries.computeIfAbsent(code, key -> new HashMap<>()).merge(source, weight, Double::sum);
  }

  boolean has(String word) {
    return words.contains(word);
  }

  /** Whether a word stands in the article, in the singular or plural. */
  boolean hasForm(String word) {
    return words.contains(word)
        || words.contains(word + "s")
        || (word.length() > 4
            && word.endsWith("s")
            && words.contains(word.substring(0, word.length() - 1)));
  }

  /** The share of each country among all named; what the name itself says does not count. */
  Map<String, Double> countryShares(Set<String> ownWords) {
    Map<String, Double> shares = new HashMap<>();
    double all = 0;
    for (Map.Entry<String, Map<String, Double>> country : countries.entrySet()) {
      double here = 0;
      for (Map.Entry<String, Double> source : country.getValue().entrySet()) {
        here += ownWords.contains(source.getKey()) ? 0 : source.getValue();
      }
      if (here > 0) {
        shares.put(country.getKey(), here);
        all += here;
      }
    }
    double total = all;
    shares.replaceAll((code, count) -> count / total);
    return shares;
  }

  /** In lower case; empty outside the sentence. */
  String word(int sentence, int at) {
    return at < 0 || at >= lower[sentence].length ? "" : lower[sentence][at];
  }

  /** As written; empty outside the sentence. */
  String written(int sentence, int at) {
    List<Token> tokens = sentences.get(sentence).tokens();
    return at < 0 || at >= tokens.size() ? "" : tokens.get(at).text();
  }

  /** The country named by the words that end before a token; null when none is. */
  String countryBefore(int sentence, int end) {
    for (int words = Math.min(4, end); words >= 1; words--) {
      Countries.Match match =
          Countries.TABLE.at(sentences.get(sentence).tokens(), lower[sentence], end - words);
      if (match != null && match.words() == words) {
        return match.code();
      }
    }
    return null;
  }

  /** Whether the sentence or the words around are in capitals, so that these tell nothing. */
  boolean inCapitals(Place place) {
    String before = written(place.sentence(), place.start() - 1);
    String after = written(place.sentence(), place.end());
    if (isCapitals(before) && isCapitals(after)) {
      return true;
    }
    for (Token token : sentences.get(place.sentence()).tokens()) {
      if (token.text().length() > 1 && Character.isLowerCase(token.text().charAt(1))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isCapitals(String word) {
    return word.length() > 1 && word.chars().allMatch(Character::isUpperCase);
  }
}
