package org.wirewatch.enrich.value;

import java.util.List;
import java.util.Locale;
import org.wirewatch.enrich.text.Sentence;
import org.wirewatch.enrich.text.Token;
import org.wirewatch.wire.EnrichedArticle.EntityType;
import org.wirewatch.wire.EnrichedArticle.Mention;

/** A text's tokens in one row, with what the names found in it cover. Reads past the end as "". */
final class ValueText {
  private final String text;
  private final Token[] tokens;
  private final String[] lower;
  private final boolean[] starts;
  private final EntityType[] named;

  /**
   * Takes the sentences of one text.
   *
   * @param names mentions in order
   */
  ValueText(String text, List<Sentence> sentences, List<Mention> names) {
    this.text = text;
    int size = 0;
    for (Sentence sentence : sentences) {
      size += sentence.tokens().size();
    }
    tokens = new Token[size];
    lower = new String[size];
    starts = new boolean[size];
    named = new EntityType[size];
    int at = 0;
    for (Sentence sentence : sentences) {
      starts[at] = true;
      for (Token token : sentence.tokens()) {
        tokens[at] = token;
        lower[at++] = token.text().toLowerCase(Locale.ROOT);
      }
    }
    cover(names);
  }

  private void cover(List<Mention> names) {
    int at = 0;
    for (Mention name : names) {
      while (at < size() && tokens[at].end() <= name.start()) {
        at++;
      }
      for (int i = at; i < size() && tokens[i].start() < name.end(); i++) {
        named[i] = name.type();
      }
    }
  }

  int size() {
    return tokens.length;
  }

  String word(int at) {
    return at >= 0 && at < tokens.length ? tokens[at].text() : "";
  }

  String lower(int at) {
    return at >= 0 && at < tokens.length ? lower[at] : "";
  }

  boolean is(int at, String word) {
    return lower(at).equals(word);
  }

  int start(int at) {
    return tokens[at].start();
  }

  int end(int at) {
    return tokens[at].end();
  }

  String between(int start, int end) {
    return text.substring(start, end);
  }

  boolean startsSentence(int at) {
    return at < tokens.length && starts[at];
  }

  /** The type of the name that the token is part of; null when it is part of none. */
  EntityType named(int at) {
    return at >= 0 && at < named.length ? named[at] : null;
  }

  /** Whether a name covers any of the tokens. */
  boolean isNamed(int from, int to) {
    for (int at = from; at < to; at++) {
      if (named(at) != null) {
        return true;
      }
    }
    return false;
  }

  /** Whether no space stands between a token and the next. */
  boolean touchesNext(int at) {
    return at + 1 < tokens.length && tokens[at].end() == tokens[at + 1].start();
  }

  boolean isCapital(int at) {
    String word = word(at);
    return !word.isEmpty() && Character.isUpperCase(word.charAt(0));
  }

  /** A plain word in small letters. */
  boolean isSmallWord(int at) {
    String word = word(at);
    return !word.isEmpty() && Character.isLowerCase(word.charAt(0));
  }
}
