package org.wirewatch.bench.quality;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.wirewatch.enrich.language.Identified;
import org.wirewatch.enrich.language.LanguageGuesser;
import org.wirewatch.enrich.language.LanguageGuesser.Guess;
import org.wirewatch.enrich.language.LanguageIdentifier;
import org.wirewatch.enrich.language.LanguageText;
import org.wirewatch.wire.EnrichedArticle;

/**
 * Measures the identification of languages on the held-out half of the repository's own texts,
 * beside OpenNLP's best guess, and writes its part of the page: {@code bench/run
 * quality.LanguageQuality [TRAINING [PAGE]]}, where TRAINING is {@code enrich/training} and PAGE
 * {@code docs/quality.md} unless named.
 */
public final class LanguageQuality {
  private static final int ARTICLE_CHARS = 2_000;
  private static final int ROUNDS = 20;
  private static final List<Integer> STATED_LENGTHS = List.of(20, 80, 200);

  private final LanguageIdentifier identifier = LanguageIdentifier.load();
  private final LanguageGuesser guesser = LanguageGuesser.load();
  private final List<LanguageText> texts;

  private LanguageQuality(List<LanguageText> texts) {
    this.texts = texts.stream().filter(LanguageText::heldOut).toList();
  }

  /**
   * What was said of a text.
   *
   * @param raw OpenNLP's best guess from the text as it is
   */
  record Answer(LanguageText text, Identified ours, Guess raw) {
    boolean decided() {
      return !ours.language().equals(EnrichedArticle.UNKNOWN_LANGUAGE);
    }

    boolean right() {
      return ours.language().equals(text.language());
    }

    /** The likeliest language, named or not. */
    Guess best() {
      return ours.probabilities().entrySet().stream()
          .max(
              Map.Entry.<String, Double>comparingByValue()
                  .thenComparing(Map.Entry.comparingByKey()))
          .map(entry -> new Guess(entry.getKey(), entry.getValue()))
          .orElse(new Guess(EnrichedArticle.UNKNOWN_LANGUAGE, 0));
    }

    boolean isBest(Guess guess) {
      return guess.language().equals(text.language());
    }
  }

  /** Which language a page states. */
  enum Stated {
    NONE,
    RIGHT,
    ENGLISH;

    private String of(LanguageText text) {
      return switch (this) {
        case NONE -> null;
        case RIGHT -> text.language();
        case ENGLISH -> "en";
      };
    }
  }

  /** Time of one article, microseconds. */
  record Cost(double opennlp, double ours) {}

  public static void main(String[] args) throws IOException {
    Path training = Path.of(args.length > 0 ? args[0] : "enrich/training");
    Path page = Path.of(args.length > 1 ? args[1] : "docs/quality.md");
    LanguageQuality quality =
        new LanguageQuality(LanguageText.read(training.resolve("language/texts.jsonl")));
    LanguagePage text = new LanguagePage(LocalDate.now(ZoneOffset.UTC));
    Map<Integer, List<Answer>> news = new TreeMap<>();
    Map<Integer, Map<Stated, List<Answer>>> stated = new TreeMap<>();
    for (int length : LanguageText.LENGTHS) {
      news.put(length, quality.answers("news", length, Stated.NONE));
    }
    text.lengths(news);
    text.reliability(news.values().stream().flatMap(List::stream).toList());
    for (int length : STATED_LENGTHS) {
      stated.put(length, quality.stated(length));
    }
    text.stated(stated);
    text.kinds(quality.kinds());
    text.confusions(news);
    text.cost(quality.cost());
    System.out.println(text.text());
    new PagePart(page, "language").write(text.text());
  }

  private List<Answer> answers(String kind, int length, Stated stated) {
    return texts.stream()
        .filter(text -> text.kind().equals(kind))
        .map(text -> answer(text.cut(length), stated))
        .toList();
  }

  private Answer answer(LanguageText text, Stated stated) {
    Identified ours = identifier.identify(text.title(), text.text(), stated.of(text));
    return new Answer(text, ours, guesser.guesses(whole(text)).getFirst());
  }

  private Map<Stated, List<Answer>> stated(int length) {
    Map<Stated, List<Answer>> answers = new TreeMap<>();
    for (Stated stated : Stated.values()) {
      answers.put(stated, answers("news", length, stated));
    }
    return answers;
  }

  private Map<String, List<Answer>> kinds() {
    Map<String, List<Answer>> answers = new TreeMap<>();
    texts.stream()
        .map(LanguageText::kind)
        .distinct()
        .filter(kind -> !kind.equals("news"))
        .forEach(kind -> answers.put(kind, answers(kind, Integer.MAX_VALUE, Stated.NONE)));
    return answers;
  }

  /**
   * Of articles of usual length, each a text again and again; OpenNLP on the first 2,000
   * characters.
   */
  private Cost cost() {
    List<String> articles = new ArrayList<>();
    texts.stream()
        .filter(text -> text.kind().equals("news"))
        .map(text -> whole(text) + " ")
        .forEach(whole -> articles.add(whole.repeat(1 + ARTICLE_CHARS / whole.length())));
    Cost best = new Cost(Double.MAX_VALUE, Double.MAX_VALUE);
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      articles.forEach(article -> guesser.guesses(article.substring(0, ARTICLE_CHARS)));
      long middle = System.nanoTime();
      articles.forEach(article -> identifier.identify("", article, null));
      long end = System.nanoTime();
      best =
          new Cost(
              Math.min(best.opennlp(), (middle - start) / 1e3 / articles.size()),
              Math.min(best.ours(), (end - middle) / 1e3 / articles.size()));
    }
    return best;
  }

  private static String whole(LanguageText text) {
    return text.title() + "\n" + text.text();
  }
}
