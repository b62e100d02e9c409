package org.wirewatch.enrich.dedupe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.wirewatch.enrich.dedupe.Alignment.Change;
import org.wirewatch.enrich.dedupe.Alignment.Gap;
import org.wirewatch.wire.EnrichedArticle.DuplicateKind;
import org.wirewatch.wire.Span;

/** How much a later text has of an earlier one, and so how it relates to it. */
final class Comparison {
  /** Share of the shorter text that must stand in the other, without {@link #FURNITURE}. */
  private static final double CONTAINMENT_MIN = 0.65;

  /** The same share with all words. */
  private static final double WHOLE_MIN = 0.5;

  /** Words replaced by others for each word kept, beyond which it is another report. */
  private static final double REPLACED_MAX = 0.3;

  /** Fewer words in common say nothing. */
  private static final int MATCHED_MIN = 8;

  /** Words at either end that may be a headline, credit line or advertisement. */
  private static final int FURNITURE = 40;

  /** Share of the longer text below which the shorter, inside it, is a passage it quotes. */
  private static final double PASSAGE = 0.4;

  private static final double TEMPLATE_NAMES = 0.4;
  private static final double TEMPLATE_FACTS = 0.4;
  private static final int TEMPLATE_FACTS_MIN = 5;
  private static final int TEMPLATE_FILLED_MIN = 3;
  private static final double TEMPLATE_REPLACED = 0.2;

  /** Words of a line in between that may be a caption or a pointer to another article. */
  private static final int LINE = 20;

  /** Words of a lead from which on it is compared, and the share that must not be new in it. */
  private static final int LEAD = 12;

  private static final double LEAD_NEW_MAX = 0.6;
  private static final int LEAD_LETTERS = 4;

  /** Words left out in one place from which on they were cut, not edited. */
  private static final int CUT = 8;

  private static final int CHANGES_MAX = 50;
  private static final int CHANGES_APART = 3;

  private final Words words;
  private final Alignment alignment;
  private final boolean[] common;
  private int matched;
  private int replaced;
  private int insideGaps;
  private int namesKept;
  private int numbersKept;
  private double containment;
  private boolean sameReport;
  private FactChanges facts;

  /**
   * Compares.
   *
   * @param common words of the later text that many articles have: a footer, a cookie notice
   */
  Comparison(RememberedArticle old, Words words, boolean[] common) {
    this.words = words;
    this.common = common.clone();
    this.alignment = Alignment.of(old.codes(), words);
    markCommonRuns();
    measureGaps();
    measure();
    if (sameReport) {
      facts = new FactChanges(words, alignment, old.entities());
    }
  }

  /** Share of the shorter text that stands in the other, but for what frames it; 0 to 1. */
  double containment() {
    return containment;
  }

  /** Words that both have. */
  int matched() {
    return matched;
  }

  /** How the later text relates to the earlier one; null when it neither repeats nor updates it. */
  DuplicateKind kind() {
    if (!sameReport) {
      return null;
    }
    if (facts.any()) {
      return isTemplate() ? null : DuplicateKind.UPDATE;
    }
    if (alignment.gaps().isEmpty()) {
      return DuplicateKind.EXACT;
    }
    return isTemplate() ? null : isCopy() ? DuplicateKind.COPY : DuplicateKind.EDITED;
  }

  /** What the later text has and the earlier has not, in order. */
  List<Span> changes() {
    List<Span> spans = new ArrayList<>();
    int at = 0;
    while (at < words.count()) {
      if (alignment.isKept(at)) {
        at++;
        continue;
      }
      int from = at;
      int last = at;
      while (at < words.count()
          && at - last < CHANGES_APART
          && at < words.titleCount() == from < words.titleCount()) {
        last = alignment.isKept(at) ? last : at;
        at++;
      }
      at = last + 1;
      if (spans.size() == CHANGES_MAX) {
        break;
      }
      spans.add(
          new Span(
              from < words.titleCount() ? Span.TITLE : Span.TEXT,
              words.start(from),
              words.end(last)));
    }
    return spans;
  }

  /** A run of words that is mostly a footer is one whole. */
  private void markCommonRuns() {
    for (int from = 0, to = 0; from < words.count(); from = to) {
      int marked = common[from] ? 1 : 0;
      to = from + 1;
      while (to < words.count() && alignment.isRun(to)) {
        marked += common[to++] ? 1 : 0;
      }
      if (2 * marked >= to - from) {
        Arrays.fill(common, from, to, true);
      }
    }
  }

  private void measureGaps() {
    for (Gap gap : alignment.gaps()) {
      if (gap.outer()) {
        continue;
      }
      insideGaps++;
      int now = 0;
      for (int i = gap.nowFrom(); i < gap.nowTo(); i++) {
        now += alignment.isKept(i) ? 0 : 1;
      }
      int old = 0;
      for (int i = gap.oldFrom(); i < gap.oldTo(); i++) {
        old += alignment.isUsed(i) ? 0 : 1;
      }
      replaced += Math.min(now, old);
    }
  }

