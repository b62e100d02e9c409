package org.wirewatch.enrich.dedupe;

import java.util.ArrayList;
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
  private static final double TEMPLATE_REPLACED = 0.2;

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
    this.common = common;
    this.alignment = Alignment.of(old.codes(), words.codes());
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
            && !passage;
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
    return otherNames || otherFacts || (facts.any() && replaced > TEMPLATE_REPLACED * matched);
  }

  /** Whether words were only put before, put behind, set as lines of their own or cut. */
  private boolean isCopy() {
    for (Gap gap : alignment.gaps()) {
      for (Change change : alignment.changes(gap)) {
        boolean edge = change.nowFrom() == 0 || change.nowTo() == words.count();
        boolean title = change.nowTo() <= words.titleCount();
        boolean cut = change.nowWords() == 0 && change.oldWords() >= CUT;
        boolean line =
            change.nowWords() > 0
                && change.nowWords() <= FURNITURE
                && words.isLine(change.nowFrom(), change.nowTo());
        if (!edge && !title && !cut && !line) {
          return false;
        }
      }
    }
    return true;
  }
}
