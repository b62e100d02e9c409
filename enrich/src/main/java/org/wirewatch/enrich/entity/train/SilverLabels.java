package org.wirewatch.enrich.entity.train;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import opennlp.tools.util.Span;

/**
 * Names that a stronger model found in a collection's sentences. Only their places are kept, not
 * the text: a line {@code 17 3-5-PER 8-9-ORG} is the eighteenth sentence of the collection;
 * sentences of which the teacher was not sure are left out. How they were made: {@code
 * training/README.md}.
 */
final class SilverLabels {
  private final Map<Integer, List<Span>> names = new HashMap<>();

  private SilverLabels() {}

  /** Empty when the file is not there. */
  static SilverLabels read(Path file) throws IOException {
    SilverLabels labels = new SilverLabels();
    if (!Files.exists(file)) {
      return labels;
    }
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        labels.add(line.split(" ", -1));
      }
    }
    return labels;
  }

  private void add(String[] fields) {
    List<Span> spans = new ArrayList<>();
    for (int i = 1; i < fields.length; i++) {
      String[] parts = fields[i].split("-", -1);
      spans.add(new Span(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), parts[2]));
    }
    names.put(Integer.parseInt(fields[0]), spans);
  }

  boolean isEmpty() {
    return names.isEmpty();
  }

  /** The names of a sentence; null when the teacher was not sure of them. */
  List<Span> of(int sentence) {
    return names.get(sentence);
  }
}
