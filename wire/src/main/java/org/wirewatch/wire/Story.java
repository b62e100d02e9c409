package org.wirewatch.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wirewatch.wire.EnrichedArticle.DuplicateKind;
import org.wirewatch.wire.EnrichedArticle.EntityType;

/**
 * Articles that report the same events, as they stood after {@link #event}. Everything in it is
 * bounded: {@code docs/stories.md} has the numbers.
 *
 * @param title the most central headline
 * @param articleCount articles, copies among them; a revised article counts once
 * @param firstSeenAt arrival of its first article
 * @param lastSeenAt arrival of its last article
 * @param centroid weights of the terms that the articles share, bounded
 * @param outlets articles by outlet, copies among them
 * @param timeline what each article added, oldest first; of a long story the articles that added
 *     least are left out
 * @param event what this version of the story came by; null in stories written before there were
 *     events
 * @param mergedInto the story that its articles belong to now; null while it stands for itself
 * @param absorbed ids of the stories merged into it, directly or through another, oldest first
 * @param splitFrom the story that it was split from; null when it was opened by an article
 * @param splitInto ids of the stories that were split from it, oldest first, bounded
 * @param moved articles that a split brought here, bounded; their own records name the other story
 * @param language of its first article, ISO 639-1 or {@code und}
 * @param summary its most central sentences in the order to read them; empty when no article has
 *     one that can stand alone
 * @param entities whom and what most of its articles name, the most often named first
 * @param copies of {@link #outlets}, the articles that repeat an earlier article; outlets without
 *     any are left out
 * @param pace how fast it moves; null in stories written before it was measured
 */
