package org.wirewatch.enrich.story;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.wirewatch.enrich.Annotated;
import org.wirewatch.enrich.story.StoryLinks.Cut;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.EnrichedArticle.Duplicate;
import org.wirewatch.wire.Ids;

/**
 * Gives each article its story when it comes; that is never revised. An article joins the open
 * story to whose articles it is most alike, as {@link StoryModel} learned it, or opens a new one;
 * how alike it must be follows how often articles of this stream open one. An article that belongs
 * to two stories may show that they are one, and one that is unlike some of its story's articles
 * that the story is two. The same articles in the same order give the same stories, also across a
 * restart. Not thread-safe.
 */
public final class StoryAssigner {
  private static final int QUERY_TERMS = 40;
  private static final int CANDIDATES_MAX = 10;
  private static final int STORY_TERMS_MAX = 200;
  private static final int MEMBERS_MAX = 2_000;

  /** Share of the article's names, by rarity, that a story must have. */
  private static final double NAMES_SHARED_MIN = 0.05;

  /** Articles of each part of a story that splits. */
  private static final int PART_MIN = 3;

  private final StorySettings settings;
  private final Function<String, StoryModel> models;
  private final OpenStories open;

  /** With the model that ships, keeping nothing beyond its lifetime. */
  public StoryAssigner(StorySettings settings) {
    this(settings, StoryModel.bundled(), StoryJournal.NONE);
  }

  StoryAssigner(StorySettings settings, StoryModel model, StoryJournal journal) {
    this(settings, articleId -> model, journal);
  }

  /**
   * With a model for each article, so that cross-validation can use one that did not see it.
   *
   * @param journal is told what to keep for {@link #restore}
   */
  StoryAssigner(StorySettings settings, Function<String, StoryModel> models, StoryJournal journal) {
    this.settings = settings;
    this.models = models;
    this.open = new OpenStories(journal);
  }

  /** Takes back an open story from a store; in any order, before the first article. */
  void restore(StoryState state) {
    open.restore(state);
  }

  /** Takes back an article from a store, as {@link #restore(StoryState)}. */
  void restore(ArticleTraits article) {
    open.restore(article);
  }

  /**
   * Assigns an article.
   *
   * @param at event time of the article's arrival; decides what is still open
   */
  public StoryPlace assign(Annotated annotated, Instant at) {
    EnrichedArticle article = annotated.article();
    TermVector terms = ArticleTerms.of(article).vector();
    ArticleTraits traits = TraitReader.read(annotated, terms, at, open::rarity);
    StoryState known = known(article);
    if (known != null && known.members().contains(article.articleId())) {
      return revised(known, traits, terms);
    }
    return new Arrival(traits, terms).placed(known);
  }

  /** The vector with each weight multiplied by how much its term says now. */
  TermVector weighted(TermVector terms) {
    return open.weighted(terms);
  }

  /** Closes the stories that are over; returns their ids. */
  public List<String> close(Instant now) {
    return close(story -> open.size() > settings.storiesMax() || over(story, now));
  }

  /** Closes the stories that are too many, those longest without an article. */
  public void closeBeyondBound() {
    close(story -> open.size() > settings.storiesMax());
  }

  private List<String> close(Predicate<StoryState> ripe) {
    List<String> closed = new ArrayList<>();
    StoryState oldest = open.oldest();
    while (oldest != null && ripe.test(oldest)) {
      open.remove(oldest);
      closed.add(oldest.id());
      oldest = open.oldest();
    }
    return closed;
  }

  /** How many stories are open. */
  public int openStories() {
    return open.size();
  }

  /**
   * The story that an earlier revision, the original of a copy or what it updates is in; null when
   * not open.
   */
  private StoryState known(EnrichedArticle article) {
    StoryState own = open.ofArticle(article.articleId());
    Duplicate duplicate = article.duplicate();
    String original = duplicate == null ? article.duplicateOf() : duplicate.originalId();
    return own != null || original == null ? own : open.ofArticle(original);
  }

  private boolean over(StoryState story, Instant now) {
    return story.lastArticleAt().plus(settings.window()).isBefore(now);
  }

  private StoryPlace revised(StoryState before, ArticleTraits traits, TermVector terms) {
    if (open.isCompared(traits.articleId())) {
      open.put(traits);
    }
    open.put(before.seenAt(traits.at()));
    return new StoryPlace(
        before.id(), List.of(new StoryChange.Revised(before.id(), terms, before.terms())));
  }

  /** What an article that was not there before brings about. */
  private final class Arrival {
    private final ArticleTraits traits;
    private final TermVector terms;
    private final Instant at;
    private final StoryModel model;
    private final StoryLinks links;
    private final Likeness likeness;
    private final List<StoryChange> changes = new ArrayList<>();

    private record Candidate(StoryState story, double score) {}

    Arrival(ArticleTraits traits, TermVector terms) {
      this.traits = traits;
      this.terms = terms;
      this.at = traits.at();
      this.model = models.apply(traits.articleId());
      this.links = new StoryLinks(model, open);
      this.likeness = links.likeness(traits);
    }

