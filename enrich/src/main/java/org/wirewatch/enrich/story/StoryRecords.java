package org.wirewatch.enrich.story;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.wirewatch.enrich.story.StoryDraft.Choice;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.Ids;
import org.wirewatch.wire.Story;
import org.wirewatch.wire.Story.Added;
import org.wirewatch.wire.Story.Event;
import org.wirewatch.wire.Story.EventKind;
import org.wirewatch.wire.Story.Step;

/**
 * Writes what the world sees of a story, article by article. Pure: the same record and memory, the
 * same article and event time give the same result.
 *
 * <p>The novelty of an article is the mean of two shares: of its terms, by weight, those that no
 * earlier article of the story had; and of its facts (entities, direct quotes and their speakers,
 * figures), by number, those that none had stated. Without facts it is the first one alone. The
 * first article's is 1, a copy's 0.
 */
final class StoryRecords {
  private static final int CENTROID_TERMS_MAX = 20;
  private static final int TERMS_REMEMBERED_MAX = 4_000;
  private static final int FACTS_REMEMBERED_MAX = 4_000;
  private static final int NOVELTIES_MAX = 5;
  private static final int TITLE_CHARS_MAX = 300;

  private final UnaryOperator<TermVector> weighted;

  /**
   * Writes records.
   *
   * @param weighted multiplies each weight of a vector by its term's rarity
   */
  StoryRecords(UnaryOperator<TermVector> weighted) {
    this.weighted = weighted;
  }

  /** A record and what is needed to write the next one. */
  record Written(Story story, StoryMemory memory) {}

  /** The two records that a split gives. */
  record Split(Written old, Written apart) {}

  /** The id of the story that an article opens. */
  static String idOf(String articleId) {
    return Ids.of("story", articleId);
  }

  /** The story that an article opens. */
  Written opened(EnrichedArticle article, TermVector terms, Instant at) {
    StoryDraft draft = StoryDraft.opened(idOf(article.articleId()), at);
    return after(
        draft,
        StoryMemory.NOTHING,
        article,
        terms,
        terms,
        Event.of(EventKind.OPENED, at, article.articleId()));
  }

  /**
   * The story with one more article.
   *
   * @param terms of the article
   * @param sum of the whole story, the article among them
   */
  Written joined(
      Written old, EnrichedArticle article, TermVector terms, TermVector sum, Instant at) {
    return after(
        StoryDraft.of(old.story()),
        old.memory(),
        article,
        terms,
        sum,
        Event.of(EventKind.JOINED, at, article.articleId()));
  }

  /**
   * The story with an article that was in it before, changed. It is not counted again; what it adds
   * is what the story does not have from other articles.
   *
   * @param terms as of {@link #joined}
   * @param sum as of {@link #joined}
   */
  Written revised(
      Written old, EnrichedArticle article, TermVector terms, TermVector sum, Instant at) {
    return after(
        StoryDraft.of(old.story()),
        old.memory(),
        article,
        terms,
        sum,
        Event.of(EventKind.REVISED, at, article.articleId()));
  }

  /**
   * A story that takes over all articles of another one.
   *
   * @param sum of both
   * @param articleIds of the other story
   * @param because article that gave the reason; null when there was none
   */
  Written merged(
      Written survivor,
      Written absorbed,
      TermVector sum,
      List<String> articleIds,
      String because,
      Instant at) {
    StoryDraft draft = StoryDraft.of(survivor.story());
    draft.absorb(absorbed.story());
    StoryMemory one = survivor.memory();
    StoryMemory other = absorbed.memory();
    Choice choice = choice(sum);
    Map<String, Quantity> quantities = new LinkedHashMap<>(other.quantities());
    quantities.putAll(one.quantities());
    StoryMemory memory =
        new StoryMemory(
            choice.headlines().together(one.headlines(), other.headlines()),
            choice.summary().together(one.sentences(), other.sentences(), arrivals(draft)),
            Tally.together(one.tallies(), other.tallies()),
            quantities,
            one.arrivals().and(other.arrivals()),
            one.novelties(),
            other.terms().and(one.terms().all(), TERMS_REMEMBERED_MAX),
            other.facts().and(one.facts().all(), FACTS_REMEMBERED_MAX));
    return written(
        draft,
        memory,
        sum,
        choice,
        new Event(EventKind.MERGED, at, because, absorbed.story().storyId(), articleIds));
  }

  private static Map<String, Instant> arrivals(StoryDraft draft) {
    Map<String, Instant> arrivals = new HashMap<>();
    draft.timeline().forEach(step -> arrivals.put(step.articleId(), step.at()));
    return arrivals;
  }

  /** The last record of a story whose articles another one has taken over. */
  Story absorbed(
      Story story, String survivorId, List<String> articleIds, String because, Instant at) {
    return new Story(
        Story.SCHEMA_VERSION,
        story.storyId(),
        story.title(),
        story.articleCount(),
        story.firstSeenAt(),
        story.lastSeenAt(),
        Map.of(),
        story.outlets(),
        List.of(),
        new Event(EventKind.MERGED, at, because, survivorId, articleIds),
        survivorId,
        story.absorbed(),
        story.splitFrom(),
        story.splitInto(),
        story.moved(),
        story.language(),
        List.of(),
        List.of(),
        story.copies(),
        null);
  }

