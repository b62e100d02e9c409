package org.wirewatch.enrich.term;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * In how many of a collection of news texts each term stands. Immutable. The bundled one was
 * counted in Voice of America news (public domain); its head says how.
 */
public final class DocumentFrequencies {
  private static final String RESOURCE = "document-frequencies.tsv";

  private final int documents;
  private final Map<String, Integer> frequencies;

  private DocumentFrequencies(int documents, Map<String, Integer> frequencies) {
    this.documents = documents;
    this.frequencies = frequencies;
  }

  /** The bundled frequencies of English news. */
  public static DocumentFrequencies ofNews() {
    try (InputStream tsv = DocumentFrequencies.class.getResourceAsStream(RESOURCE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(tsv, StandardCharsets.UTF_8))) {
      Map<String, Integer> frequencies = new HashMap<>();
      int documents = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int tab = line.indexOf('\t');
        if (line.startsWith("# documents")) {
          documents = Integer.parseInt(line.substring(tab + 1));
        } else if (!line.startsWith("#")) {
          frequencies.put(line.substring(0, tab), Integer.parseInt(line.substring(tab + 1)));
        }
      }
      return new DocumentFrequencies(documents, frequencies);
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE, e);
    }
  }

  /** Counts a collection. */
  public static DocumentFrequencies count(List<String> documents) {
    Map<String, Integer> frequencies = new HashMap<>();
    for (String document : documents) {
      Set<String> stems = new HashSet<>();
      Terms.of(document).forEach(term -> stems.add(term.stem()));
      stems.forEach(stem -> frequencies.merge(stem, 1, Integer::sum));
    }
    return new DocumentFrequencies(documents.size(), frequencies);
  }

  /** How many documents were counted. */
  public int documents() {
    return documents;
  }

  /** In how many of them the term stands; 0 when in none or too few to be kept. */
  public int of(String stem) {
    return frequencies.getOrDefault(stem, 0);
  }

  /** The terms that stand in at least so many documents, sorted, with their numbers. */
  public Map<String, Integer> atLeast(int frequency) {
    Map<String, Integer> kept = new TreeMap<>();
    frequencies.forEach(
        (stem, count) -> {
          if (count >= frequency) {
            kept.put(stem, count);
          }
        });
    return kept;
  }
}
