package org.wirewatch.enrich.entity;

import java.util.ArrayList;
import java.util.List;
import org.wirewatch.enrich.text.Sentence;
import org.wirewatch.enrich.text.Token;

/** Title and text as one run of sentences, the title's first. Immutable. */
final class ArticleText {
  private final String title;
  private final String text;
  private final int titleSentences;
  private final List<Sentence> sentences;

  ArticleText(String title, List<Sentence> titleSentences, String text, List<Sentence> sentences) {
    this.title = title;
    this.text = text;
    this.titleSentences = titleSentences.size();
    this.sentences = new ArrayList<>(titleSentences);
    this.sentences.addAll(sentences);
  }

  List<Sentence> sentences() {
    return sentences;
  }

  int size() {
    return sentences.size();
  }

  boolean isTitle(int sentence) {
    return sentence < titleSentences;
  }

  List<Token> tokens(int sentence) {
    return sentences.get(sentence).tokens();
  }

  String word(int sentence, int token) {
    return tokens(sentence).get(token).text();
  }

  /** Each sentence's words, apostrophes straight: the model has seen few of the others. */
  List<String[]> words() {
    List<String[]> words = new ArrayList<>(sentences.size());
    for (Sentence sentence : sentences) {
      String[] written = sentence.words();
      for (int i = 0; i < written.length; i++) {
        written[i] = written[i].replace('\u2019', '\'');
      }
      words.add(written);
    }
    return words;
  }

  /** Whether all of a sentence's letters are capitals, so that they tell nothing. */
  boolean inCapitals(int sentence) {
    return tokens(sentence).stream()
        .noneMatch(token -> token.text().codePoints().anyMatch(Character::isLowerCase));
  }

  int startOf(Name name) {
    return tokens(name.sentence()).get(name.start()).start();
  }

  int endOf(Name name) {
    return tokens(name.sentence()).get(name.end() - 1).end();
  }

  /** The name as written. */
  String of(Name name) {
    return (isTitle(name.sentence()) ? title : text).substring(startOf(name), endOf(name));
  }

  /** The name's words with one space between, whatever stands between them in the text. */
  String words(Name name) {
    StringBuilder words = new StringBuilder();
    List<Token> tokens = tokens(name.sentence());
    for (int i = name.start(); i < name.end(); i++) {
      boolean apart = i > name.start() && tokens.get(i - 1).end() < tokens.get(i).start();
      words.append(apart ? " " : "").append(tokens.get(i).text());
    }
    return words.toString();
  }
}
