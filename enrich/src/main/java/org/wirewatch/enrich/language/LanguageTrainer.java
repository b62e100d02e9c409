package org.wirewatch.enrich.language;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;
import org.wirewatch.enrich.language.ConditionalLogit.Choice;
import org.wirewatch.wire.EnrichedArticle;

/**
 * Learns the weights of {@link LanguageIdentifier}: {@code ./wirewatch train language --training
 * enrich/training --out DIR --seed N}.
 *
 * <p>Each text that is not held out is cut to several lengths, from its beginning and from random
 * words. Pages state their language wrongly in {@link #STATED_WRONG} of the cases where they do,
 * half of those English, the default of much software; that share is set, not measured.
 */
public final class LanguageTrainer {
  private static final String TEXTS = "language/texts.jsonl";
  private static final double STATED_WRONG = 0.05;
  private static final int CUTS = 3;
  private static final double PENALTY = 1;

  private final LanguageGuesser guesser = LanguageGuesser.load();
  private final List<String> languages;
  private final Random random;
  private final List<Choice> choices = new ArrayList<>();

  private LanguageTrainer(List<String> languages, long seed) {
    this.languages = languages;
    this.random = new Random(seed);
  }

  /**
   * Writes {@code language.properties}.
   *
   * @param training folder that holds {@code language/texts.jsonl}
   * @param out folder, made if missing
   * @param seed of the places where texts are cut and of the wrong statements
   * @param progress told of the result, a line
   * @throws IOException if the texts cannot be read or the weights not be written
   */
  public static void train(Path training, Path out, long seed, Consumer<String> progress)
      throws IOException {
    List<LanguageText> texts =
        LanguageText.read(training.resolve(TEXTS)).stream().filter(t -> !t.heldOut()).toList();
    List<String> languages =
        texts.stream().map(LanguageText::language).filter(l -> !isNone(l)).distinct().toList();
    LanguageTrainer trainer = new LanguageTrainer(languages, seed);
    texts.forEach(trainer::add);
    List<Double> weights = ConditionalLogit.fit(trainer.choices, PENALTY).values();
    StringBuilder file = new StringBuilder();
    file.append("# Weights of LanguageIdentifier, learned from language/texts.jsonl.\n");
    file.append("command=./wirewatch train language --training enrich/training --out DIR --seed ");
    file.append(seed).append("\ntexts=").append(texts.size());
    file.append("\nlanguages=").append(languages.size()).append('\n');
    for (int i = 0; i < weights.size(); i++) {
      file.append(
          String.format(
              Locale.ROOT, "weight.%s=%.4f\n", Candidate.FEATURES.get(i), weights.get(i)));
    }
    Files.createDirectories(out);
    Files.writeString(out.resolve(Weights.FILE), file);
    progress.accept("wrote " + out.resolve(Weights.FILE));
  }

  private void add(LanguageText text) {
    for (int length : LanguageText.LENGTHS) {
      LanguageText cut = text.cut(length);
      addCut(cut);
      if (!cut.equals(text)) {
        for (int i = 1; i < CUTS; i++) {
          addCut(fromRandomWord(text).cut(length));
        }
      }
    }
  }

  private LanguageText fromRandomWord(LanguageText text) {
    int space = text.text().indexOf(' ', random.nextInt(Math.max(1, text.text().length() / 2)));
    String rest = text.text().substring(space + 1);
    return new LanguageText(text.id(), text.language(), text.kind(), false, "", rest);
  }

  /** Without a stated language, with the right one, with a wrong one. */
  private void addCut(LanguageText text) {
    choose(text, null, 1);
    if (isNone(text.language())) {
      return;
    }
    choose(text, text.language(), 1 - STATED_WRONG);
    List<String> others = new ArrayList<>(languages);
    others.remove(text.language());
    Collections.shuffle(others, random);
    choose(text, others.getFirst(), STATED_WRONG / 2);
    String usual = text.language().equals("en") ? others.get(1) : "en";
    choose(text, usual, STATED_WRONG / 2);
  }

  private void choose(LanguageText text, String stated, double weight) {
    List<Candidate> candidates =
        LanguageIdentifier.candidates(guesser, text.title(), text.text(), stated);
    int right = candidates.size() - 1;
    for (int i = 0; i < candidates.size(); i++) {
      if (candidates.get(i).language().equals(text.language())) {
        right = i;
      }
    }
    choices.add(new Choice(candidates, right, weight));
  }

  private static boolean isNone(String language) {
    return language.equals(EnrichedArticle.UNKNOWN_LANGUAGE);
  }
}
