package org.wirewatch.desk.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.Story;
import org.wirewatch.wire.Story.KeyEntity;

/**
 * What the articles of a story have in common beside its key names. The record of a story keeps
 * stems; readers get the word that the articles use most for each.
 */
final class StoryTerms {
  private static final int TERMS_MAX = 10;
  private static final int ARTICLES_MAX = 30;
  private static final int CHARS_MAX = 2_000;

  /** How many letters a word may have beyond its stem, as in "organ-isations". */
  private static final int ENDING_MAX = 7;

  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  private StoryTerms() {}

  static Html section(Story story, List<EnrichedArticle> articles) {
    List<String> stems =
        story.centroid().entrySet().stream()
            .sorted(
                Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(Map.Entry::getKey)
            .toList();
    List<String> names = story.entities().stream().map(KeyEntity::name).toList();
    List<Html> chips =
        words(stems, names, articles.stream().limit(ARTICLES_MAX).map(StoryTerms::start).toList())
            .stream()
            .limit(TERMS_MAX)
            .map(word -> Html.of("<span class=\"chip\">{}</span>", word))
            .toList();
    return Html.when(
        !chips.isEmpty(),
        () -> Html.of("<section><h2>In common</h2><p class=\"chips\">{}</p></section>", chips));
  }

  private static String start(EnrichedArticle article) {
    String text = article.text();
    return article.title() + "\n" + text.substring(0, Math.min(text.length(), CHARS_MAX));
  }

  /**
   * The words that stems stand for, in their order; those without a word in the texts and those of
   * names are left out.
   *
   * @param stems in lower case, as Porter's stemmer cuts them: the last letter may be another one
   */
  static List<String> words(List<String> stems, Collection<String> names, List<String> texts) {
    Map<String, Integer> counts = new HashMap<>();
    texts.stream().flatMap(NO_WORD::splitAsStream).forEach(w -> counts.merge(w, 1, Integer::sum));
    Set<String> ofNames = new HashSet<>();
    names.stream()
        .flatMap(NO_WORD::splitAsStream)
        .forEach(word -> ofNames.add(word.toLowerCase(Locale.ROOT)));
    List<String> words = new ArrayList<>();
    for (String stem : stems) {
      Stream<String> inflected = counts.keySet().stream().filter(word -> mayBe(word, stem));
      inflected
          .max(
              Comparator.<String>comparingInt(counts::get)
                  .thenComparing(Comparator.comparingInt(String::length).reversed())
                  .thenComparing(Comparator.reverseOrder()))
          .filter(word -> !ofNames.contains(word.toLowerCase(Locale.ROOT)))
          .ifPresent(words::add);
    }
    return words;
  }

  private static boolean mayBe(String word, String stem) {
    int kept = stem.length() > 3 ? stem.length() - 1 : stem.length();
    return word.length() >= kept
        && word.length() <= stem.length() + ENDING_MAX
        && word.regionMatches(true, 0, stem, 0, kept);
  }
}
