package org.wirewatch.enrich.link;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.wirewatch.enrich.text.Sentence;
import org.wirewatch.knowledge.KnowledgeBase;
import org.wirewatch.wire.EnrichedArticle.EntityType;
import org.wirewatch.wire.KnownEntity;

/**
 * Decides for the names of one article whom or what of a knowledge base they mean, or that it is
 * not sure. Thread-safe; a base that changes needs another linker.
 */
public final class Linker {
  private static final double SAME_KIND_IN_LIST = 1.5;
  private static final double LINKED_COUNTRY = 0.5;
  private static final int LIST_GAP_MAX = 2;
  private static final double STEEPNESS = 1.2;

  private final KnowledgeBase base;
  private final Candidates candidates;

  public Linker(KnowledgeBase base) {
    this(base, new Candidates(base));
  }

  private Linker(KnowledgeBase base, Candidates candidates) {
    this.base = base;
    this.candidates = candidates;
  }

  /** A linker for the base that comes after; what was prepared for unchanged entities is kept. */
  public Linker after(KnowledgeBase next) {
    return new Linker(next, candidates.of(next));
  }

  /** A linker that knows nobody. */
  public static Linker none() {
    return new Linker(KnowledgeBase.of(List.of()));
  }

  public KnowledgeBase base() {
    return base;
  }

  /** What is known of one group while the article is read. */
  private static final class Case {
    final Group group;
    final List<Candidate> candidates;
    Link link;

    Case(Group group, List<Candidate> candidates) {
      this.group = group;
      this.candidates = candidates;
    }

    boolean isDecided() {
      return link != null && link.entity() != null;
    }
  }

  /**
   * Decides on each group, in their order.
   *
   * @param sentences of the article, the title's first
   * @param published null when unknown; offices count by this day
   */
  public List<Link> link(List<Sentence> sentences, List<Group> groups, Instant published) {
    if (base.size() == 0) {
      return groups.stream().map(group -> Link.UNKNOWN).toList();
    }
    ArticleWords article = new ArticleWords(sentences);
    List<Case> cases = new ArrayList<>();
    for (Group group : groups) {
      Group bare = candidates.bare(group);
      cases.add(new Case(bare, candidates.of(bare, article)));
    }
    for (Case each : cases) {
      each.link = decide(each, new Scoring(article, published, each.group), List.of());
    }
    cases.stream().filter(Case::isDecided).forEach(each -> learn(article, each));
    for (Case each : cases) {
      if (!each.isDecided() && !each.candidates.isEmpty()) {
        each.link = decide(each, new Scoring(article, published, each.group), cases);
      }
    }
    return cases.stream().map(each -> each.link).toList();
  }

  /** What is linked says what countries the article is about. */
  private static void learn(ArticleWords article, Case decided) {
    KnownEntity entity = decided.link.entity();
    if (entity.country() != null) {
      boolean place = entity.type() == EntityType.LOCATION;
      article.addCountry(entity.country(), entity.entityId(), place ? 1 : LINKED_COUNTRY);
    }
  }

  private static Link decide(Case each, Scoring scoring, List<Case> others) {
    if (each.candidates.isEmpty()) {
      return Link.UNKNOWN;
    }
    List<Score> scores = new ArrayList<>();
    for (Candidate candidate : each.candidates) {
      Score score = scoring.score(candidate);
      double list = inList(each, candidate, others) ? SAME_KIND_IN_LIST : 0;
      scores.add(
          new Score(
              candidate,
              score.prior(),
              score.context() + list,
              score.evidence() + list,
              score.ambiguous(),
              score.prominent()));
    }
    scores.sort(Comparator.comparingDouble(Score::total).reversed());
    Score best = scores.get(0);
    double before = lead(best, scores);
    boolean prominent = best.prominent() && isProminent(best, before);
    boolean sure =
        best.total() >= Scoring.ACCEPT
            && before >= margin(best, scores)
            && (!best.ambiguous() || prominent || best.evidence() >= needed(best));
    if (sure) {
      double over = Math.min(best.total() - Scoring.ACCEPT, before - margin(best, scores));
      return new Link(best.candidate().profile().entity, false, confidence(over));
    }
    boolean named = scores.stream().anyMatch(s -> s.candidate().form() != Candidate.Form.SURNAME);
    return named ? Link.NAMESAKE : Link.UNKNOWN;
  }

  private static double needed(Score best) {
    boolean surname = best.candidate().form() == Candidate.Form.SURNAME;
    return surname ? Scoring.EVIDENCE_FOR_SURNAME : Scoring.EVIDENCE;
  }

  private static double margin(Score best, List<Score> scores) {
    for (Score score : scores.subList(1, scores.size())) {
      boolean told = best.evidence() - score.evidence() >= Scoring.EVIDENCE;
      if (!told || score.prior() - best.prior() >= Scoring.FAR_BEFORE) {
        return Scoring.MARGIN;
      }
    }
    return Scoring.MARGIN_BY_EVIDENCE;
  }

  private static boolean isProminent(Score best, double before) {
    boolean ordinary =
        best.candidate().form() != Candidate.Form.INITIALS
            && !best.candidate().hasSeveralWords()
            && OrdinaryWords.has(best.candidate().normal());
    return !ordinary && before >= Scoring.FAR_BEFORE && best.context() > Scoring.AGAINST;
  }

  /** How far it is before the next; a place and the smaller one around or in it do not compete. */
  private static double lead(Score best, List<Score> scores) {
    double lead = Double.MAX_VALUE;
    for (Score score : scores.subList(1, scores.size())) {
      double ahead = best.total() - score.total();
      boolean within =
          isSamePlace(best.candidate().profile().entity, score.candidate().profile().entity);
      if (!within || ahead < Scoring.MARGIN_IN_COUNTRY) {
        lead = Math.min(lead, ahead);
      }
    }
    return lead;
  }

  private static boolean isSamePlace(KnownEntity one, KnownEntity other) {
    return one.type() == EntityType.LOCATION
        && other.type() == EntityType.LOCATION
        && one.country() != null
        && one.country().equals(other.country())
        && !Objects.equals(one.kind(), other.kind());
  }

  /** {@code Armenia, X and Azerbaijan}: the members of a list are of one kind. */
  private static boolean inList(Case each, Candidate candidate, List<Case> others) {
    for (Case other : others) {
      boolean alike =
          other.isDecided()
              && other != each
              && candidate.profile().kind.equals(other.link.entity().kind());
      if (alike && isBeside(each.group, other.group)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBeside(Group one, Group other) {
    for (Place place : one.places()) {
      for (Place there : other.places()) {
        boolean same = place.sentence() == there.sentence();
        int gap =
            place.start() >= there.end()
                ? place.start() - there.end()
                : there.start() - place.end();
        if (same && gap >= 1 && gap <= LIST_GAP_MAX) {
          return true;
        }
      }
    }
    return false;
  }

  private static double confidence(double over) {
    return 1 / (1 + Math.exp(-STEEPNESS * (0.8 + over)));
  }
}
