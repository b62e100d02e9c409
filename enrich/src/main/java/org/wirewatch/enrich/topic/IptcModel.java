package org.wirewatch.enrich.topic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wirewatch.enrich.embedding.Embedding;
import org.wirewatch.enrich.embedding.SentenceEmbedder;
import org.wirewatch.enrich.text.WordFile;

/**
 * The concepts of the IPTC Media Topics that are not retired, with the embeddings of their names
 * and definitions. Immutable.
 *
 * @param top code of the concept at the top above each concept
 */
record IptcModel(List<IptcConcept> concepts, List<String> top, List<Embedding> embeddings) {
  static final String CONCEPTS = "iptc-media-topics.tsv";
  static final String EMBEDDINGS = "iptc-embeddings.bin";

  private static final int DIMENSIONS = 384;
  private static final String HEAD =
      """
      # IPTC Media Topics of 2023-03-31, en-US, without retired concepts: code, broader concept, name,
      # definition. Copyright International Press Telecommunications Council, CC BY 4.0, see NOTICE.
      """;

  /** Makes the resources from the IPTC's JSON. */
  static void write(Path json, Path out) throws IOException {
    Map<String, IptcConcept> concepts = IptcConcept.read(json);
    StringBuilder tsv = new StringBuilder(HEAD);
    List<Embedding> embeddings = new ArrayList<>();
    for (IptcConcept concept : concepts.values()) {
      tsv.append(concept.code())
          .append('\t')
          .append(concept.broader() == null ? "" : concept.broader())
          .append('\t')
          .append(concept.name())
          .append('\t')
          .append(concept.definition().replaceAll("\\s+", " "))
          .append('\n');
      embeddings.add(SentenceEmbedder.shared().embed(concept.text()));
    }
    Files.writeString(out.resolve(CONCEPTS), tsv);
    Files.write(out.resolve(EMBEDDINGS), Embedding.pack(embeddings));
  }

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
            .toList();
    try (InputStream in = IptcModel.class.getResourceAsStream(EMBEDDINGS)) {
      return new IptcModel(
          List.copyOf(concepts.values()), top, Embedding.unpack(in.readAllBytes(), DIMENSIONS));
    } catch (IOException e) {
      throw new UncheckedIOException(EMBEDDINGS, e);
    }
  }
}
