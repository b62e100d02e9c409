package org.wirewatch.bench.quality;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.wirewatch.enrich.topic.TopicClassifier;
import org.wirewatch.wire.MediaTopics;

/** The subjects of the IPTC on articles of seven categories, to which they are mapped. */
final class TopicSubjects {
  /** Subjects that are right for a category; the categories not_news and other are left out. */
  static final Map<String, Set<String>> RIGHT = right();

  private final TopicTexts texts;

  /** How often the first subject is right; the categories of the wrong ones. */
  record Subjects(int articles, int right, Map<String, String> byCategory) {}

  TopicSubjects(TopicTexts texts) {
    this.texts = texts;
  }

  private static Map<String, Set<String>> right() {
    Map<String, Set<String>> right = new TreeMap<>();
    right.put("economy", Set.of("04", "09"));
    right.put("entertainment", Set.of("01", "08", "10"));
    right.put("science", Set.of("06", "07", "13"));
    right.put("society", Set.of("02", "03", "05", "08", "11", "12", "14", "16", "17"));
    right.put("sports", Set.of("15"));
    right.put("technology", Set.of("13"));
    return right;
  }

  Subjects measure() throws IOException {
    TopicClassifier subjects = TopicClassifier.load(List.of()).withSubjects();
    Map<String, String> byCategory = new LinkedHashMap<>();
    int articles = 0;
    int right = 0;
    for (Map.Entry<String, List<TopicTexts.Text>> category : texts.categories().entrySet()) {
      Set<String> accepted = RIGHT.get(category.getKey());
      if (accepted == null) {
        continue;
      }
      int found = 0;
      for (TopicTexts.Text text : category.getValue()) {
        String first = subjects.topics(text.article(), texts.embedding(text), 0).getFirst().id();
        found +=
            accepted.contains(
                    first.substring(MediaTopics.PREFIX.length(), MediaTopics.PREFIX.length() + 2))
                ? 1
                : 0;
      }
      articles += category.getValue().size();
      right += found;
      byCategory.put(category.getKey(), found + " of " + category.getValue().size());
    }
    return new Subjects(articles, right, byCategory);
  }
}
