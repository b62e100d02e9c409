package org.wirewatch.enrich.topic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wirewatch.enrich.embedding.Embedding;
import org.wirewatch.enrich.text.WordFile;
import org.wirewatch.wire.MediaTopics;

/**
 * The concepts of the IPTC Media Topics that are not retired, with the embeddings of their names
 * and definitions. Immutable.
 *
 * @param top topic id of the concept at the top above each concept
 */
record IptcModel(List<IptcConcept> concepts, List<String> top, List<Embedding> embeddings) {
  static final String CONCEPTS = "iptc-media-topics.tsv";
  static final String EMBEDDINGS = "iptc-embeddings.bin";

  private static final int DIMENSIONS = 384;

  static IptcModel bundled() {
    Map<String, IptcConcept> concepts = new LinkedHashMap<>();
    for (String line : WordFile.lines(IptcModel.class, CONCEPTS)) {
      String[] fields = line.split("\t", -1);
      String broader = fields[1].isEmpty() ? null : fields[1];
      concepts.put(fields[0], new IptcConcept(fields[0], broader, fields[2], fields[3]));
    }
    List<String> top =
        concepts.values().stream()
            .map(concept -> IptcConcept.path(concept, concepts).getLast())
            .map(code -> code.replace("medtop:", MediaTopics.PREFIX))
            .toList();
    try (InputStream in = IptcModel.class.getResourceAsStream(EMBEDDINGS)) {
      return new IptcModel(
          List.copyOf(concepts.values()), top, Embedding.unpack(in.readAllBytes(), DIMENSIONS));
    } catch (IOException e) {
      throw new UncheckedIOException(EMBEDDINGS, e);
    }
  }
}
