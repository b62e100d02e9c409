package org.wirewatch.enrich.story;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.wirewatch.enrich.Annotated;
import org.wirewatch.enrich.embedding.Embedding;
import org.wirewatch.enrich.term.Term;
import org.wirewatch.enrich.term.Term.Shape;
import org.wirewatch.enrich.term.Terms;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.EnrichedArticle.EntityType;
import org.wirewatch.wire.EnrichedArticle.Mention;

/** Reads the {@link ArticleTraits} of one article. Not thread-safe. */
final class TraitReader {
  private static final int TERMS_MAX = 160;
  private static final int TEXT_TERMS_MAX = 400;
  private static final int TITLE_TERMS_MAX = 50;
  private static final int WORDS_MAX = 60;
  private static final int LEAD_TERMS_MAX = 60;
  private static final int LEAD_CHARS_MAX = 700;
  private static final int DAYS_MAX = 20;
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d{2}");
  private static final Set<EntityType> NAMES =
      Set.of(
          EntityType.PERSON,
          EntityType.ORGANIZATION,
          EntityType.LOCATION,
          EntityType.EVENT,
          EntityType.PRODUCT,
          EntityType.MISC);

  private final EnrichedArticle article;
  private final ToDoubleFunction<String> rarity;
  private final List<Term> titleTerms;
  private final List<Term> terms;
  private final List<Mention> titleMentions;
  private final List<Mention> mentions;

  private TraitReader(
      EnrichedArticle article,
      List<Mention> titleMentions,
      List<Mention> mentions,
      ToDoubleFunction<String> rarity) {
    this.article = article;
    this.rarity = rarity;
    this.titleTerms = Terms.of(article.title(), TITLE_TERMS_MAX);
    this.terms = Terms.of(article.text(), TEXT_TERMS_MAX);
    this.titleMentions = titleMentions;
    this.mentions = mentions;
  }

  /**
   * Reads an article.
   *
   * @param all its terms, as stories sum them up
   * @param rarity how much a term says, as of now
   */
  static ArticleTraits read(
      Annotated annotated, TermVector all, Instant at, ToDoubleFunction<String> rarity) {
    EnrichedArticle article = annotated.article();
    return new TraitReader(article, article.titleMentions(), article.mentions(), rarity)
        .read(all, at, annotated.embedding());
  }

  /** As {@link #read}, as if the language were only known as words. */
  static ArticleTraits readWords(
      Annotated annotated, TermVector all, Instant at, ToDoubleFunction<String> rarity) {
    return new TraitReader(annotated.article(), List.of(), List.of(), rarity).read(all, at, null);
  }

  private ArticleTraits read(TermVector all, Instant at, Embedding embedding) {
    TermVector kept = all.heaviest(TERMS_MAX);
    return new ArticleTraits(
        article.articleId(),
        at,
        kept,
        kept.scaled(rarity).length(),
        title(),
        lead(),
        leadNames(),
        names(),
        words(Set.of(EntityType.PERSON)),
        words(Set.of(EntityType.ORGANIZATION)),
        words(Set.of(EntityType.LOCATION)),
        numbers(),
        counted(),
        days(),
        year(),
        embedding);
  }

  private TermVector title() {
    Map<String, Double> weights = new HashMap<>();
    titleTerms.forEach(
        term -> weights.merge(term.stem(), rarity.applyAsDouble(term.stem()), Double::sum));
    return TermVector.of(weights).normalised();
  }

  private TermVector lead() {
    Map<String, Double> weights = new HashMap<>();
    Stream.concat(titleTerms.stream(), terms.stream().limit(LEAD_TERMS_MAX))
        .forEach(term -> weights.put(term.stem(), rarity.applyAsDouble(term.stem())));
    return TermVector.of(weights).normalised();
  }

  private TermVector leadNames() {
    Map<String, Double> counts = new HashMap<>();
    Stream<Mention> first = mentions.stream().filter(mention -> mention.start() < LEAD_CHARS_MAX);
    Stream.concat(titleMentions.stream(), first).forEach(name -> count(name, NAMES, counts));
    return weighted(counts);
  }

  private TermVector names() {
    TermVector found = words(NAMES);
    if (found.size() > 0) {
      return found;
    }
    Map<String, Double> counts = new HashMap<>();
    for (Term term : terms) {
      if (term.shape() == Shape.CAPITALISED) {
        counts.merge(term.stem(), 1.0, Double::sum);
      }
    }
    return weighted(counts);
  }

  /** Words of the full names, so that a surname alone has something in common with the whole. */
  private TermVector words(Set<EntityType> types) {
    Map<String, Double> counts = new HashMap<>();
    allMentions().forEach(mention -> count(mention, types, counts));
    return weighted(counts);
  }

  private Stream<Mention> allMentions() {
    return Stream.concat(titleMentions.stream(), mentions.stream());
  }

  private static void count(Mention mention, Set<EntityType> types, Map<String, Double> counts) {
    if (types.contains(mention.type())) {
      String name = mention.canonicalName() == null ? mention.text() : mention.canonicalName();
      Terms.of(name, TITLE_TERMS_MAX).forEach(term -> counts.merge(term.stem(), 1.0, Double::sum));
    }
  }

  private TermVector numbers() {
    Map<String, Double> weights = new HashMap<>();
    for (Term term : terms) {
      if (term.shape() == Shape.NUMBER) {
        weights.put(term.stem(), rarity.applyAsDouble(term.stem()));
      }
    }
    return TermVector.of(weights).heaviest(WORDS_MAX).normalised();
  }

  private TermVector counted() {
    Map<String, Double> weights = new HashMap<>();
    for (int i = 0; i + 1 < terms.size(); i++) {
      if (terms.get(i).shape() == Shape.NUMBER) {
        weights.put(terms.get(i).stem() + " " + terms.get(i + 1).stem(), 1.0);
      }
    }
    return TermVector.of(weights).heaviest(WORDS_MAX).normalised();
  }

  private List<Long> days() {
    Set<Long> days = new TreeSet<>();
    allMentions()
        .filter(mention -> mention.type() == EntityType.DATE && mention.canonicalName() != null)
        .map(Mention::canonicalName)
        .filter(value -> DAY.matcher(value).matches())
        .forEach(value -> day(value).ifPresent(days::add));
    return days.stream().limit(DAYS_MAX).toList();
  }

  /** Nothing for such as 30 February, where the text is at fault. */
  private static Optional<Long> day(String value) {
    try {
      return Optional.of(LocalDate.parse(value).toEpochDay());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private Integer year() {
    return terms.stream()
        .filter(term -> term.shape() == Shape.NUMBER && YEAR.matcher(term.stem()).matches())
        .map(term -> Integer.valueOf(term.stem()))
        .max(Integer::compare)
        .orElse(null);
  }

  private TermVector weighted(Map<String, Double> counts) {
    counts.replaceAll((word, count) -> Math.log1p(count) * rarity.applyAsDouble(word));
    return TermVector.of(counts).heaviest(WORDS_MAX).normalised();
  }
}