public record Story(
    int schemaVersion,
    String storyId,
    String title,
    int articleCount,
    Instant firstSeenAt,
    Instant lastSeenAt,
    Map<String, Double> centroid,
    Map<String, Integer> outlets,
    List<Step> timeline,
    Event event,
    String mergedInto,
    List<String> absorbed,
    String splitFrom,
    List<String> splitInto,
    List<String> moved,
    String language,
    List<Sentence> summary,
    List<KeyEntity> entities,
    Map<String, Integer> copies,
    Pace pace) {

  public static final int SCHEMA_VERSION = 1;

  public Story {
    Checks.present(storyId, "storyId");
    centroid = ordered(centroid);
    outlets = ordered(outlets);
    timeline = Checks.copy(timeline);
    absorbed = Checks.copy(absorbed);
    splitInto = Checks.copy(splitInto);
    moved = Checks.copy(moved);
    language = language == null ? EnrichedArticle.UNKNOWN_LANGUAGE : language;
    summary = Checks.copy(summary);
    entities = Checks.copy(entities);
    copies = ordered(copies);
  }

  /** A story of which only the articles are known. */
  public Story(
      int schemaVersion,
      String storyId,
      String title,
      int articleCount,
      Instant firstSeenAt,
      Instant lastSeenAt,
      Map<String, Double> centroid,
      Map<String, Integer> outlets,
      List<Step> timeline) {
    this(
        schemaVersion,
        storyId,
        title,
        articleCount,
        firstSeenAt,
        lastSeenAt,
        centroid,
        outlets,
        timeline,
        null,
        null,
        List.of(),
        null,
        List.of(),
        List.of(),
        null,
        List.of(),
        List.of(),
        Map.of(),
        null);
  }

  /** Articles that repeat an earlier one. */
  public int copied() {
    return copies.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Keeps the order, so that the same story is the same bytes in every process. */
  private static <V> Map<String, V> ordered(Map<String, V> values) {
    return values == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** What can happen to a story. */
  public enum EventKind {
    /** Its first article came. */
    OPENED,
    /** Another article came. */
    JOINED,
    /** One of its articles came again, changed. */
    REVISED,
    /** Two stories turned out to be one: one takes the other's articles. */
    MERGED,
    /** It turned out to be two: some of its articles form a story of their own. */
    SPLIT
  }

  /**
   * What a version of a story came by.
   *
   * @param at event time
   * @param articleId the article that came; of a merge or split the one that gave the reason, null
   *     when there was none
   * @param otherStoryId of a merge or split the other story; null otherwise
   * @param articleIds of a merge or split the articles that changed their story, bounded
   */
  public record Event(
      EventKind kind, Instant at, String articleId, String otherStoryId, List<String> articleIds) {
    public static final int ARTICLE_IDS_MAX = 100;

    public Event {
      Checks.present(kind, "kind");
      Checks.present(at, "at");
      articleIds = Checks.copy(articleIds);
      if (articleIds.size() > ARTICLE_IDS_MAX) {
        articleIds = articleIds.subList(0, ARTICLE_IDS_MAX);
      }
    }

    /** Something that an article did: {@code OPENED}, {@code JOINED} or {@code REVISED}. */
    public static Event of(EventKind kind, Instant at, String articleId) {
      return new Event(kind, at, articleId, null, List.of());
    }
  }

  /**
   * A sentence of an article.
   *
   * @param start UTF-16 offset into the article's text
   * @param end offset after its last character
   * @param text the text between both
   */
  public record Sentence(String articleId, String outlet, int start, int end, String text) {
    public Sentence {
      Checks.present(articleId, "articleId");
      Checks.range(start, end);
    }
  }

  /**
   * Whom or what the articles name.
   *
   * @param articleCount articles that name it, copies left out
   * @param share of the story's articles that are no copies, 0 to 1
   */
  public record KeyEntity(String id, EntityType type, String name, int articleCount, double share) {
    public KeyEntity {
      Checks.present(id, "id");
      Checks.present(type, "type");
    }
  }

  /**
   * One article of a story.
   *
   * @param duplicateOf the article that it repeats; null when it is no copy
   * @param duplicateKind how it repeats or updates an earlier article; null when it does neither
   * @param novelty share of what it says that the story did not have, 0 to 1; null when not
   *     computed
   * @param revisedAt when it last came again, changed; null when it never did
   * @param added what was new in it
   */
  public record Step(
      String articleId,
      String outlet,
      String title,
      Instant at,
      String duplicateOf,
      DuplicateKind duplicateKind,
      Double novelty,
      Instant revisedAt,
      Added added) {
    public Step {
      added = added == null ? Added.NOTHING : added;
    }

    /** One of which it is not known what was new in it. */
    public Step(String articleId, String outlet, String title, Instant at, String duplicateOf) {
      this(articleId, outlet, title, at, duplicateOf, null, null, null, null);
    }

    /** Whether it repeats an earlier article. */
    public boolean copied() {
      return duplicateOf != null;
    }
  }

  /**
   * What the story did not have before an article. Each list is bounded; offsets are into the
   * article's text.
   *
   * @param outlet whether it is the outlet's first article of the story
   * @param changes of an article that updates an earlier one: what stands in it and not in that one
   */
  public record Added(
      boolean outlet,
      List<AddedEntity> entities,
      List<AddedQuote> quotes,
      List<AddedFigure> figures,
      List<Span> changes) {
    public static final Added NOTHING =
        new Added(false, List.of(), List.of(), List.of(), List.of());

    public Added {
      entities = Checks.copy(entities);
      quotes = Checks.copy(quotes);
      figures = Checks.copy(figures);
      changes = Checks.copy(changes);
    }
  }

  /**
   * Someone or something named for the first time.
   *
   * @param start offset of the first mention
   */
  public record AddedEntity(String id, EntityType type, String name, int start, int end) {
    public AddedEntity {
      Checks.range(start, end);
    }
  }

  /**
   * Words given for the first time.
   *
   * @param speaker full name as far as known; null when it is not clear who speaks
   * @param speakerId null when unknown
   * @param newSpeaker whether the speaker had not been quoted in the story
   * @param text what was said, cut when long; the offsets are of the whole
   */
  public record AddedQuote(
      String speaker, String speakerId, boolean newSpeaker, int start, int end, String text) {
    public AddedQuote {
      Checks.range(start, end);
    }
  }

  /**
   * A number given for the first time.
   *
   * @param value {@code 450}, {@code 12%}, {@code USD 45000000}
   * @param what the thing counted, as written behind the number; null when it cannot be told and of
   *     sums of money
   * @param before the value that the story last had for the same thing; null when there was none
   * @param text the number as written
   */
  public record AddedFigure(
      EntityType type, String value, String what, String before, int start, int end, String text) {
    public AddedFigure {
      Checks.range(start, end);
    }
  }

  /**
   * How fast a story moves, as of {@link Story#lastSeenAt}. It is not written again while nothing
   * comes: who reads it later says so.
   *
   * @param velocities articles per hour over several windows, the shortest first
   * @param novelty mean novelty of the last articles, 0 to 1
   * @param novelArticles over how many articles that is
   * @param burst the last hours against what was to be expected
   */
  public record Pace(List<Velocity> velocities, Double novelty, int novelArticles, Burst burst) {
    public Pace {
      velocities = Checks.copy(velocities);
    }
  }

  /**
   * Articles that came within a window before the story's last one.
   *
   * @param articles copies among them
   * @param perHour articles divided by the hours of the window
   */
  public record Velocity(Duration window, int articles, double perHour) {}

  /**
   * How surprising the last hours are.
   *
   * @param score −log10 of the probability of so many articles or more at the pace of the baseline,
   *     0 to 20: 3 is once in a thousand
   * @param bursting whether the score passes the threshold
   * @param window the hours judged, up to the last article
   * @param articles that came in it, copies among them
   * @param expected articles to be expected in it by the baseline
   * @param baseline what the expectation rests on, in words
   */
  public record Burst(
      double score,
      boolean bursting,
      Duration window,
      int articles,
      double expected,
      String baseline) {}
}
