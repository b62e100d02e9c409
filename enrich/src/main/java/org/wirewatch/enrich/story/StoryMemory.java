package org.wirewatch.enrich.story;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wirewatch.wire.Checks;
import org.wirewatch.wire.Story;

/**
 * What must be remembered of a story to write its record after the next article; part of the state
 * of {@link StoryStep}. All of it is bounded: about 3 KB of JSON for one article, below 80 KB for
 * the largest story.
 *
 * @param headlines candidates for the title, in order of arrival
 * @param sentences candidates for the summary, in order of arrival
 * @param tallies entities by how many articles name them
 * @param quantities the last value given for each thing counted, the least recently given first
 * @param arrivals when the articles came
 * @param novelties of the last articles, oldest first
 * @param terms stems that the articles had
 * @param facts entities, quotes and figures that the articles gave
 */
record StoryMemory(
    List<Headline> headlines,
    List<Story.Sentence> sentences,
    List<Tally> tallies,
    Map<String, Quantity> quantities,
    Arrivals arrivals,
    List<Double> novelties,
    Seen terms,
    Seen facts) {

  /** Of a story without articles. */
  static final StoryMemory NOTHING =
      new StoryMemory(
          List.of(), List.of(), List.of(), Map.of(), null, List.of(), Seen.NOTHING, Seen.NOTHING);

  StoryMemory {
    headlines = Checks.copy(headlines);
    sentences = Checks.copy(sentences);
    tallies = Checks.copy(tallies);
    quantities =
        quantities == null
            ? Map.of()
            : Collections.unmodifiableMap(new LinkedHashMap<>(quantities));
    arrivals = arrivals == null ? Arrivals.NONE : arrivals;
    novelties = Checks.copy(novelties);
    terms = terms == null ? Seen.NOTHING : terms;
    facts = facts == null ? Seen.NOTHING : facts;
  }

  /** An article's headline. */
  record Headline(String articleId, String title) {}
}
