package org.wirewatch.enrich.dedupe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.wirewatch.enrich.dedupe.Alignment.Change;
import org.wirewatch.enrich.dedupe.Alignment.Gap;

/**
 * What a later text states otherwise than an earlier one: numbers, days, months and names that
 * stand in the place of others, and passages in the place of others with words that are all new.
 */
final class FactChanges {
  /** Words up to which a change is some words for others, not a sentence for another. */
  private static final int SMALL = 6;

  private static final int PAIR = 2;

  /** Words of a passage that the earlier text has nowhere, from which on the passage is news. */
  private static final int NEWS_WORDS = 4;

  /** Changes beyond which a text was rewritten throughout, and new words are no news. */
  private static final int NEWS_CHANGES_MAX = 5;

  private final Words words;
  private final Alignment alignment;
  private final Misreading misreading;
  private final CodeSet oldEntities;
  private final CodeSet nowFacts;
  private final CodeSet oldFacts;
  private final CodeSet oldWords;
  private int inner;
  private int names;
  private int numbers;
  private int dates;
  private int news;
  private int stamps;
  private final boolean oneSided;

  /** Whether numbers or dates, and names, changed not only in the headline. */
  private boolean restated;

  private boolean renamed;
  private boolean surelyRenamed;
  private boolean rewritten;

  /**
   * Compares.
   *
   * @param oldEntities whom the earlier text names; see {@link Words#entities}
   */
  FactChanges(Words words, Alignment alignment, short[] oldEntities) {
    this.words = words;
    this.alignment = alignment;
    this.misreading = new Misreading(words, alignment);
    this.oldEntities = new CodeSet(oldEntities.length);
    for (short entity : oldEntities) {
      this.oldEntities.add(entity & 0xffff);
    }
    this.nowFacts = facts(alignment.now());
    this.oldFacts = facts(alignment.old());
    this.oldWords = new CodeSet(alignment.old().length);
    for (int code : alignment.old()) {
      oldWords.add(WordCode.plain(code));
    }
    alignment.gaps().forEach(this::compare);
    stamps = inner == 1 ? stamps : 0;
    rewritten = inner - names > NEWS_CHANGES_MAX || misreading.isFrequent();
    oneSided = !misreading.isFrequent() && new OneSided(words, alignment, oldFacts, nowFacts).any();
  }

  int names() {
    return names;
  }

  int numbers() {
    return numbers;
  }

  /** Days of the week and months. */
  int dates() {
    return dates;
  }

  /** Whether anything changed that a reader of the earlier text would want to know. */
  boolean any() {
    return restated
        || stamps > 0
        || oneSided
        || ((renamed || news > 0) && !rewritten)
        || (surelyRenamed && !misreading.isFrequent());
  }

  private static CodeSet facts(int[] codes) {
    CodeSet facts = new CodeSet(codes.length);
    for (int code : codes) {
      if (WordCode.kind(code) != WordCode.ORDINARY) {
        facts.add(code);
      }
    }
    return facts;
  }

  private void compare(Gap gap) {
    if (gap.moved()) {
      return;
    }
    int numbersBefore = numbers;
    int datesBefore = dates;
    for (Change change : alignment.changes(gap)) {
      if (change.nowWords() > 0 && !isEdge(change)) {
        inner++;
      }
      if (change.nowWords() > 0 && change.oldWords() > 0) {
        compare(change);
      }
    }
    if (!gap.outer() && !misreading.isFrequent()) {
      Change whole = new Change(gap.nowFrom(), gap.nowTo(), gap.oldFrom(), gap.oldTo());
      int before = numbers + dates;
      numbers = Math.max(numbers, numbersBefore + changed(whole, WordCode.NUMBER, false));
      dates = Math.max(dates, datesBefore + changedDates(whole, false));
      restated |= numbers + dates > before && gap.nowTo() > words.titleCount();
    }
  }

  private void compare(Change change) {
    int before = numbers + dates;
    boolean title = change.nowTo() <= words.titleCount();
    boolean small = isWithin(change, SMALL);
    boolean edge = isEdge(change);
    boolean sure = isWithin(change, PAIR) || (small && !edge);
    boolean clear = !misreading.isFrequent() || change.nowWords() == change.oldWords();
    Change beside = withoutFurniture(change);
    boolean next = isWithin(beside, PAIR) || !beside.equals(change);
    if (clear && (small || !edge || next)) {
      numbers += changed(beside, WordCode.NUMBER, sure || next);
      dates += changedDates(beside, sure || next);
    }
    int others = sure ? changed(change, WordCode.NAME, true) : 0;
    names += others;
    restated |= numbers + dates > before && !title;
    renamed |= others > 0 && !title;
    boolean alike = change.nowWords() == change.oldWords() && change.nowWords() <= PAIR;
    surelyRenamed |= others > 0 && alike && others == change.nowWords() && !title;
    stamps += change.nowWords() == 1 && words.stamps().isSaid(change.nowFrom()) ? 1 : 0;
    news += !edge && change.nowFrom() >= words.titleCount() && isNews(change) ? 1 : 0;
  }

