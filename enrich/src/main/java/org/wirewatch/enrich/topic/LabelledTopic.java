package org.wirewatch.enrich.topic;

import java.util.List;
import org.wirewatch.wire.TopicDefinition;

/**
 * A topic with texts of which it is known whether they belong to it: what {@link
 * CombinationTrainer} learns from and the bench measures on.
 *
 * @param source where it comes from, such as {@code iptc}
 * @param texts none of them stands in the definition
 */
record LabelledTopic(String source, TopicDefinition definition, List<Text> texts) {
  LabelledTopic {
    texts = List.copyOf(texts);
  }

  /**
   * A text that belongs to the topic or does not.
   *
   * @param near whether one that does not was written or chosen to look alike
   */
  record Text(String text, boolean relevant, boolean near) {
    static Text belonging(String text) {
      return new Text(text, true, false);
    }

    static Text ordinary(String text) {
      return new Text(text, false, false);
    }

    static Text nearMiss(String text) {
      return new Text(text, false, true);
    }
  }
}
