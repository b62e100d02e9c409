package org.wirewatch.enrich.story;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.wirewatch.wire.Story.Added;
import org.wirewatch.wire.Story.Step;

/**
 * A story's steps, oldest first. When they get too long, those that added least lose what they
 * added; when they get too many, they are left out, copies first. The first step and the last ones
 * stay as they are.
 */
final class Timeline {
  private static final int STEPS_MAX = 60;
  private static final int CHARS_MAX = 28_000;
  private static final int LAST_KEPT = 3;

  private Timeline() {}

  /** With an article's step, in place of the one that it had. */
  static List<Step> with(List<Step> steps, Step step) {
    List<Step> all = new ArrayList<>(steps);
    int known = indexOf(steps, step.articleId());
    if (known < 0) {
      all.add(step);
    } else {
      all.set(known, step);
    }
    return bounded(all);
  }

  /** The steps of two stories that became one. */
  static List<Step> together(List<Step> first, List<Step> second) {
    List<Step> all = new ArrayList<>(first);
    all.addAll(second);
    all.sort(Comparator.comparing(Step::at));
    return bounded(all);
  }

  /** The steps of some articles, or of all but those. */
  static List<Step> of(List<Step> steps, Set<String> articleIds, boolean these) {
    return steps.stream().filter(step -> articleIds.contains(step.articleId()) == these).toList();
  }

  /** The step of an article; null when it has none or it was left out. */
  static Step find(List<Step> steps, String articleId) {
    int known = indexOf(steps, articleId);
    return known < 0 ? null : steps.get(known);
  }

  private static int indexOf(List<Step> steps, String articleId) {
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).articleId().equals(articleId)) {
        return i;
      }
    }
    return -1;
  }

  private static List<Step> bounded(List<Step> steps) {
    List<Step> kept = new ArrayList<>(steps);
    while (kept.size() > STEPS_MAX) {
      kept.remove(least(kept, false));
    }
    int chars = kept.stream().mapToInt(Timeline::chars).sum();
    while (chars > CHARS_MAX && kept.size() > 1 + LAST_KEPT) {
      int full = least(kept, true);
      int least = full < 0 ? least(kept, false) : full;
      Step longer = kept.remove(least);
      chars -= chars(longer);
      if (full >= 0) {
        kept.add(least, bare(longer));
        chars += chars(kept.get(least));
      }
    }
    return kept;
  }

  /**
   * Place of the step that added least; -1 when there is none.
   *
   * @param full whether to look only at those that tell what they added
   */
  private static int least(List<Step> steps, boolean full) {
    int least = -1;
    for (int i = 1; i < steps.size() - LAST_KEPT; i++) {
      boolean candidate = !full || !steps.get(i).equals(bare(steps.get(i)));
      if (candidate && (least < 0 || worth(steps.get(i)) < worth(steps.get(least)))) {
        least = i;
      }
    }
    return least;
  }

  private static Step bare(Step step) {
    return new Step(
        step.articleId(),
        step.outlet(),
        step.title(),
        step.at(),
        step.duplicateOf(),
        step.duplicateKind(),
        step.novelty(),
        step.revisedAt(),
        new Added(step.added().outlet(), List.of(), List.of(), List.of(), List.of()));
  }

  private static double worth(Step step) {
    return step.copied() ? -1 : step.novelty() == null ? 0 : step.novelty();
  }

  /** About as many characters as the step takes in JSON. */
  private static int chars(Step step) {
    Added added = step.added();
    int chars = 250 + step.title().length() + length(step.outlet());
    chars += added.entities().stream().mapToInt(one -> 100 + length(one.name())).sum();
    chars += added.quotes().stream().mapToInt(one -> 150 + length(one.text())).sum();
    chars += 120 * added.figures().size() + 40 * added.changes().size();
    return chars;
  }

  private static int length(String text) {
    return text == null ? 0 : text.length();
  }
}
