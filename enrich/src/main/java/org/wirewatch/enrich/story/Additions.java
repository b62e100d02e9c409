package org.wirewatch.enrich.story;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.EnrichedArticle.DuplicateKind;
import org.wirewatch.wire.EnrichedArticle.Entity;
import org.wirewatch.wire.EnrichedArticle.EntityType;
import org.wirewatch.wire.EnrichedArticle.Figure;
import org.wirewatch.wire.EnrichedArticle.Mention;
import org.wirewatch.wire.EnrichedArticle.Quote;
import org.wirewatch.wire.EnrichedArticle.QuoteKind;
import org.wirewatch.wire.Span;
import org.wirewatch.wire.Story.Added;
import org.wirewatch.wire.Story.AddedEntity;
import org.wirewatch.wire.Story.AddedFigure;
import org.wirewatch.wire.Story.AddedQuote;

/**
 * Finds what an article says that its story has not said: entities, quotes, figures. Collects on
 * the way all that the article says, for the story to remember. For one article; not thread-safe.
 */
final class Additions {
  private static final int ENTITIES_MAX = 6;
  private static final int QUOTES_MAX = 3;
  private static final int QUOTE_WORDS_MIN = 5;
  private static final int TELLING_DIGITS = 3;
  private static final int FIGURES_MAX = 4;
  private static final int CHANGES_MAX = 5;
  private static final int NAME_CHARS_MAX = 100;
  private static final int QUOTE_CHARS_MAX = 200;
  private static final int FIGURE_CHARS_MAX = 60;
  private static final int QUANTITIES_MAX = 60;

  /** A tracked figure less than the last one by this factor is no newer one. */
  private static final double PART_SHARE = 2;

  private final EnrichedArticle article;
  private final Set<Integer> seen;
  private final Map<String, Quantity> quantities;
  private final Map<String, Quantity> quantitiesAfter;
  private final Set<Integer> said = new HashSet<>();
  private final Set<Integer> newFacts = new HashSet<>();
  private int facts;

  /**
   * For an article.
   *
   * @param seen hashes of the facts that the story had
   * @param quantities the story's, by the thing counted
   */
  Additions(EnrichedArticle article, Set<Integer> seen, Map<String, Quantity> quantities) {
    this.article = article;
    this.seen = seen;
    this.quantities = quantities;
    this.quantitiesAfter = new LinkedHashMap<>(quantities);
  }

  /** Hashes of the facts that an article added. */
  static Set<Integer> hashes(Added added) {
    Set<Integer> hashes = new HashSet<>();
    added.entities().forEach(entity -> hashes.add(entity(entity.id())));
    for (AddedQuote quote : added.quotes()) {
      hashes.addAll(QuotedWords.hashes(quote.text()));
      if (quote.newSpeaker()) {
        hashes.add(speaker(quote.speakerId()));
      }
    }
    for (AddedFigure figure : added.figures()) {
      hashes.add(
          figure(figure.value(), figure.what() == null ? null : CountedThing.of(figure.what())));
    }
    return hashes;
  }

  /** What the article adds. */
  Added find(boolean newOutlet) {
    List<AddedEntity> entities = entities();
    List<AddedQuote> quotes = quotes();
    List<AddedFigure> figures = figures();
    return new Added(newOutlet, entities, quotes, figures, changes());
  }

  /** Hashes of the facts that the article states, after {@link #find}. */
  Set<Integer> said() {
    return said;
  }

  /** The story's quantities with the article's, after {@link #find}. */
  Map<String, Quantity> quantities() {
    while (quantitiesAfter.size() > QUANTITIES_MAX) {
      quantitiesAfter.remove(quantitiesAfter.keySet().iterator().next());
    }
    return quantitiesAfter;
  }

  /** Share of the article's facts that the story did not have; NaN when it states none. */
  double newShare() {
    return facts == 0 ? Double.NaN : (double) newFacts.size() / facts;
  }

  private boolean isNew(int hash) {
    boolean first = said.add(hash);
    facts += first ? 1 : 0;
    boolean unheard = !seen.contains(hash);
    if (first && unheard) {
      newFacts.add(hash);
    }
    return first && unheard;
  }

  private List<AddedEntity> entities() {
    Map<String, List<Mention>> mentions = new LinkedHashMap<>();
    for (Mention mention : article.mentions()) {
      if (mention.entityId() != null) {
        mentions.computeIfAbsent(mention.entityId(), id -> new ArrayList<>()).add(mention);
      }
    }
    List<AddedEntity> found = new ArrayList<>();
    for (Entity entity : article.entities()) {
      if (entity.type() != EntityType.MISC && isNew(entity(entity.id()))) {
        List<Mention> named = mentions.getOrDefault(entity.id(), List.of());
        found.add(
            new AddedEntity(
                entity.id(),
                entity.type(),
                Cut.to(entity.name(), NAME_CHARS_MAX),
                named.isEmpty() ? 0 : named.getFirst().start(),
                named.isEmpty() ? 0 : named.getFirst().end()));
      }
    }
    found.sort(
        Comparator.comparingInt(entity -> -mentions.getOrDefault(entity.id(), List.of()).size()));
    return first(found, ENTITIES_MAX);
  }