  /**
   * A story some of whose articles form a story of their own. Both remember what was said while
   * they were one. Articles whose step the timeline has left out stay with the old story.
   *
   * @param apartId of the new story
   * @param leaving articles of the new story
   * @param staying terms of the articles that stay
   * @param gone terms of those that leave
   * @param because article that gave the reason; null when there was none
   */
  Split split(
      Written old,
      String apartId,
      Set<String> leaving,
      TermVector staying,
      TermVector gone,
      String because,
      Instant at) {
    List<Step> steps =
        old.story().timeline().stream().filter(step -> leaving.contains(step.articleId())).toList();
    StoryDraft left = StoryDraft.of(old.story());
    left.release(steps, apartId);
    StoryDraft apart = StoryDraft.opened(apartId, steps.isEmpty() ? at : steps.getFirst().at());
    apart.splitFrom(old.story(), steps);
    List<String> ids = steps.stream().map(Step::articleId).toList();
    return new Split(
        written(
            left,
            part(old.memory(), leaving, steps, false),
            staying,
            choice(staying),
            new Event(EventKind.SPLIT, at, because, apartId, ids)),
        written(
            apart,
            part(old.memory(), leaving, steps, true),
            gone,
            choice(gone),
            new Event(EventKind.SPLIT, at, because, old.story().storyId(), ids)));
  }

  private static StoryMemory part(
      StoryMemory memory, Set<String> leaving, List<Step> steps, boolean apart) {
    Arrivals arrivals = apart ? Arrivals.NONE : memory.arrivals();
    for (Step step : steps) {
      arrivals = apart ? arrivals.and(step.at()) : arrivals.without(step.at());
    }
    return new StoryMemory(
        memory.headlines().stream()
            .filter(headline -> leaving.contains(headline.articleId()) == apart)
            .toList(),
        memory.sentences().stream()
            .filter(sentence -> leaving.contains(sentence.articleId()) == apart)
            .toList(),
        apart ? Tally.among(memory.tallies(), leaving) : Tally.without(memory.tallies(), leaving),
        memory.quantities(),
        arrivals,
        memory.novelties(),
        memory.terms(),
        memory.facts());
  }

  private Written after(
      StoryDraft draft,
      StoryMemory old,
      EnrichedArticle article,
      TermVector terms,
      TermVector sum,
      Event event) {
    boolean revision = event.kind() == EventKind.REVISED;
    Step before = Timeline.find(draft.timeline(), article.articleId());
    Set<Integer> facts = old.facts().all();
    if (before != null) {
      facts.removeAll(Additions.hashes(before.added()));
    }
    Additions additions = new Additions(article, facts, old.quantities());
    boolean newOutlet = before == null ? draft.isNewOutlet(article) : before.added().outlet();
    Added added = additions.find(newOutlet);
    boolean copy = article.duplicateOf() != null;
    double novelty = copy ? 0 : novelty(terms, old.terms().all(), additions.newShare());
    if (revision && before != null && before.novelty() != null) {
      novelty = Math.max(novelty, before.novelty());
    }
    Step step = step(article, event.at(), before, copy ? onlyOutlet(newOutlet) : added, novelty);
    boolean counted = !copy || draft.own() == 0;
    if (revision) {
      draft.revise(step);
    } else {
      draft.join(step);
    }
    draft.heardIn(article.language());
    Choice choice = choice(sum);
    StoryMemory memory =
        new StoryMemory(
            choice.headlines().with(old.headlines(), article.articleId(), article.title()),
            counted ? choice.summary().with(old.sentences(), article) : old.sentences(),
            counted ? Tally.counting(old.tallies(), article) : old.tallies(),
            additions.quantities(),
            revision ? old.arrivals() : old.arrivals().and(event.at()),
            revision ? old.novelties() : appended(old.novelties(), novelty, NOVELTIES_MAX),
            old.terms().and(hashes(terms), TERMS_REMEMBERED_MAX),
            old.facts().and(additions.said(), FACTS_REMEMBERED_MAX));
    return written(draft, memory, sum, choice, event);
  }

  private Written written(
      StoryDraft draft, StoryMemory memory, TermVector sum, Choice choice, Event event) {
    Map<String, Double> centroid = weighted.apply(sum).heaviest(CENTROID_TERMS_MAX).toMap();
    return new Written(draft.written(memory, centroid, choice, event), memory);
  }

  private Choice choice(TermVector sum) {
    TermVector story = weighted.apply(sum);
    return new Choice(new Headlines(weighted, story), new Summary(weighted, story));
  }

  private double novelty(TermVector terms, Set<Integer> known, double newFacts) {
    TermVector heavy = weighted.apply(terms);
    double all = 0;
    double unknown = 0;
    for (int i = 0; i < heavy.size(); i++) {
      all += heavy.weight(i);
      unknown += known.contains(heavy.term(i).hashCode()) ? 0 : heavy.weight(i);
    }
    double newTerms = all == 0 ? 0 : unknown / all;
    return Rounded.to2(Double.isNaN(newFacts) ? newTerms : (newTerms + newFacts) / 2);
  }

  private static Set<Integer> hashes(TermVector terms) {
    Set<Integer> hashes = new HashSet<>();
    for (int i = 0; i < terms.size(); i++) {
      hashes.add(terms.term(i).hashCode());
    }
    return hashes;
  }

  private static Step step(
      EnrichedArticle article, Instant at, Step before, Added added, double novelty) {
    return new Step(
        article.articleId(),
        StoryDraft.outlet(article),
        Cut.to(article.title(), TITLE_CHARS_MAX),
        before == null ? at : before.at(),
        article.duplicateOf(),
        article.duplicate() == null ? null : article.duplicate().kind(),
        novelty,
        before == null ? null : at,
        added);
  }

  private static Added onlyOutlet(boolean outlet) {
    return new Added(outlet, List.of(), List.of(), List.of(), List.of());
  }

  /** The list with one more element, without its first ones when it gets too long. */
  static <T> List<T> appended(List<T> list, T element, int max) {
    List<T> longer = new ArrayList<>(list);
    longer.add(element);
    return longer.size() > max ? longer.subList(longer.size() - max, longer.size()) : longer;
  }
}
