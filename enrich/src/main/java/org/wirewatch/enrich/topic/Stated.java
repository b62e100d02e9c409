package org.wirewatch.enrich.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A description taken apart.
 *
 * @param included sentences that say what belongs to the topic
 * @param excluded sentences that say what does not
 */
record Stated(List<String> included, List<String> excluded) {
  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+|\\n+");
  private static final Pattern EXCLUSION =
      Pattern.compile(
          "(?i)^(?:(?:but |and )?(?:not|no|never|except|excludes?|excluding|without)"
              + "|(?:this|it|the topic) (?:does not include|excludes))\\b[: ]*(?:about )?");

  static Stated of(String description) {
    List<String> included = new ArrayList<>();
    List<String> excluded = new ArrayList<>();
    for (String sentence : SENTENCE_END.split(description, -1)) {
      String stripped = sentence.strip();
      if (stripped.isEmpty()) {
        continue;
      }
      if (EXCLUSION.matcher(stripped).lookingAt()) {
        excluded.add(EXCLUSION.matcher(stripped).replaceFirst(""));
      } else {
        included.add(stripped);
      }
    }
    return new Stated(included, excluded);
  }

  String inclusion() {
    return String.join(" ", included);
  }

  String exclusion() {
    return String.join(" ", excluded);
  }
}
