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
 * learned from the stream, after the first thousands from a sample of it. Counts are kept by hash
 * in half a megabyte, so that a rare term may be taken for a frequent one, at the price of a slower
 * query and never of a wrong one. Threads that learn at once may lose a count.
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

  /** After so many articles only every {@link #SAMPLE}-th is learned from. */
  private static final int ALL_ARTICLES = 4_000;

  private static final int SAMPLE = 8;

  /**
   * After learning from so many articles all counts are halved, so that the stream of today counts
   * most, and a count fits into 16 bits.
   */
  private static final int LEARNED_MAX = 50_000;

  private static final Map<String, Double> NEWS = news();

  private final char[] counts = new char[CELLS];
  private final AtomicInteger articles = new AtomicInteger();

  /** Articles that the counts are of. */
  private int learned;

  /** Whether the next article is to be learned from. */
  boolean wantsNext() {
    int number = articles.getAndUpdate(n -> n == Integer.MAX_VALUE ? ALL_ARTICLES : n + 1);
    return number < ALL_ARTICLES || number % SAMPLE == 0;
  }

  /** Counts the terms of an article, by their hashes as strings. */
  void learn(int[] terms) {
    if (++learned > LEARNED_MAX) {
      halve();
    }
    for (int term : terms) {
      int cell = cell(term);
      if (counts[cell] < Character.MAX_VALUE) {
        counts[cell]++;
      }
    }
  }

  /** The share of articles that have a term of the dictionary, above 0. */
  double share(String term) {
    double prior = PRIOR_ARTICLES * prior(term);
    return (counts[cell(term.hashCode())] + prior) / (learned + PRIOR_ARTICLES);
  }

  private synchronized void halve() {
    if (learned > LEARNED_MAX) {
      for (int cell = 0; cell < CELLS; cell++) {
        counts[cell] = (char) (counts[cell] / 2);
      }
      learned /= 2;
    }
  }

  private static int cell(int hash) {
    return (hash * 0x9E3779B9) >>> 14;
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
