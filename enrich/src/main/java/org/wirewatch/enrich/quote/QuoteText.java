package org.wirewatch.enrich.quote;

import java.util.ArrayList;
import java.util.List;
import org.wirewatch.enrich.text.Sentence;
import org.wirewatch.enrich.text.Token;
import org.wirewatch.wire.EnrichedArticle.EntityType;
import org.wirewatch.wire.EnrichedArticle.Mention;

/** An article's tokens in one row, each with its sentence, its mention and its quotation. */
final class QuoteText {
  final String text;
  final List<Mention> mentions;
  private final List<Sentence> sentences;
  private final List<Token> tokens = new ArrayList<>();
  private final int[] sentenceOf;
  private final int[] firstToken;
  private final Mention[] mentionAt;
  private final boolean[] quoted;

  QuoteText(String text, List<Sentence> sentences, List<Mention> mentions, List<Marked> pairs) {
    this.text = text;
    this.sentences = sentences;
    this.mentions = mentions;
    this.firstToken = new int[sentences.size() + 1];
    for (int i = 0; i < sentences.size(); i++) {
      firstToken[i] = tokens.size();
      tokens.addAll(sentences.get(i).tokens());
    }
    firstToken[sentences.size()] = tokens.size();
    this.sentenceOf = new int[tokens.size()];
    this.mentionAt = new Mention[tokens.size()];
    this.quoted = new boolean[tokens.size()];
    for (int i = 0; i < sentences.size(); i++) {
      java.util.Arrays.fill(sentenceOf, firstToken[i], firstToken[i + 1], i);
    }
    for (Mention mention : mentions) {
      for (int at = at(mention.start()); at < size() && token(at).start() < mention.end(); at++) {
        mentionAt[at] = mention;
      }
    }
    for (Marked pair : pairs) {
      for (int at = at(pair.open()); at < size() && token(at).start() < pair.close(); at++) {
        quoted[at] = true;
      }
    }
  }

  int size() {
    return tokens.size();
  }

  Token token(int at) {
    return tokens.get(at);
  }

  String word(int at) {
    return tokens.get(at).text();
  }

  boolean isQuoted(int at) {
    return quoted[at];
  }

  /** A person, organisation or place that the token is part of; null when there is none. */
  Mention mention(int at) {
    return mentionAt[at];
  }

  /** Whether someone who can speak is named. */
  boolean isSpeaker(int at) {
    return mentionAt[at] != null && mentionAt[at].type() != EntityType.LOCATION;
  }

  boolean isPerson(int at) {
    return mentionAt[at] != null && mentionAt[at].type() == EntityType.PERSON;
  }

  int sentence(int at) {
    return at < size() ? sentenceOf[at] : sentences.size();
  }

  int sentenceStart(int sentence) {
    return firstToken[sentence];
  }

  int sentenceEnd(int sentence) {
    return firstToken[sentence + 1];
  }

  boolean startsParagraph(int sentence) {
    return sentences.get(sentence).startsParagraph();
  }

  /** Index of the first token that starts at the offset or later, or covers it. */
  int at(int offset) {
    int low = 0;
    int high = size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (token(middle).end() <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
