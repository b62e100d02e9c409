package org.wirewatch.enrich.entity.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import opennlp.tools.util.Span;
import org.wirewatch.enrich.entity.LabelledDocument.Sentence;
import org.wirewatch.enrich.text.NewsTokenizer;
import org.wirewatch.enrich.text.Token;

/**
 * A line with its names marked where they stand, {@code [PER Ana Ruiz] flew to [LOC Oslo].}
 * Immutable.
 *
 * @param text without the marks
 * @param names over the text's characters; whole words, since a recogniser finds no less
 */
public record MarkedText(String text, List<Span> names) {
  private static final Pattern MARKED = Pattern.compile("\\[([A-Z]+) ([^\\[\\]]+)]");
  private static final String HEADING = "## ";

  public MarkedText {
    names = List.copyOf(names);
  }

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException if a mark is not closed
   */
  public static MarkedText parse(String line) {
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
      throw new IllegalArgumentException("a mark is not closed");
    }
    List<Token> tokens = NewsTokenizer.INSTANCE.tokens(text.toString(), 0, text.length());
    List<Span> whole =
        overTokens(tokens, marked).stream()
            .map(
                name ->
                    new Span(
                        tokens.get(name.getStart()).start(),
                        tokens.get(name.getEnd() - 1).end(),
                        name.getType()))
            .toList();
    return new MarkedText(text.toString(), whole);
  }

  /** The lines under each {@code ## heading} of a file, in its order; blank lines are skipped. */
  public static Map<String, List<MarkedText>> byHeading(List<String> lines) {
    Map<String, List<MarkedText>> headings = new LinkedHashMap<>();
    List<MarkedText> under = null;
    for (String line : lines) {
      if (line.startsWith(HEADING)) {
        String heading = line.substring(HEADING.length()).strip();
        under = headings.computeIfAbsent(heading, key -> new ArrayList<>());
      } else if (!line.isBlank()) {
        if (under == null) {
          throw new IllegalArgumentException("no heading before: " + line);
        }
        under.add(parse(line.strip()));
      }
    }
    return headings;
  }

  /** Its words, apostrophes straight, and the names over them. */
  Sentence sentence() {
    List<Token> tokens = NewsTokenizer.INSTANCE.tokens(text, 0, text.length());
    List<String> words =
        tokens.stream().map(token -> token.text().replace('\u2019', '\'')).toList();
    return new Sentence(words, overTokens(tokens, names));
  }

  /** A mark that begins inside a word is left out. */
  private static List<Span> overTokens(List<Token> tokens, List<Span> marked) {
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
    return names;
  }
}