  private void measure() {
    int now = 0;
    int nowHead = 0;
    int nowTail = 0;
    int shared = 0;
    for (int i = 0; i < words.count(); i++) {
      boolean kept = alignment.isKept(i);
      int kind = WordCode.kind(words.codes()[i]);
      namesKept += kept && kind == WordCode.NAME ? 1 : 0;
      numbersKept += kept && kind >= WordCode.NUMBER ? 1 : 0;
      if (common[i]) {
        shared += kept ? 1 : 0;
        continue;
      }
      now++;
      matched += kept ? 1 : 0;
      nowTail = kept ? 0 : nowTail + 1;
      nowHead += matched == 0 ? 1 : 0;
    }
    int old = alignment.old().length - shared;
    int oldHead = 0;
    int oldTail = 0;
    boolean any = false;
    for (int i = 0; i < alignment.old().length; i++) {
      boolean used = alignment.isUsed(i);
      any |= used;
      oldHead += any ? 0 : 1;
      oldTail = used ? 0 : oldTail + 1;
    }
    int shorter = Math.min(now, old);
    int core = Math.min(core(now, nowHead, nowTail), core(old, oldHead, oldTail));
    containment = core <= 0 ? 0 : Math.min(1, (double) matched / core);
    boolean passage =
        Math.max(nowHead, oldHead) > FURNITURE
            && matched < PASSAGE * Math.max(now, old)
            && replaced * 20 < matched
            && insideGaps <= 3;
    sameReport =
        containment >= CONTAINMENT_MIN
            && matched >= WHOLE_MIN * shorter
            && matched >= MATCHED_MIN
            && replaced <= REPLACED_MAX * matched
            && !passage
            && !(nowHead >= LEAD && oldHead >= LEAD && isNews(nowHead));
  }

  /** Whether a text begins with so many words about something else. */
  private boolean isNews(int lead) {
    CodeSet known = new CodeSet(alignment.old().length);
    for (int code : alignment.old()) {
      known.add(WordCode.plain(code));
    }
    int all = 0;
    int fresh = 0;
    for (int i = 0, seen = 0; i < words.count() && seen < lead; i++) {
      if (common[i]) {
        continue;
      }
      seen++;
      if (words.folded(i).length() >= LEAD_LETTERS) {
        all++;
        fresh += known.contains(WordCode.plain(words.codes()[i])) ? 0 : 1;
      }
    }
    return fresh > LEAD_NEW_MAX * all;
  }

  private static int core(int all, int head, int tail) {
    return all - Math.min(head, FURNITURE) - Math.min(tail, FURNITURE);
  }

  /** Whether it is the same frame with other names, numbers and dates throughout. */
  private boolean isTemplate() {
    int changed = facts.numbers() + facts.dates();
    boolean otherNames =
        facts.names() > 1 && facts.names() > TEMPLATE_NAMES * (facts.names() + namesKept);
    boolean otherFacts =
        changed >= TEMPLATE_FACTS_MIN && changed > TEMPLATE_FACTS * (changed + numbersKept);
    int all = changed + facts.names();
    boolean mostFacts =
        changed > 1
            && all >= TEMPLATE_FILLED_MIN
            && all >= TEMPLATE_FACTS * (all + numbersKept + namesKept);
    return otherNames
        || otherFacts
        || mostFacts
        || (facts.any() && replaced > TEMPLATE_REPLACED * matched);
  }

  /** Whether words were only put before, put behind, set as lines of their own or cut. */
  private boolean isCopy() {
    int[] body = body();
    for (Gap gap : alignment.gaps()) {
      for (Change change : alignment.changes(gap)) {
        boolean added = change.oldWords() == 0;
        boolean edge =
            change.nowFrom() == 0
                || change.nowTo() == words.count()
                || (added && (change.nowTo() <= body[0] || change.nowFrom() >= body[1]));
        boolean title = change.nowTo() <= words.titleCount();
        boolean cut = change.nowWords() == 0 && change.oldWords() >= CUT;
        boolean line =
            change.nowWords() > 0
                && change.nowWords() <= LINE
                && words.isLine(change.nowFrom(), change.nowTo());
        if (!edge && !title && !cut && !line) {
          return false;
        }
      }
    }
    return true;
  }

  /** From the first to the last longer run that both have; before and behind are furniture. */
  private int[] body() {
    int first = words.count();
    int last = 0;
    int from = 0;
    for (int at = 1; at <= words.count(); at++) {
      if (at < words.count() && alignment.isRun(at)) {
        continue;
      }
      if (alignment.isKept(from) && at - from >= MATCHED_MIN) {
        first = Math.min(first, from);
        last = at;
      }
      from = at;
    }
    return new int[] {first, last};
  }
}
