package org.wirewatch.enrich.quote;

import java.util.ArrayList;
import java.util.List;
import org.wirewatch.wire.EnrichedArticle.Quote;
import org.wirewatch.wire.EnrichedArticle.QuoteKind;

/** Goes through an article's quotation marks in order; each may lean on the one before it. */
final class DirectSpeech {
  private static final int WHOLE_WORDS_MIN = 4;

  private final QuoteText text;
  private final List<Marked> pairs;
  private final Speakers speakers;
  private final Attribution attribution;
  private final List<Quote> quotes = new ArrayList<>();

  /** The pair before, if it was speech; null otherwise. */
  private Marked before;

  private Speaker speaker;
  private int part;

  DirectSpeech(QuoteText text, List<Marked> pairs) {
    this.text = text;
    this.pairs = pairs;
    this.speakers = new Speakers(text);
    this.attribution = new Attribution(text, speakers);
  }

  /** A pair with the tokens around it that may tell the speaker. */
  private record Place(
      Marked pair, int left, int opening, int first, int end, int after, int right, int sentence) {
    boolean startsSentence() {
      return left >= opening;
    }
  }

  List<Quote> find() {
    for (int i = 0; i < pairs.size(); i++) {
      Place place = place(i);
      if (place.first() < place.end()) {
        decide(place);
      }
    }
    return quotes;
  }

  private Place place(int index) {
    Marked pair = pairs.get(index);
    int opening = text.at(pair.open());
    int first = text.at(pair.start());
    int end = text.at(pair.end());
    int after = text.at(pair.close());
    int sentence = text.sentence(opening);
    int left = text.sentenceStart(sentence);
    if (index > 0) {
      left = Math.max(left, text.at(pairs.get(index - 1).close()));
    }
    int lastSentence = text.sentence(Math.max(first, end - 1));
    int right = Math.max(after, text.sentenceEnd(lastSentence));
    char last = text.text.charAt(pair.end() - 1);
    boolean asks = last == '?' || last == '!' || last == '\u2026';
    if (asks && after == right && right < text.size()) {
      int next = text.sentence(right);
      right = text.startsParagraph(next) ? right : text.sentenceEnd(next);
    }
    if (index + 1 < pairs.size()) {
      right = Math.min(right, Math.max(after, text.at(pairs.get(index + 1).open())));
    }
    return new Place(pair, left, opening, first, end, after, right, sentence);
  }

  private void decide(Place place) {
    char last = text.text.charAt(place.pair().end() - 1);
    boolean clause = ",?!\u2026\u2014-\u2013".indexOf(last) >= 0;
    boolean stopped = last == '.' && place.after() < place.right();
    boolean announced = NotSpeech.announced(text, place.left(), place.opening());
    Attribution.Found found = null;
    if (place.pair().isClosed()) {
      found = attribution.after(place.after(), place.right(), (clause && !announced) || stopped);
    }
    Attribution.Found lead = attribution.before(place.left(), place.opening());
    if (lead != null && (found == null || leads(place))) {
      found = lead;
    }
    if (found == null) {
      found = attribution.atSentenceEnd(place.after(), place.right());
    }
    if (found != null && !announced && !isTitle(place, found)) {
      take(place, found.speaker(), found.cue(), goesOn(place));
      return;
    }
    if (announced) {
      return;
    }
    withoutCue(place);
  }

  /** {@code said: "} and {@code said, "} bind closer than what comes after. */
  private boolean leads(Place place) {
    if (place.startsSentence()) {
      return false;
    }
    String word = text.word(place.opening() - 1);
    return word.equals(":") || word.equals(",") || word.equals("that");
  }

  private boolean isTitle(Place place, Attribution.Found found) {
    boolean direct =
        place.startsSentence()
            || text.word(place.opening() - 1).equals(":")
            || found.cueAt() >= place.opening() - 2;
    return !direct
        && found.cueAt() < place.opening()
        && NotSpeech.looksLikeTitle(text, place.first(), place.end());
  }

  /** The piece goes on what the same speaker began. */
  private boolean goesOn(Place place) {
    if (before == null) {
      return false;
    }
    return place.pair().continues()
        || (text.text.charAt(before.end() - 1) == ',' && nextTo(place, before));
  }

  private boolean nextTo(Place place, Marked other) {
    int gap = text.sentence(place.opening()) - text.sentence(Math.max(0, text.at(other.end()) - 1));
    return gap <= 1;
  }

  private void withoutCue(Place place) {
    boolean whole = isWhole(place);
    if (before != null && place.pair().continues()) {
      take(place, speaker, null, true);
    } else if (place.startsSentence() && whole) {
      alone(place);
    } else if (before != null && sameSentence(place) && !titleLike(place)) {
      take(place, speaker, null, true);
    } else if (whole && !place.startsSentence() && text.word(place.opening() - 1).equals(":")) {
      take(place, speakers.subject(place.left(), place.opening()), null, false);
    } else if (whole && afterColonName(place)) {
      take(place, speakers.subject(place.left(), place.opening()), null, false);
    } else {
      before = null;
    }
  }

  /** {@code Houston head coach, Bill O'Brien, was pleased, "They did a great job."} */
  private boolean afterColonName(Place place) {
    return !place.startsSentence()
        && text.word(place.opening() - 1).equals(",")
        && place.end() - place.first() >= WHOLE_WORDS_MIN
        && Character.isUpperCase(text.text.charAt(place.pair().start()))
        && !titleLike(place);
  }

  private boolean titleLike(Place place) {
    return NotSpeech.looksLikeTitle(text, place.first(), place.end());
  }

  private boolean sameSentence(Place place) {
    return text.sentence(text.at(before.open())) == place.sentence()
        || text.sentence(Math.max(0, text.at(before.end()) - 1)) == place.sentence();
  }

  private boolean isWhole(Place place) {
    char last = text.text.charAt(place.pair().end() - 1);
    boolean ends = ".?!,\u2026\u2014".indexOf(last) >= 0;
    int words = place.end() - place.first();
    boolean sentences = text.sentence(place.end() - 1) > place.sentence();
    if (words < WHOLE_WORDS_MIN && !(ends && before != null)) {
      return false;
    }
    return (ends || sentences || !place.pair().isClosed()) && !titleLike(place);
  }

  /** A sentence of its own: the last speaker goes on, or the sentence before tells who. */
  private void alone(Place place) {
    int previous = place.sentence() - 1;
    boolean follows = before != null && nextTo(place, before) && sameParagraph(place);
    if (follows || previous < 0) {
      take(place, follows ? speaker : null, null, follows);
      return;
    }
    int from = text.sentenceStart(previous);
    int to = text.sentenceEnd(previous);
    Attribution.Found lead = attribution.before(from, to);
    Speaker found = lead != null ? lead.speaker() : speakers.subject(from, to);
    take(place, found != null ? found : speakers.last(), null, false);
  }

  private boolean sameParagraph(Place place) {
    return !text.startsParagraph(place.sentence());
  }

  private void take(Place place, Speaker who, String cue, boolean goesOn) {
    part = goesOn ? part + 1 : 1;
    Marked pair = place.pair();
    quotes.add(QuoteFinder.quote(text, QuoteKind.DIRECT, pair.start(), pair.end(), who, cue, part));
    speaker = who;
    before = pair;
    if (who != null) {
      speakers.spoke(who, text.sentence(Math.max(place.first(), place.right() - 1)));
    }
  }
}
