package org.wirewatch.desk.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.TopicDefinition;

/** Examples of a topic as feedback makes them: one line, each text once. Pure. */
final class TopicExamples {
  /** About what the sentence model reads of a text. */
  private static final int LEAD_CHARS_MAX = 600;

  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern SENTENCE_END = Pattern.compile(".*[.!?…][\"'”’)]?");

  private TopicExamples() {}

  /** Headline and beginning of an article. */
  static String of(EnrichedArticle article) {
    String title = oneLine(article.title());
    String text = oneLine(article.text());
    String lead = text.substring(0, cut(text, LEAD_CHARS_MAX));
    if (title.isEmpty() || lead.isEmpty()) {
      return title + lead;
    }
    return title + (SENTENCE_END.matcher(title).matches() ? " " : ". ") + lead;
  }

  /** A text that somebody gives. */
  static String of(String text) {
    return oneLine(text);
  }

  /**
   * The definition with the example on the side where it belongs, and on that side only.
   *
   * @throws TopicDefinition.Broken if there are too many
   */
  static TopicDefinition with(TopicDefinition topic, String example, boolean relevant) {
    List<String> here = relevant ? topic.positives() : topic.negatives();
    List<String> there = without(relevant ? topic.negatives() : topic.positives(), example);
    List<String> more = new ArrayList<>(here);
    if (without(here, example).size() == here.size()) {
      more.add(example);
    }
    return relevant ? topic.withExamples(more, there) : topic.withExamples(there, more);
  }

  private static List<String> without(List<String> texts, String example) {
    return texts.stream().filter(text -> !normal(text).equals(normal(example))).toList();
  }

  private static String normal(String text) {
    return oneLine(text).toLowerCase(Locale.ROOT);
  }

  private static String oneLine(String text) {
    return SPACE.matcher(text).replaceAll(" ").strip();
  }

  private static int cut(String text, int charsMax) {
    if (text.length() <= charsMax) {
      return text.length();
    }
    int space = text.lastIndexOf(' ', charsMax);
    return space > 0 ? space : charsMax;
  }
}
