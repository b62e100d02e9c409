package org.wirewatch.app.newsroom;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Many articles out of few, for replays: each copy has other surnames, company names and figures
 * and begins at another paragraph, so that no two are the same text. Deterministic for a seed.
 */
final class ArticleVariants {
  /** Capitalised in the middle of a sentence: a name, as a rule. */
  private static final Pattern NAME = Pattern.compile("(?<=[a-z,] )[A-Z][a-z]{4,}\\b");

  private static final Pattern CAPITALISED = Pattern.compile("\\b[A-Z][a-z]{4,}\\b");
  private static final Pattern FIGURE = Pattern.compile("\\b\\d{2,3}\\b(?![,.]?\\d)");
  private static final String[] BEGINNINGS = {
    "Ar", "Bel", "Cor", "Dun", "El", "Far", "Gren", "Hal", "Is", "Jor", "Kel", "Lor", "Mar", "Nor"
  };
  private static final String[] MIDDLES = {"a", "e", "i", "o", "an", "en", "in", "on", "ar", "er"};
  private static final String[] ENDINGS = {
    "by", "dale", "field", "ford", "gate", "ham", "ley", "mont", "rick", "stead", "ton", "wick"
  };

  private ArticleVariants() {}

  /** A library of the same outlets, whose feeds list everything, with the wanted articles. */
  static Library of(Library library, int articles, long seed) {
    List<Outlet> outlets = library.outlets().stream().map(ArticleVariants::listingAll).toList();
    List<NewsArticle> originals =
        library.articles().stream().filter(article -> article.copyOf() == null).toList();
    List<NewsArticle> variants = new ArrayList<>(articles);
    for (int i = 0; i < articles; i++) {
      NewsArticle original = originals.get(i % originals.size());
      variants.add(variant(original, i, new Random(seed * 1_000_003 + i), articles));
    }
    return new Library(outlets, variants);
  }

  private static NewsArticle variant(NewsArticle original, int number, Random random, int of) {
    Map<String, String> names = new HashMap<>();
    for (String paragraph : original.body()) {
      NAME.matcher(paragraph)
          .results()
          .forEach(found -> names.computeIfAbsent(found.group(), old -> name(random)));
    }
    List<String> body = new ArrayList<>();
    original.body().forEach(paragraph -> body.add(changed(paragraph, names, random)));
    java.util.Collections.rotate(body.subList(1, body.size()), random.nextInt(body.size()));
    Duration at = PressRun.SPAN.multipliedBy(number).dividedBy(of);
    return new NewsArticle(
        original.id() + "-" + number,
        original.outlet(),
        original.story() + "-" + number,
        at,
        changed(original.headline(), names, random) + " (" + number + ")",
        original.kicker(),
        changed(original.dek(), names, random),
        original.byline(),
        original.section(),
        original.tags(),
        null,
        null,
        List.copyOf(body),
        List.of());
  }

  private static String changed(String text, Map<String, String> names, Random random) {
    String named =
        CAPITALISED
            .matcher(text)
            .replaceAll(word -> names.getOrDefault(word.group(), word.group()));
    return FIGURE.matcher(named).replaceAll(figure -> figure(figure, random));
  }

  private static String name(Random random) {
    return pick(BEGINNINGS, random) + pick(MIDDLES, random) + pick(ENDINGS, random);
  }

  private static String figure(MatchResult figure, Random random) {
    return Integer.toString(Integer.parseInt(figure.group()) + 1 + random.nextInt(90));
  }

  private static String pick(String[] from, Random random) {
    return from[random.nextInt(from.length)];
  }

  private static Outlet listingAll(Outlet outlet) {
    return new Outlet(
        outlet.id(),
        outlet.name(),
        outlet.tagline(),
        outlet.language(),
        outlet.feed(),
        outlet.feedPath(),
        Integer.MAX_VALUE,
        outlet.articlePath(),
        outlet.charset(),
        outlet.typography(),
        outlet.sections(),
        outlet.comments());
  }
}
