package org.wirewatch.enrich.quote;

import java.util.Comparator;
import java.util.List;
import org.wirewatch.enrich.text.Sentence;
import org.wirewatch.wire.EnrichedArticle.Mention;
import org.wirewatch.wire.EnrichedArticle.Quote;
import org.wirewatch.wire.EnrichedArticle.QuoteKind;

/**
 * Finds what was said and by whom: direct quotes, pieces of split ones, and indirect speech with a
 * plain cue. Pure and thread-safe.
 */
public final class QuoteFinder {
  private QuoteFinder() {}

  /**
   * The quotes of an article in order.
   *
   * @param sentences of the text
   * @param mentions in the text, with offsets into it
   */
  public static List<Quote> find(String text, List<Sentence> sentences, List<Mention> mentions) {
    if (sentences.isEmpty()) {
      return List.of();
    }
    List<Marked> pairs = QuotationMarks.in(text);
    QuoteText tokens = new QuoteText(text, sentences, mentions, pairs);
    List<Quote> quotes = new DirectSpeech(tokens, pairs).find();
    quotes.addAll(new IndirectSpeech(tokens).find());
    quotes.sort(Comparator.comparingInt(Quote::start));
    return quotes;
  }

  static Quote quote(
      QuoteText text, QuoteKind kind, int start, int end, Speaker speaker, String cue, int part) {
    boolean known = speaker != null;
    return new Quote(
        kind,
        start,
        end,
        text.text.substring(start, end),
        known ? speaker.words() : null,
        known ? speaker.id() : null,
        known ? speaker.name() : null,
        known ? speaker.start() : null,
        known ? speaker.end() : null,
        cue,
        part);
  }
}
