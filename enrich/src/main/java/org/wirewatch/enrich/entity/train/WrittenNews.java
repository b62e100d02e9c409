package org.wirewatch.enrich.entity.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import opennlp.tools.util.Span;
import org.wirewatch.enrich.entity.LabelledDocument;
import org.wirewatch.enrich.entity.LabelledDocument.Sentence;
import org.wirewatch.enrich.text.NewsTokenizer;
import org.wirewatch.enrich.text.Token;

/**
 * Reads the news that was written for this project, with its names marked where they stand: {@code
 * [PER Ana Ruiz] flew to [LOC Oslo].} A line is a sentence, {@code #} begins a document with its
 * headline, an empty line ends one.
 */
public final class WrittenNews {
  private static final Pattern MARKED = Pattern.compile("\\[([A-Z]+) ([^\\[\\]]+)]");

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
    StringBuilder text = new StringBuilder();
    List<Span> marked = new ArrayList<>();
    Matcher matcher = MARKED.matcher(line);
    int at = 0;
    while (matcher.find()) {
      text.append(line, at, matcher.start());
      int start = text.length();
      text.append(matcher.group(2));
      marked.add(new Span(start, text.length(), matcher.group(1)));
      at = matcher.end();
    }
    text.append(line, at, line.length());
    if (text.indexOf("[") >= 0 || text.indexOf("]") >= 0) {
      throw new IOException(source + " line " + number + ": a mark is not closed");
    }
    return sentence(text.toString(), marked);
  }

  private static Sentence sentence(String text, List<Span> marked) {
    List<Token> tokens = NewsTokenizer.INSTANCE.tokens(text, 0, text.length());
    List<Span> names = new ArrayList<>();
    for (Span mark : marked) {
      int first = 0;
      while (first < tokens.size() && tokens.get(first).end() <= mark.getStart()) {
        first++;
      }
      int end = first;
      while (end < tokens.size() && tokens.get(end).start() < mark.getEnd()) {
        end++;
      }
      if (end > first && tokens.get(first).start() >= mark.getStart()) {
        names.add(new Span(first, end, mark.getType()));
      }
    }
    List<String> words =
        tokens.stream().map(token -> token.text().replace('\u2019', '\'')).toList();
    return new Sentence(words, names);
  }
}
