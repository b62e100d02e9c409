package org.wirewatch.enrich.entity.train;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wirewatch.enrich.entity.LabelledDocument;
import org.wirewatch.enrich.entity.Lexicon;
import org.wirewatch.enrich.entity.PerceptronTrainer;
import org.wirewatch.enrich.entity.TagModel;

/**
 * Models made only to be measured, and the documents that they have not seen.
 *
 * @param names people, organisations and places
 * @param things events, products and laws; empty when not asked for, or without written news
 * @param heldOut by origin; the written news under {@link #WRITTEN}, headlines first
 */
public record Trial(
    TagModel names,
    Optional<TagModel> things,
    Lexicon lexicon,
    Map<String, List<LabelledDocument>> heldOut) {
  public static final String WRITTEN = TrainingData.WRITTEN;

  /**
   * What to learn from, and how.
   *
   * @param writtenNews whether to learn from the news written for this project
   * @param openNews whether to learn from the open news that the teacher labelled
   * @param things whether to train the model of events, products and laws, too
   */
  public record Plan(
      PerceptronTrainer.Settings settings,
      Lexicon lexicon,
      long seed,
      boolean writtenNews,
      boolean openNews,
      boolean things) {

    /** As what ships is made, only without the documents that are set aside. */
    public static Plan asShipped(Lexicon lexicon, long seed) {
      return new Plan(PerceptronTrainer.Settings.defaults(), lexicon, seed, true, true, true);
    }

    public Plan with(PerceptronTrainer.Settings other) {
      return new Plan(other, lexicon, seed, writtenNews, openNews, things);
    }

    public Plan with(Lexicon other) {
      return new Plan(settings, other, seed, writtenNews, openNews, things);
    }

    public Plan withoutThings() {
      return new Plan(settings, lexicon, seed, writtenNews, openNews, false);
    }

    public Plan withoutWrittenNews() {
      return new Plan(settings, lexicon, seed, false, openNews, things);
    }

    public Plan withoutOpenNews() {
      return new Plan(settings, lexicon, seed, writtenNews, false, things);
    }
  }
}
