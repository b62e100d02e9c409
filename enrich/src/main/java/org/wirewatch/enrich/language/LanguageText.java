package org.wirewatch.enrich.language;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.wirewatch.wire.Json;

/**
 * A text whose language is known, of {@code training/language/texts.jsonl}.
 *
 * @param language ISO 639-1 code; {@code und} for text in no language and in one written with other
 *     letters than its own
 * @param kind {@code news}, or what is hard about it
 * @param heldOut never looked at in training
 */
public record LanguageText(
    String id, String language, String kind, boolean heldOut, String title, String text) {
  /** Lengths in characters at which texts are cut; the last leaves them whole. */
  public static final List<Integer> LENGTHS = List.of(20, 40, 80, 200, Integer.MAX_VALUE);

  /**
   * Reads a JSON object a line.
   *
   * @throws IOException if the file cannot be read or is no JSON
   */
  public static List<LanguageText> read(Path file) throws IOException {
    List<LanguageText> texts = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      JsonNode node = Json.mapper().readTree(line);
      texts.add(
          new LanguageText(
              node.required("id").asText(),
              node.required("language").asText(),
              node.required("kind").asText(),
              node.required("split").asText().equals("held-out"),
              node.required("title").asText(),
              node.required("text").asText()));
    }
    return texts;
  }

  /**
   * Headline and text cut to a length at the end of a word, where words are separated.
   *
   * @return without a headline, unless it is whole
   */
  public LanguageText cut(int charsMax) {
    String whole = title + "\n" + text;
    if (whole.length() <= charsMax) {
      return this;
    }
    return new LanguageText(id, language, kind, heldOut, "", cut(whole, charsMax));
  }

  private static String cut(String text, int charsMax) {
    int space = text.lastIndexOf(' ', charsMax);
    return text.substring(0, space > charsMax / 2 ? space : charsMax);
  }
}
