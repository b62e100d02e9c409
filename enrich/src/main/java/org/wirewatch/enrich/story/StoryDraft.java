package org.wirewatch.enrich.story;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.Story;
import org.wirewatch.wire.Story.Event;
import org.wirewatch.wire.Story.Step;

/** A story's record while it is written: what is counted, before what is chosen. */
final class StoryDraft {
  private static final int OUTLETS_MAX = 100;
  private static final int ABSORBED_MAX = 100;
  private static final int SPLITS_MAX = 20;
  private static final int MOVED_MAX = 100;
  private static final int OUTLET_CHARS_MAX = 100;

  private final String storyId;
  private final String title;
  private String language;
  private int articleCount;
  private Instant firstSeenAt;
  private Instant lastSeenAt;
  private final Map<String, Integer> outlets;
  private final Map<String, Integer> copies;
  private List<Step> timeline;
  private List<String> absorbed;
  private String splitFrom;
  private List<String> splitInto;
  private List<String> moved;

  private StoryDraft(Story story) {
    storyId = story.storyId();
    title = story.title();
    language = story.language();
    articleCount = story.articleCount();
    firstSeenAt = story.firstSeenAt();
    lastSeenAt = story.lastSeenAt();
    outlets = new TreeMap<>(story.outlets());
    copies = new TreeMap<>(story.copies());
    timeline = story.timeline();
    absorbed = story.absorbed();
    splitFrom = story.splitFrom();
    splitInto = story.splitInto();
    moved = story.moved();
  }

  /** A story without articles. */
  static StoryDraft opened(String storyId, Instant at) {
    return new StoryDraft(
        new Story(Story.SCHEMA_VERSION, storyId, null, 0, at, at, Map.of(), Map.of(), List.of()));
  }

  static StoryDraft of(Story story) {
    return new StoryDraft(story);
  }

  List<Step> timeline() {
    return timeline;
  }

  Instant firstSeenAt() {
    return firstSeenAt;
  }

  Instant lastSeenAt() {
    return lastSeenAt;
  }

  /** Articles that are no copies. */
  int own() {
    return articleCount - copies.values().stream().mapToInt(Integer::intValue).sum();
  }

  static String outlet(EnrichedArticle article) {
    return Cut.to(article.outlet() == null ? "" : article.outlet(), OUTLET_CHARS_MAX);
  }

  boolean isNewOutlet(EnrichedArticle article) {
    return !outlets.containsKey(outlet(article));
  }

  /** Counts an article and adds its step. */
  void join(Step step) {
    articleCount++;
    seenAt(step.at());
    count(outlets, step.outlet(), 1);
    count(copies, step.outlet(), step.copied() ? 1 : 0);
    timeline = Timeline.with(timeline, step);
  }

  /** Replaces the step of an article that came again; of one that was left out nothing. */
  void revise(Step step) {
    Step before = Timeline.find(timeline, step.articleId());
    if (before != null) {
      int change = (step.copied() ? 1 : 0) - (before.copied() ? 1 : 0);
      count(copies, before.outlet(), change);
      timeline = Timeline.with(timeline, step);
    }
  }

  /** Takes over all articles of another story. */
  void absorb(Story other) {
    articleCount += other.articleCount();
    seenAt(other.firstSeenAt());
    seenAt(other.lastSeenAt());
    other.outlets().forEach((outlet, articles) -> count(outlets, outlet, articles));
    other.copies().forEach((outlet, articles) -> count(copies, outlet, articles));
    timeline = Timeline.together(timeline, other.timeline());
    absorbed = united(absorbed, other.absorbed(), ABSORBED_MAX);
    absorbed = united(absorbed, List.of(other.storyId()), ABSORBED_MAX);
    splitInto = united(splitInto, other.splitInto(), SPLITS_MAX);
    moved = united(moved, other.moved(), MOVED_MAX);
  }

  /** Gives up articles, as far as their steps tell what they were, to another story. */
  void release(List<Step> steps, String apartId) {
    splitInto = united(splitInto, List.of(apartId), SPLITS_MAX);
    for (Step step : steps) {
      articleCount--;
      count(outlets, step.outlet(), -1);
      count(copies, step.outlet(), step.copied() ? -1 : 0);
    }
    Set<String> gone = new LinkedHashSet<>();
    steps.forEach(step -> gone.add(step.articleId()));
    moved = moved.stream().filter(articleId -> !gone.contains(articleId)).toList();
    timeline = timeline.stream().filter(step -> !gone.contains(step.articleId())).toList();
    firstSeenAt = timeline.stream().map(Step::at).min(Instant::compareTo).orElse(firstSeenAt);
    lastSeenAt = timeline.stream().map(Step::at).max(Instant::compareTo).orElse(lastSeenAt);
  }

  /** Takes the articles that another story has released. */
  void splitFrom(Story other, List<Step> steps) {
    splitFrom = other.storyId();
    language = other.language();
    steps.forEach(this::join);
    moved = united(moved, steps.stream().map(Step::articleId).toList(), MOVED_MAX);
  }

  void heardIn(String heard) {
    if (language.equals(EnrichedArticle.UNKNOWN_LANGUAGE)) {
      language = heard;
    }
  }

  /**
   * The record.
   *
   * @param terms of all its articles
   * @param choice chooses from the memory for these terms
   */
  Story written(StoryMemory memory, Map<String, Double> terms, Choice choice, Event event) {
    return new Story(
        Story.SCHEMA_VERSION,
        storyId,
        choice.headlines().title(memory.headlines(), title),
        articleCount,
        firstSeenAt,
        lastSeenAt,
        terms,
        outlets,
        timeline,
        event,
        null,
        absorbed,
        splitFrom,
        splitInto,
        moved,
        language,
        choice.summary().of(memory.sentences()),
        Tally.shown(memory.tallies(), own()),
        copies,
        Paces.of(memory.arrivals(), firstSeenAt, lastSeenAt, memory.novelties()));
  }

  /** What compares headlines and sentences with a story. */
  record Choice(Headlines headlines, Summary summary) {}

  private void seenAt(Instant at) {
    firstSeenAt = at.isBefore(firstSeenAt) ? at : firstSeenAt;
    lastSeenAt = at.isAfter(lastSeenAt) ? at : lastSeenAt;
  }

  /** Of outlets beyond the bound the articles count only in the total. */
  private static void count(Map<String, Integer> counts, String outlet, int change) {
    if (counts.containsKey(outlet) || (counts.size() < OUTLETS_MAX && change > 0)) {
      counts.merge(outlet, change, Integer::sum);
      counts.computeIfPresent(outlet, (name, articles) -> articles > 0 ? articles : null);
    }
  }

  private static List<String> united(List<String> first, List<String> second, int max) {
    Set<String> both = new LinkedHashSet<>(first);
    both.addAll(second);
    return both.stream().skip(Math.max(0, both.size() - max)).toList();
  }
}
