package org.wirewatch.enrich.entity.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.wirewatch.enrich.entity.LabelledDocument;
import org.wirewatch.enrich.entity.LabelledDocument.Sentence;

/**
 * Reads the news that was written for this project, with its names marked where they stand: {@code
 * [PER Ana Ruiz] flew to [LOC Oslo].} A line is a sentence, {@code #} begins a document with its
 * headline, an empty line ends one.
 */
public final class WrittenNews {
  private final String source;
  private final List<LabelledDocument> documents = new ArrayList<>();
  private final List<Sentence> sentences = new ArrayList<>();

  private WrittenNews(String source) {
    this.source = source;
  }

  /**
   * All documents of a folder's {@code .txt} files, in the order of their names.
   *
   * @throws IOException if a file cannot be read, or a mark is not closed
   */
  public static List<LabelledDocument> read(Path folder) throws IOException {
    List<LabelledDocument> all = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return all;
    }
    List<Path> files;
    try (Stream<Path> listed = Files.list(folder)) {
      files = listed.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
    }
    for (Path file : files) {
      WrittenNews reader = new WrittenNews(file.getFileName().toString());
      int number = 0;
      for (String line : Files.readAllLines(file)) {
        reader.line(line.strip(), ++number);
      }
      reader.endDocument();
      all.addAll(reader.documents);
    }
    return all;
  }

  private void line(String line, int number) throws IOException {
    if (line.isEmpty()) {
      endDocument();
    } else if (line.startsWith("# ")) {
      endDocument();
      sentences.add(sentence(line.substring(2), number));
    } else {
      sentences.add(sentence(line, number));
    }
  }

  private void endDocument() {
    if (!sentences.isEmpty()) {
      documents.add(new LabelledDocument(source, sentences));
      sentences.clear();
    }
  }

  private Sentence sentence(String line, int number) throws IOException {
    try {
      return MarkedText.parse(line).sentence();
    } catch (IllegalArgumentException e) {
      throw new IOException(source + " line " + number + ": " + e.getMessage(), e);
    }
  }
}