  private List<AddedQuote> quotes() {
    List<AddedQuote> found = new ArrayList<>();
    for (Quote quote : article.quotes()) {
      if (quote.kind() != QuoteKind.DIRECT || quote.text().isBlank()) {
        continue;
      }
      List<Integer> hashes = QuotedWords.hashes(quote.text());
      boolean known = QuotedWords.known(hashes, seen) || QuotedWords.known(hashes, said);
      said.addAll(hashes);
      facts++;
      boolean newSpeaker = quote.speakerId() != null && isNew(speaker(quote.speakerId()));
      if (!known) {
        newFacts.add(hashes.getFirst());
      }
      if (!known && hasWords(quote.text())) {
        found.add(
            new AddedQuote(
                Cut.to(
                    quote.speakerName() == null ? quote.speaker() : quote.speakerName(),
                    NAME_CHARS_MAX),
                quote.speakerId(),
                newSpeaker,
                quote.start(),
                quote.end(),
                Cut.to(quote.text(), QUOTE_CHARS_MAX)));
      }
    }
    found.sort(Comparator.comparing(quote -> quote.speaker() == null));
    return first(found, QUOTES_MAX);
  }

  /** Fragments of a quote say little by themselves. */
  private static boolean hasWords(String quote) {
    return quote.strip().split("\\s+", QUOTE_WORDS_MIN).length == QUOTE_WORDS_MIN;
  }

  private static int entity(String id) {
    return ("entity " + id).hashCode();
  }

  private static int speaker(String id) {
    return ("speaker " + id).hashCode();
  }

  /**
   * A short number, and one of a tracked figure, is told apart by what it counts; another long one
   * is the same whatever is said of it.
   */
  private static int figure(String value, CountedThing thing) {
    boolean telling = thing == null || (value.length() >= TELLING_DIGITS && !thing.isTracked());
    return ("figure " + value + " " + (telling ? "" : thing.key())).hashCode();
  }

  private List<AddedFigure> figures() {
    Map<Integer, Figure> counted = new LinkedHashMap<>();
    article.figures().forEach(figure -> counted.put(figure.start(), figure));
    List<AddedFigure> found = new ArrayList<>();
    Set<String> things = new HashSet<>();
    for (Mention mention : article.mentions()) {
      boolean number = mention.type() == EntityType.NUMBER || mention.type() == EntityType.MONEY;
      if (!number || mention.canonicalName() == null) {
        continue;
      }
      CountedThing thing = thing(mention, counted);
      String value = Cut.to(mention.canonicalName(), FIGURE_CHARS_MAX);
      if (thing != null && isApart(mention, value, thing)) {
        thing = CountedThing.behind(article.text(), mention.end());
      }
      boolean firstOfThing =
          thing != null && !isApart(mention, value, thing) && things.add(thing.key());
      String before = firstOfThing ? before(mention, value, thing) : null;
      if (isNew(figure(value, thing))) {
        found.add(
            new AddedFigure(
                mention.type(),
                value,
                thing == null ? null : thing.words(),
                before,
                mention.start(),
                mention.end(),
                Cut.to(mention.text(), FIGURE_CHARS_MAX)));
      }
    }
    found.sort(
        Comparator.<AddedFigure, Boolean>comparing(figure -> figure.before() == null)
            .thenComparing(figure -> figure.what() == null));
    return first(found, FIGURES_MAX);
  }

  /**
   * Whether a number of a tracked figure is one of days ago, of a few among those who are counted
   * ({@code 16 employees of Palewater have signed}), or of something else.
   */
  private boolean isApart(Mention mention, String value, CountedThing thing) {
    Quantity last = thing.isTracked() ? quantities.get(thing.key()) : null;
    if (last == null) {
      return false;
    }
    double ratio = number(value) / number(last.value());
    int far = TrackedFigure.called(thing.words()).orElseThrow().far();
    return PART_SHARE * ratio < 1
        || (ratio > far && !quantity(mention, value, thing).comparable(last));
  }

  private Quantity quantity(Mention mention, String value, CountedThing thing) {
    return Quantity.at(article.text(), mention.start(), mention.end(), value, thing);
  }

  private static double number(String value) {
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** The story's last number for the thing, if another one; remembers the present one. */
  private String before(Mention mention, String value, CountedThing thing) {
    Quantity now = quantity(mention, value, thing);
    Quantity last = quantities.get(thing.key());
    quantitiesAfter.remove(thing.key());
    quantitiesAfter.put(thing.key(), now);
    boolean same = last != null && (thing.isTracked() || now.comparable(last));
    return same && !value.equals(last.value()) ? last.value() : null;
  }

  private CountedThing thing(Mention mention, Map<Integer, Figure> counted) {
    if (mention.type() == EntityType.MONEY) {
      return null;
    }
    Figure figure = counted.get(mention.start());
    return figure == null || figure.what() == null
        ? CountedThing.at(article.text(), mention.start(), mention.end())
        : CountedThing.of(Cut.to(figure.what(), FIGURE_CHARS_MAX));
  }

  private List<Span> changes() {
    boolean update =
        article.duplicate() != null && article.duplicate().kind() == DuplicateKind.UPDATE;
    return update ? first(article.duplicate().changes(), CHANGES_MAX) : List.of();
  }

  private static <T> List<T> first(List<T> list, int max) {
    return list.size() <= max ? list : List.copyOf(list.subList(0, max));
  }
}
