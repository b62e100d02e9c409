package org.wirewatch.enrich.quote;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.wirewatch.wire.EnrichedArticle.Quote;
import org.wirewatch.wire.EnrichedArticle.QuoteKind;

/**
 * Finds what was said without quotation marks, where the cue is plain: {@code X said that …},
 * {@code X said …}, {@code …, according to X}. A sentence with quotation marks is left alone.
 */
final class IndirectSpeech {
  /** Verbs that need no {@code that}. */
  private static final Set<String> PLAIN = Set.of("said", "says");

  private static final int CONTENT_MIN = 3;
  private static final int SUBJECT_MAX = 30;

  private final QuoteText text;
  private final Speakers speakers;
  private final Attribution attribution;

  IndirectSpeech(QuoteText text) {
    this.text = text;
    this.speakers = new Speakers(text);
    this.attribution = new Attribution(text, speakers);
  }

  List<Quote> find() {
    List<Quote> quotes = new ArrayList<>();
    for (int sentence = 0; sentence < text.sentence(text.size()); sentence++) {
      int from = text.sentenceStart(sentence);
      int to = text.sentenceEnd(sentence);
      if (!hasMarks(from, to)) {
        Quote quote = in(from, to);
        if (quote != null) {
          quotes.add(quote);
        }
      }
    }
    return quotes;
  }

  private boolean hasMarks(int from, int to) {
    for (int at = from; at < to; at++) {
      if (text.isQuoted(at)) {
        return true;
      }
    }
    return false;
  }

  private Quote in(int from, int to) {
    for (int at = from + 1; at < Math.min(to, from + SUBJECT_MAX); at++) {
      String word = text.word(at).toLowerCase(Locale.ROOT);
      boolean that = at + 1 < to && text.word(at + 1).equalsIgnoreCase("that");
      if (PLAIN.contains(word) || (Cues.isSaying(word) && that)) {
        Speaker speaker = attribution.subjectBefore(from, at);
        if (speaker == null) {
          return null;
        }
        int start = that ? at + 2 : afterDay(at + 1, to);
        that |= start < to && text.word(start).equals("that");
        start += that && text.word(start).equals("that") ? 1 : 0;
        boolean saidBefore = to - start < CONTENT_MIN || (!that && isPreposition(start));
        Quote leading = saidBefore ? leading(from, at, speaker) : null;
        return leading != null || saidBefore ? leading : content(start, to, speaker, text.word(at));
      }
    }
    return accordingTo(from, to);
  }

  private static final Set<String> DAYS =
      Set.of(
          "monday",
          "tuesday",
          "wednesday",
          "thursday",
          "friday",
          "saturday",
          "sunday",
          "on",
          "late",
          "early",
          "earlier",
          "today",
          "yesterday",
          "morning",
          "evening",
          "afternoon",
          "night");

  private static final Set<String> PREPOSITIONS =
      Set.of("in", "at", "during", "after", "to", "through", "of", "by", "via", "before", "as");

  private int afterDay(int from, int to) {
    int at = from;
    while (at < to && DAYS.contains(text.word(at).toLowerCase(Locale.ROOT))) {
      at++;
    }
    return at;
  }

  private boolean isPreposition(int at) {
    return PREPOSITIONS.contains(text.word(at).toLowerCase(Locale.ROOT));
  }

  /** {@code The firm will close, Okafor said.} */
  private Quote leading(int from, int cue, Speaker speaker) {
    int end = text.at(speaker.start());
    while (end > from && !text.word(end - 1).equals(",")) {
      end--;
    }
    return end - 1 > from && end <= cue ? content(from, end - 1, speaker, text.word(cue)) : null;
  }

  private Quote accordingTo(int from, int to) {
    for (int at = from; at + 2 < to; at++) {
      if (!text.word(at).equalsIgnoreCase("according") || !text.word(at + 1).equals("to")) {
        continue;
      }
      Attribution.Found found = attribution.before(at, Math.min(to, at + 12));
      if (found == null) {
        return null;
      }
      if (at > from) {
        int end = text.word(at - 1).equals(",") ? at - 1 : at;
        return content(from, end, found.speaker(), "according to");
      }
      int comma = text.at(found.speaker().end());
      while (comma < to && !text.word(comma).equals(",")) {
        comma++;
      }
      return content(comma + 1, to, found.speaker(), "according to");
    }
    return null;
  }

  private Quote content(int from, int to, Speaker speaker, String cue) {
    int end = to;
    while (end > from && ".!?".contains(text.word(end - 1))) {
      end--;
    }
    if (end - from < CONTENT_MIN) {
      return null;
    }
    return QuoteFinder.quote(
        text,
        QuoteKind.INDIRECT,
        text.token(from).start(),
        text.token(end - 1).end(),
        speaker,
        cue,
        1);
  }
}
