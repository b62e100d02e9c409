package org.wirewatch.enrich.quote;

import org.wirewatch.wire.EnrichedArticle.Mention;

/**
 * Finds the verb of speech that governs quoted words, and its subject, in the tokens before or
 * after them. Pure.
 */
final class Attribution {
  private static final int AFTER_MAX = 40;
  private static final int INVERTED_MAX = 9;

  private final QuoteText text;
  private final Speakers speakers;

  Attribution(QuoteText text, Speakers speakers) {
    this.text = text;
    this.speakers = speakers;
  }

  /**
   * A verb of speech with its subject.
   *
   * @param cue as written
   * @param cueAt token of the verb
   * @param speaker null when there is a verb but no one to go with it
   */
  record Found(String cue, int cueAt, Speaker speaker) {}

  /**
   * Looks behind the quote: {@code ," said X}, {@code ," X told Y}, {@code "..." in May, X said}.
   *
   * @param from first token after the closing mark
   * @param to end of the sentence or start of the next quote
   * @param closed whether the quote ends as {@code ,"}, {@code !"}, {@code ?"}
   */
  Found after(int from, int to, boolean closed) {
    int at = from;
    boolean comma = false;
    while (at < to && Cues.isDelimiter(text.word(at))) {
      at++;
      comma = true;
    }
    int limit = Math.min(to, at + AFTER_MAX);
    if (at >= limit) {
      return null;
    }
    if (isVerb(at, from) && Cues.isSaying(text.word(at))) {
      boolean bound = closed || comma || namedAt(at + 1, limit);
      Speaker speaker = bound ? inverted(at + 1, limit) : null;
      return speaker == null ? null : new Found(text.word(at), at, speaker);
    }
    boolean bound = closed || comma || Cues.isPronoun(text.word(at));
    return bound ? subjectThenVerb(at, limit) : null;
  }

  private boolean namedAt(int from, int to) {
    for (int at = from; at < Math.min(to, from + 3); at++) {
      if (text.isSpeaker(at)) {
        return true;
      }
    }
    return from < to && Cues.isPronoun(text.word(from));
  }

  /** Looks for {@code ..., Okafor said.} at the end of the sentence. */
  Found atSentenceEnd(int from, int to) {
    for (int at = to - 1; at > from; at--) {
      if (text.word(at).equals(",")) {
        Found found = subjectThenVerb(at + 1, to);
        boolean last = found != null && to - found.cueAt() <= 6;
        return last ? found : null;
      }
    }
    return null;
  }

  /** {@code Orla Venn, the founder, told the paper}. */
  private Found subjectThenVerb(int from, int to) {
    for (int verb = from; verb < to; verb++) {
      if (!isVerb(verb, from) || !Cues.isSaying(text.word(verb))) {
        continue;
      }
      Speaker speaker = verb == from ? inverted(verb + 1, to) : subjectIn(from, verb);
      return speaker == null ? null : new Found(text.word(verb), verb, speaker);
    }
    return null;
  }

  private Speaker subjectIn(int from, int verb) {
    if (Cues.isPronoun(text.word(from))) {
      return speakers.pronoun(from);
    }
    Mention other = null;
    int comma = verb;
    for (int at = from; at < verb; at++) {
      if (text.isPerson(at) && at < comma + 4) {
        return Speaker.of(text.mention(at));
      }
      if (other == null && text.isSpeaker(at) && at < comma) {
        other = text.mention(at);
      }
      if (comma == verb && text.word(at).equals(",")) {
        comma = at;
      }
    }
    if (other != null && other.start() <= text.token(from).start() + 4) {
      return Speaker.of(other);
    }
    Speaker noun = nounPhrase(from, verb);
    return noun != null || other == null ? noun : Speaker.of(other);
  }

  /** {@code the board}, {@code a senior official}: up to a comma, {@code of} or the verb. */
  private Speaker nounPhrase(int from, int to) {
    int start = from;
    if (start < to && text.word(start).equals("that")) {
      return null;
    }
    while (start < to && !Character.isLetterOrDigit(text.word(start).charAt(0))) {
      start++;
    }
    int end = start;
    while (end < to && !endsPhrase(end)) {
      end++;
    }
    while (end > start + 1 && Cues.mayPrecedeVerb(text.word(end - 1))) {
      end--;
    }
    boolean plausible = end > start && end - start <= 8;
    return plausible
        ? Speaker.of(text.text, text.token(start).start(), text.token(end - 1).end())
        : null;
  }

  private boolean endsPhrase(int at) {
    String word = text.word(at);
    return Cues.isDelimiter(word)
        || word.equals(".")
        || word.equals("of")
        || word.equals("for")
        || word.equals("who")
        || word.equals("at")
        || word.equals("in")
        || word.equals("with");
  }

  /** The subject after its verb: {@code said the Rev. Larry Kroon}. */
  private Speaker inverted(int from, int to) {
    int limit = Math.min(to, from + INVERTED_MAX);
    if (from >= to) {
      return null;
    }
    if (Cues.isPronoun(text.word(from))) {
      return speakers.pronoun(from);
    }
    Mention organisation = null;
    for (int at = from; at < limit; at++) {
      if (text.isPerson(at)) {
        return Speaker.of(text.mention(at));
      }
      if (text.isSpeaker(at) && organisation == null) {
        organisation = text.mention(at);
      }
      if (text.word(at).equals(",") && at > from + 1) {
        int next = at + 1;
        boolean named = next < to && text.isPerson(next) && organisation == null;
        if (named) {
          return Speaker.of(text.mention(next));
        }
        break;
      }
    }
    boolean atOnce = organisation != null && organisation.start() <= text.token(from).end() + 2;
    if (atOnce) {
      return Speaker.of(organisation);
    }
    return Cues.isDeterminer(text.word(from)) || organisation == null
        ? noun(from, limit)
        : Speaker.of(organisation);
  }