    /**
     * Places the article.
     *
     * @param known the story that it belongs to anyway; null when that is to be found
     */
    StoryPlace placed(StoryState known) {
      List<Candidate> candidates = known == null ? candidates() : List.of();
      StoryState before =
          known != null ? known : candidates.isEmpty() ? null : candidates.getFirst().story();
      open.put(traits);
      StoryState own = before == null ? opened() : joined(before);
      if (candidates.size() > 1) {
        own = merged(own, candidates.subList(1, candidates.size()));
      } else if (before != null && known == null) {
        own = split(own);
      }
      return new StoryPlace(own.id(), changes);
    }

    /** The stories that the article may join, best first. */
    private List<Candidate> candidates() {
      List<Candidate> candidates = new ArrayList<>();
      double joins = model.newcomers().correction(open.size(), open.articles());
      TermVector weighted = open.weighted(terms);
      for (String storyId : open.sharing(weighted, QUERY_TERMS, CANDIDATES_MAX)) {
        StoryState story = open.get(storyId);
        if (over(story, at) || !namesAgree(story)) {
          continue;
        }
        double score = links.toStory(likeness, open.compared(story));
        if (score >= joins) {
          candidates.add(new Candidate(story, score));
        }
      }
      candidates.sort(
          Comparator.comparingDouble(Candidate::score)
              .reversed()
              .thenComparing(candidate -> candidate.story().id()));
      return candidates;
    }

    /**
     * Template articles share all words but the names: those of another place are another event.
     */
    private boolean namesAgree(StoryState story) {
      TermVector names = traits.names();
      return names.size() == 0 || names.shareIn(story.terms()) >= NAMES_SHARED_MIN;
    }

    private StoryState opened() {
      String id = StoryRecords.idOf(traits.articleId());
      StoryState story =
          new StoryState(id, terms.heaviest(STORY_TERMS_MAX), List.of(traits.articleId()), at, at);
      open.put(story);
      changes.add(new StoryChange.Opened(id, terms));
      return story;
    }

    private StoryState joined(StoryState before) {
      TermVector sum = before.terms().plus(terms).heaviest(STORY_TERMS_MAX);
      List<String> members =
          StoryRecords.appended(before.members(), traits.articleId(), MEMBERS_MAX);
      StoryState story = before.with(sum, members).seenAt(at);
      open.put(story);
      changes.add(new StoryChange.Joined(story.id(), terms, sum));
      return story;
    }

    /** Merges the story with the first of others that is the same by all their articles. */
    private StoryState merged(StoryState own, List<Candidate> others) {
      for (Candidate candidate : others) {
        StoryState other = candidate.story();
        if (links.between(open.compared(own), open.compared(other)) >= model.merges()) {
          boolean ownIsOlder = StoryState.OLDEST_FIRST.compare(own, other) <= 0;
          return merged(ownIsOlder ? own : other, ownIsOlder ? other : own);
        }
      }
      return own;
    }

    private StoryState merged(StoryState survivor, StoryState absorbed) {
      TermVector sum = survivor.terms().plus(absorbed.terms()).heaviest(STORY_TERMS_MAX);
      StoryState story =
          survivor
              .with(sum, open.together(survivor, absorbed, MEMBERS_MAX))
              .seenAt(absorbed.lastArticleAt());
      open.replace(List.of(survivor, absorbed), List.of(story));
      changes.add(new StoryChange.Merged(survivor.id(), absorbed.id(), sum, absorbed.members()));
      return story;
    }

    /** Splits the story when the article is unlike some of it and all of it falls apart. */
    private StoryState split(StoryState own) {
      List<ArticleTraits> members = open.compared(own);
      if (members.size() < 2 * PART_MIN || links.worst(likeness, members) >= model.splits()) {
        return own;
      }
      Cut cut = links.cut(members);
      boolean apart =
          cut.score() < model.splits()
              && Math.min(cut.older().size(), cut.younger().size()) >= PART_MIN;
      return apart ? split(own, cut.younger()) : own;
    }

    private StoryState split(StoryState own, List<ArticleTraits> leaving) {
      Set<String> ids = new HashSet<>();
      TermVector gone = TermVector.EMPTY;
      for (ArticleTraits member : leaving) {
        ids.add(member.articleId());
        gone = gone.plus(member.terms());
      }
      TermVector staying = own.terms().minus(gone);
      String id = Ids.of("story", own.id(), traits.articleId());
      StoryState left = own.with(staying, members(own, ids, false));
      StoryState apart =
          new StoryState(id, gone.heaviest(STORY_TERMS_MAX), members(own, ids, true), at, at);
      open.replace(List.of(own), List.of(left, apart));
      changes.add(new StoryChange.Split(own.id(), id, ids, staying, gone));
      return ids.contains(traits.articleId()) ? apart : left;
    }

    private static List<String> members(StoryState story, Set<String> leaving, boolean these) {
      return story.members().stream()
          .filter(articleId -> leaving.contains(articleId) == these)
          .collect(Collectors.toList());
    }
  }
}
