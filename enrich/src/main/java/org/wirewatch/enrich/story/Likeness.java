package org.wirewatch.enrich.story;

import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** How alike an article is to others, trait by trait; what one does not have counts 0. */
final class Likeness {
  private static final double DAY_MILLIS = Duration.ofDays(1).toMillis();

  private final ArticleTraits article;

  /** Terms of the article by squared rarity: times another's terms, both are weighted. */
  private final TermVector terms;

  private final double length;

  /**
   * Prepares the comparison.
   *
   * @param rarity how much a term says, as of now
   */
  Likeness(ArticleTraits article, ToDoubleFunction<String> rarity) {
    this.article = article;
    TermVector weighted = article.terms().scaled(rarity);
    this.length = weighted.length();
    this.terms = weighted.scaled(rarity);
  }

  boolean hasMeaning(ArticleTraits other) {
    return article.embedding() != null && other.embedding() != null;
  }

  /** Whether both have a headline. */
  boolean haveHeadlines(ArticleTraits other) {
    return article.title().size() > 0 && other.title().size() > 0;
  }

  /** The values of all {@link Trait}s by their ordinal. */
  double[] to(ArticleTraits other) {
    double[] values = new double[Trait.values().length];
    double shared = terms.dot(other.terms());
    double alike = shared == 0 ? 0 : Math.min(1, shared / (length * other.weightedLength()));
    double meaning = hasMeaning(other) ? article.embedding().cosine(other.embedding()) : 0;
    values[Trait.TERMS.place()] = Math.sqrt(alike);
    values[Trait.MEANING.place()] = meaning;
    values[Trait.NAMES.place()] = root(article.names(), other.names());
    values[Trait.PEOPLE.place()] = root(article.people(), other.people());
    values[Trait.ORGANIZATIONS.place()] = root(article.organizations(), other.organizations());
    values[Trait.PLACES.place()] = root(article.places(), other.places());
    values[Trait.NUMBERS.place()] = root(article.numbers(), other.numbers());
    values[Trait.COUNTED.place()] = article.counted().dot(other.counted());
    values[Trait.DAYS.place()] = days(article.days(), other.days());
    values[Trait.YEAR.place()] = year(article.year(), other.year());
    values[Trait.TITLED.place()] = haveHeadlines(other) ? 1 : 0;
    values[Trait.LEAD.place()] = root(article.lead(), other.lead());
    values[Trait.LEAD_NAMES.place()] = root(article.leadNames(), other.leadNames());
    values[Trait.TITLE_IN_LEAD.place()] =
        (article.title().shareIn(other.lead()) + other.title().shareIn(article.lead())) / 2;
    double age = Math.abs(Duration.between(article.at(), other.at()).toMillis()) / DAY_MILLIS;
    values[Trait.AGE.place()] = Math.log1p(age);
    return values;
  }

  /** Root of the cosine: the first words that both have in common say more than the next. */
  private static double root(TermVector one, TermVector other) {
    return Math.sqrt(Math.max(0, one.dot(other)));
  }

  private static double days(List<Long> one, List<Long> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return 0;
    }
    int same = 0;
    boolean near = false;
    for (long day : one) {
      for (long another : other) {
        same += day == another ? 1 : 0;
        near |= Math.abs(day - another) <= 1;
      }
    }
    return near ? (double) same / Math.min(one.size(), other.size()) : -1;
  }

  private static double year(Integer one, Integer other) {
    return one == null || other == null ? 0 : one.equals(other) ? 1 : -1;
  }
}