  private Speaker noun(int from, int limit) {
    boolean starts =
        Cues.isDeterminer(text.word(from)) || Character.isLetter(text.word(from).charAt(0));
    return starts ? nounPhrase(from, limit) : null;
  }

  /**
   * Looks before the quote: {@code X said: "}, {@code X described it as "}, {@code According to X,
   * "}.
   *
   * @param from start of the sentence or first token after the quote before
   * @param to token of the opening mark
   */
  Found before(int from, int to) {
    for (int verb = to - 1; verb >= from; verb--) {
      if (text.word(verb).equalsIgnoreCase("to")
          && verb > from
          && text.word(verb - 1).equalsIgnoreCase("according")) {
        Speaker speaker = inverted(verb + 1, to);
        return speaker == null ? null : new Found("according to", verb - 1, speaker);
      }
      if (!Cues.isCue(text.word(verb)) || !isVerb(verb, from) || text.mention(verb) != null) {
        continue;
      }
      Speaker speaker = subjectBefore(from, verb);
      boolean bare = verb == from || Cues.isDelimiter(text.word(verb - 1));
      if (speaker == null && bare && Cues.isSaying(text.word(verb))) {
        speaker = inverted(verb + 1, to);
      }
      if (speaker != null) {
        return new Found(text.word(verb), verb, speaker);
      }
    }
    return null;
  }

  /** The subject of a verb that follows it, looking left over auxiliaries and insertions. */
  Speaker subjectBefore(int from, int verb) {
    int at = verb - 1;
    while (at >= from && Cues.mayPrecedeVerb(text.word(at))) {
      at--;
    }
    if (at < from) {
      return null;
    }
    if (Cues.isDelimiter(text.word(at))) {
      return beforeInsertion(from, at);
    }
    if (text.word(at).equalsIgnoreCase("who") || text.word(at).equalsIgnoreCase("which")) {
      return at > from ? nearest(from, at) : null;
    }
    if (Cues.isPronoun(text.word(at))) {
      return speakers.pronoun(at);
    }
    if (text.isSpeaker(at)) {
      return Speaker.of(ownerOf(at));
    }
    return nominal(from, at);
  }

  /** {@code X of the Y} and {@code X at Y}: the person before the preposition speaks. */
  private Mention ownerOf(int at) {
    Mention mention = text.mention(at);
    int first = text.at(mention.start());
    if (text.isPerson(at) || first < 2) {
      return mention;
    }
    String before = text.word(first - 1);
    int back = before.equals("the") ? first - 2 : first - 1;
    boolean owned = back > 0 && (text.word(back).equals("of") || text.word(back).equals("at"));
    return owned && text.isPerson(back - 1) ? text.mention(back - 1) : mention;
  }

  /** {@code X – who did this with Y – said}: X, not Y. */
  private Speaker beforeInsertion(int from, int delimiter) {
    String mark = text.word(delimiter);
    for (int at = from; at < delimiter; at++) {
      boolean opens = text.word(at).equals(mark) || (mark.equals(")") && text.word(at).equals("("));
      if (opens && at > from && text.isSpeaker(at - 1)) {
        boolean apposed = !text.isPerson(at - 1) && text.isPerson(at + 1);
        return Speaker.of(text.mention(apposed ? at + 1 : at - 1));
      }
      if (opens && at + 1 < delimiter && text.isPerson(at + 1)) {
        return Speaker.of(text.mention(at + 1));
      }
    }
    Speaker named = nearest(from, delimiter);
    return named != null ? named : speakers.subject(from, delimiter);
  }

  private Speaker nearest(int from, int to) {
    Speaker other = null;
    for (int at = to - 1; at >= from; at--) {
      if (text.isPerson(at) && !text.isQuoted(at)) {
        return Speaker.of(text.mention(at));
      }
      if (other == null && text.isSpeaker(at)) {
        other = Speaker.of(text.mention(at));
      }
    }
    return other;
  }

  /** {@code a spokesman} right before the verb, or the subject further left. */
  private Speaker nominal(int from, int at) {
    boolean joined = text.word(at).equals("and") || text.word(at).equals("but");
    for (int start = at; !joined && start >= from && start > at - 6; start--) {
      if (Cues.isDeterminer(text.word(start)) && start < at) {
        if (start > from && text.word(start - 1).equals("by")) {
          break;
        }
        return Speaker.of(text.text, text.token(start).start(), text.token(at).end());
      }
      if (Cues.isDelimiter(text.word(start)) || Cues.isPronoun(text.word(start))) {
        break;
      }
    }
    return speakers.subject(from, at + 1);
  }

  private boolean isVerb(int at, int from) {
    return Cues.isCue(text.word(at))
        && (at == from
            || (!Cues.makesNoun(text.word(at - 1))
                && (text.isSpeaker(at - 1) || Cues.fitsBase(text.word(at), text.word(at - 1)))));
  }
}
