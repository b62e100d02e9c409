package org.wirewatch.query;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * In what share of articles a term stands: at first as counted in Voice of America news, then as
 * learned from the stream. Counts are kept by hash in two megabytes, so that a rare term may be
 * taken for a frequent one, at the price of a slower query and never of a wrong one. Threads that
 * learn at once may lose a count.
 */
final class TermFrequencies {
  private static final String RESOURCE = "term-frequencies.tsv";
  private static final int CELLS = 1 << 18;

  /** Articles that the bundled shares are worth against those of the stream. */
  private static final double PRIOR_ARTICLES = 200;

  /** Of a word that the bundled table does not have. */
  private static final double UNKNOWN_WORD = 0.0005;

  /** Of a wildcard with three letters; each further one halves it. */
  private static final double WILDCARD = 0.2;

  /** After this many articles all counts are halved, so that the stream of today counts most. */
  private static final int ARTICLES_MAX = 200_000;

  private static final Map<String, Double> NEWS = news();

  private final int[] counts = new int[CELLS];
  private final int[] lastArticle = new int[CELLS];
  private final AtomicInteger articles = new AtomicInteger();
  private int halved;

  /** Begins an article; the number is for {@link #saw}. */
  int article() {
    int number = articles.incrementAndGet();
    if (number - halved >= ARTICLES_MAX) {
      halve(number);
    }
    return number;
  }

  /** Counts a term of an article, once however often it is told. */
  void saw(String term, int article) {
    int cell = cell(term);
    if (lastArticle[cell] != article) {
      lastArticle[cell] = article;
      counts[cell]++;
    }
  }

  /** The share of articles that have a term of the dictionary, above 0. */
  double share(String term) {
    double seen = articles.get() - halved;
    double prior = PRIOR_ARTICLES * prior(term);
    return (counts[cell(term)] + prior) / (seen + PRIOR_ARTICLES);
  }

  private synchronized void halve(int number) {
    if (number - halved >= ARTICLES_MAX) {
      for (int cell = 0; cell < CELLS; cell++) {
        counts[cell] /= 2;
      }
      halved = number - ARTICLES_MAX / 2;
    }
  }

  private static int cell(String term) {
    int mixed = term.hashCode() * 0x9E3779B9;
    return mixed >>> 14;
  }

  private static double prior(String term) {
    char first = term.charAt(0);
    if (TermDictionary.isMarked(term)) {
      return TermDictionary.field(term).usualShare();
    }
    if (term.endsWith("*")) {
      return WILDCARD / (1 << Math.min(10, Math.max(0, term.length() - 5)));
    }
    String word = first == NewsAnalyzer.FORM ? term.substring(1) : term;
    return NEWS.getOrDefault(word, UNKNOWN_WORD);
  }

  private static Map<String, Double> news() {
    try (InputStream tsv = TermFrequencies.class.getResourceAsStream(RESOURCE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(tsv, StandardCharsets.UTF_8))) {
      Map<String, Double> shares = new HashMap<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          int tab = line.indexOf('\t');
          shares.put(line.substring(0, tab), Double.parseDouble(line.substring(tab + 1)) / 1000);
        }
      }
      return shares;
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE, e);
    }
  }
}
