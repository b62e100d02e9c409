package org.wirewatch.enrich.quote;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.wirewatch.wire.EnrichedArticle.EntityType;
import org.wirewatch.wire.EnrichedArticle.Mention;

/**
 * Tells who a pronoun stands for, and who a sentence is about. Remembers who spoke last; not
 * thread-safe, one an article.
 */
final class Speakers {
  private static final int SENTENCES_BACK = 5;

  private final QuoteText text;

  /** For each person, how often {@code she} rather than {@code he} stood near; by entity id. */
  private final Map<String, Integer> femaleLead = new HashMap<>();

  private Speaker last;
  private int lastSentence = -1;

  Speakers(QuoteText text) {
    this.text = text;
    learnGenders();
  }

  void spoke(Speaker speaker, int sentence) {
    last = speaker;
    lastSentence = sentence;
  }

  Speaker last() {
    return last;
  }

  /** Whom the pronoun at a token stands for; null when nobody fits. */
  Speaker pronoun(int at) {
    String pronoun = text.word(at).toLowerCase(Locale.ROOT);
    if (pronoun.equals("i") || pronoun.equals("we")) {
      return last;
    }
    int sentence = text.sentence(at);
    boolean thing = pronoun.equals("it") || pronoun.equals("they");
    Speaker here = subject(text.sentenceStart(sentence), at, thing, gender(pronoun));
    if (here != null) {
      return here;
    }
    for (int back = sentence - 1; back >= 0 && back >= sentence - SENTENCES_BACK; back--) {
      if (last != null && lastSentence >= back && fits(last, thing, gender(pronoun))) {
        return last;
      }
      Speaker found =
          subject(text.sentenceStart(back), text.sentenceEnd(back), thing, gender(pronoun));
      if (found != null) {
        return found;
      }
    }
    return last != null && fits(last, thing, gender(pronoun)) ? last : null;
  }

  private boolean fits(Speaker speaker, boolean thing, int gender) {
    if (thing || speaker.id() == null) {
      return true;
    }
    int lead = femaleLead.getOrDefault(speaker.id(), 0);
    return gender == 0 || lead == 0 || Integer.signum(lead) == gender;
  }

  private static int gender(String pronoun) {
    return switch (pronoun) {
      case "she", "her" -> 1;
      case "he", "his", "him" -> -1;
      default -> 0;
    };
  }

  /** Whom {@code [from, to)} is about: a leading pronoun's person or the first one named. */
  Speaker subject(int from, int to) {
    for (int at = from; at < to; at++) {
      if (text.isQuoted(at)) {
        continue;
      }
      String word = text.word(at).toLowerCase(Locale.ROOT);
      if (word.equals("he") || word.equals("she")) {
        return pronoun(at);
      }
      if (text.isPerson(at)) {
        return Speaker.of(text.mention(at));
      }
    }
    return subject(from, to, true, 0);
  }

  private Speaker subject(int from, int to, boolean thing, int gender) {
    for (int at = from; at < to; at++) {
      Mention mention = text.mention(at);
      if (mention == null || text.isQuoted(at) || isAside(at)) {
        continue;
      }
      boolean kind =
          thing ? mention.type() == EntityType.ORGANIZATION : mention.type() == EntityType.PERSON;
      if (kind && fits(Speaker.of(mention), thing, gender)) {
        return Speaker.of(mention);
      }
    }
    return null;
  }

  /** A possessor, or a name in brackets, as a wire service's at the start. */
  private boolean isAside(int at) {
    boolean bracketed = at > 0 && text.word(at - 1).equals("(");
    int next = text.at(text.mention(at).end());
    if (bracketed || next >= text.size()) {
      return bracketed;
    }
    String word = text.word(next);
    return word.equals("'s") || word.equals("\u2019s");
  }

  /** A title before the name, or a pronoun in a sentence that names one person only. */
  private void learnGenders() {
    for (Mention mention : text.mentions) {
      int at = text.at(mention.start());
      if (mention.type() != EntityType.PERSON || at == 0) {
        continue;
      }
      String title = text.word(at - 1).toLowerCase(Locale.ROOT);
      int sign =
          switch (title) {
            case "ms.", "mrs.", "ms", "mrs", "miss", "actress", "spokeswoman" -> 5;
            case "mr.", "mr", "sir", "actor", "spokesman" -> -5;
            default -> 0;
          };
      femaleLead.merge(mention.entityId(), sign, Integer::sum);
    }
    for (int sentence = 0; sentence < text.sentence(text.size()); sentence++) {
      learnFrom(sentence);
    }
  }

  private void learnFrom(int sentence) {
    String only = null;
    int lead = 0;
    for (int at = text.sentenceStart(sentence); at < text.sentenceEnd(sentence); at++) {
      if (text.isQuoted(at)) {
        continue;
      }
      if (text.isPerson(at)) {
        String id = text.mention(at).entityId();
        if (only != null && !only.equals(id)) {
          return;
        }
        only = id;
      } else if (only != null) {
        lead += gender(text.word(at).toLowerCase(Locale.ROOT));
      }
    }
    if (only != null) {
      femaleLead.merge(only, lead, Integer::sum);
    }
  }
}
