package org.wirewatch.enrich.entity.train;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.wirewatch.enrich.entity.LabelledDocument;
import org.wirewatch.enrich.entity.TagModel;

/** The text file beside a model that says what it was made of, and how to make it again. */
final class Provenance {
  private Provenance() {}

  static String of(TrainingData data, long seed, TagModel model, Map<String, String> scores) {
    Map<String, Integer> sentences = new TreeMap<>();
    for (LabelledDocument document : data.all()) {
      sentences.merge(document.source(), document.sentences().size(), Integer::sum);
    }
    StringBuilder text = new StringBuilder();
    text.append(
        "# Origin of entities.model and things.model. Licences and attribution: NOTICE, at the root.\n");
    text.append(
        "command=./wirewatch train entities --data DIR --training enrich/training --out DIR --seed ");
    text.append(seed).append('\n');
    text.append("seed=").append(seed).append('\n');
    text.append("features=").append(model.size()).append('\n');
    scores.forEach(
        (origin, score) ->
            text.append("score.")
                .append(origin.toLowerCase(Locale.ROOT).replace(' ', '-'))
                .append('=')
                .append(score)
                .append('\n'));
    text.append("left-out=GUM: conversation, speech, textbook, vlog (no licence of their own)\n");
    text.append(
        "open-text=voa_text.txt: Voice of America, public domain; see training/README.md\n");
    text.append("lexicon=see lexicon.properties\n");
    for (Map.Entry<String, Integer> entry : sentences.entrySet()) {
      text.append("sentences.").append(entry.getKey()).append('=');
      text.append(entry.getValue()).append('\n');
    }
    return text.toString();
  }
}