  /**
   * Of a change at either end of a text what stands next to the words that both have: at the end,
   * when that is a word or two in one of them, as behind it the text was cut or a credit line
   * added; at the beginning what belongs to the first sentence, as before it is a headline.
   */
  private Change withoutFurniture(Change change) {
    int fewer = Math.min(change.nowWords(), change.oldWords());
    if (change.nowTo() == words.count() || change.oldTo() == alignment.old().length) {
      return fewer > PAIR
          ? change
          : new Change(
              change.nowFrom(),
              change.nowFrom() + fewer,
              change.oldFrom(),
              change.oldFrom() + fewer);
    }
    if (change.nowFrom() > words.titleCount() && change.oldFrom() > 0) {
      return change;
    }
    int first = change.nowTo();
    while (change.nowTo() - first < Math.min(fewer, SMALL) && !words.isSentence(first)) {
      first--;
    }
    int length = change.nowTo() - first;
    return length == 0
        ? change
        : new Change(first, change.nowTo(), change.oldTo() - length, change.oldTo());
  }

  private static boolean isWithin(Change change, int words) {
    return change.nowWords() <= words && change.oldWords() <= words;
  }

  /** Whether it may be a headline, a credit line or a cut. */
  private boolean isEdge(Change change) {
    return change.nowFrom() == 0
        || change.nowTo() == words.count()
        || change.oldFrom() == 0
        || change.oldTo() == alignment.old().length;
  }

  private boolean isNews(Change change) {
    int fresh = 0;
    for (int i = change.nowFrom(); i < change.nowTo(); i++) {
      boolean spaced = words.folded(i).length() > 1;
      fresh += spaced && !oldWords.contains(WordCode.plain(words.codes()[i])) ? 1 : 0;
    }
    return fresh >= NEWS_WORDS;
  }

  private int changedDates(Change change, boolean sure) {
    List<Integer> now = now(change, WordCode.DATE, sure);
    List<Integer> old = old(change, WordCode.DATE, sure);
    removeSame(now, old, true);
    int count = 0;
    for (boolean month : new boolean[] {false, true}) {
      count +=
          (int)
              Math.min(
                  now.stream().filter(i -> WordCode.isMonth(words.codes()[i]) == month).count(),
                  old.stream().filter(i -> WordCode.isMonth(alignment.old()[i]) == month).count());
    }
    return count;
  }

  /**
   * How many facts of a kind stand in the place of others.
   *
   * @param sure whether to stand in the same place is enough; else they must be nowhere in the
   *     other text
   */
  private int changed(Change change, int kind, boolean sure) {
    List<Integer> now = now(change, kind, sure && kind != WordCode.NAME);
    List<Integer> old = old(change, kind, sure);
    removeSame(now, old, kind == WordCode.NAME || misreading.isFrequent());
    return Math.min(now.size(), old.size());
  }

  private List<Integer> now(Change change, int kind, boolean sure) {
    List<Integer> found = new ArrayList<>();
    for (int i = change.nowFrom(); i < change.nowTo(); i++) {
      int code = words.codes()[i];
      if (WordCode.kind(code) == kind
          && !alignment.isKept(i)
          && !words.stamps().isSaid(i)
          && !(kind == WordCode.NAME && isKnownInOld(i))
          && (sure || !oldFacts.contains(code))) {
        found.add(i);
      }
    }
    return found;
  }

  /** Whether the earlier text names the same by another name, such as {@code Kiev}. */
  private boolean isKnownInOld(int word) {
    return words.entity(word) != 0 && oldEntities.contains(words.entity(word));
  }

  private List<Integer> old(Change change, int kind, boolean sure) {
    List<Integer> found = new ArrayList<>();
    for (int i = change.oldFrom(); i < change.oldTo(); i++) {
      int code = alignment.old()[i];
      if (WordCode.kind(code) == kind
          && !alignment.isUsed(i)
          && (sure || !nowFacts.contains(code))) {
        found.add(i);
      }
    }
    return found;
  }

  private void removeSame(List<Integer> now, List<Integer> old, boolean misread) {
    now.removeIf(
        n ->
            removeFirst(
                old,
                o ->
                    WordCode.same(words.codes()[n], alignment.old()[o])
                        || (misread && misreading.isOne(n, o))));
  }

  private static boolean removeFirst(List<Integer> places, Predicate<Integer> isSame) {
    Optional<Integer> first = places.stream().filter(isSame).findFirst();
    first.ifPresent(places::remove);
    return first.isPresent();
  }
}
