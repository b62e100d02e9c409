package org.wirewatch.ingest.revision;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.DiffAlgorithmI;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wirewatch.wire.Article.Change;
import org.wirewatch.wire.Article.Change.Field;
import org.wirewatch.wire.Article.Change.Kind;

/**
 * The differences between two revisions, by paragraph and within a paragraph by word. White space,
 * typography and stamps ("Updated 10:32") do not count. Pure; effort and result are bounded.
 */
public final class TextChanges {
  static final int CHANGES_MAX = 40;
  static final int CHARS_MAX = 500;

  private static final int PARTS_MAX = 2_000;
  private static final int PAIRED_MAX = 60;

  /** Paragraphs that share fewer words are two different ones. */
  private static final double ALIKE = 0.4;

  /** Texts that share a smaller part of the shorter one's words are two different ones. */
  private static final double UNRELATED = 0.15;

  /** Changed words with at most so many unchanged ones between them are told as one change. */
  private static final int BRIDGE_WORDS = 2;

  private static final Pattern PARAGRAPH = Pattern.compile("[^\\n]+(?:\\n(?!\\n)[^\\n]+)*");

  /** A word, or one character of a script that has no spaces. */
  private static final Pattern WORD =
      Pattern.compile(
          "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}]"
              + "|[^\\s\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}]+");

  private final List<Change> changes = new ArrayList<>();
  private final String before;
  private final String after;

  private TextChanges(String before, String after) {
    this.before = before;
    this.after = after;
  }

  /** What changed; empty when nothing that matters did. */
  public static List<Change> between(
      String titleBefore, String textBefore, String titleAfter, String textAfter) {
    List<Change> changes = new ArrayList<>();
    if (!fold(titleBefore).equals(fold(titleAfter))) {
      changes.add(
          new Change(
              Field.TITLE,
              Kind.REPLACED,
              cut(titleBefore),
              cut(titleAfter),
              0,
              titleAfter.length()));
    }
    TextChanges text = new TextChanges(textBefore, textAfter);
    text.compare();
    changes.addAll(text.changes);
    return changes.size() > CHANGES_MAX ? List.copyOf(changes.subList(0, CHANGES_MAX)) : changes;
  }

  /** Whether two texts have so little in common that one is no revision of the other. */
  public static boolean unrelated(String before, String after) {
    Set<String> old = words(before);
    Set<String> now = words(after);
    return shared(old, now) < UNRELATED * Math.min(old.size(), now.size());
  }

  private void compare() {
    List<Part> old = parts(PARAGRAPH, before, 0);
    List<Part> now = parts(PARAGRAPH, after, 0);
    if (old.size() > PARTS_MAX || now.size() > PARTS_MAX) {
      if (!fold(before).equals(fold(after))) {
        add(before, after, 0, after.length());
      }
      return;
    }
    for (Run run : diff(old, now)) {
      compare(
          old.subList(run.oldFrom, run.oldTo),
          now.subList(run.from, run.to),
          run.to < now.size() ? now.get(run.to).start : after.length());
    }
  }

  /** Some paragraphs became others: those that are alike are compared word by word. */
  private void compare(List<Part> old, List<Part> now, int at) {
    int next = 0;
    int place = at;
    for (Part part : now) {
      int match = match(old, next, part, now.size());
      if (match < 0) {
        if (!Stamps.isStamp(part.text)) {
          add("", part.text, part.start, part.end());
        }
      } else {
        removed(old.subList(next, match), part.start);
        compareWords(old.get(match), part);
        next = match + 1;
      }
      place = part.end();
    }
    removed(old.subList(next, old.size()), place);
  }

  private static int match(List<Part> old, int from, Part part, int count) {
    if (old.size() > PAIRED_MAX || count > PAIRED_MAX) {
      return from < old.size() ? from : -1;
    }
    Set<String> words = words(part.text);
    for (int i = from; i < old.size(); i++) {
      if (alike(words(old.get(i).text), words) >= ALIKE) {
        return i;
      }
    }
    return -1;
  }

  private void removed(List<Part> parts, int at) {
    for (Part part : parts) {
      if (!Stamps.isStamp(part.text)) {
        add(part.text, "", at, at);
      }
    }
  }

  private void compareWords(Part old, Part now) {
    if (Stamps.isStamp(old.text) && Stamps.isStamp(now.text)) {
      return;
    }
    List<Part> oldWords = parts(WORD, old.text, 0);
    List<Part> nowWords = parts(WORD, now.text, now.start);
    if (oldWords.size() > PARTS_MAX || nowWords.size() > PARTS_MAX) {
      add(old.text, now.text, now.start, now.end());
      return;
    }
    Run run = null;
    for (Run next : diff(oldWords, nowWords)) {
      if (run != null && next.from - run.to <= BRIDGE_WORDS) {
        run = run.to(next);
      } else {
        add(run, old, oldWords, now, nowWords);
        run = next;
      }
    }
    add(run, old, oldWords, now, nowWords);
  }

  private void add(Run run, Part old, List<Part> oldWords, Part now, List<Part> nowWords) {
    if (run == null) {
      return;
    }
    String gone =
        run.oldFrom == run.oldTo
            ? ""
            : old.text.substring(
                oldWords.get(run.oldFrom).start, oldWords.get(run.oldTo - 1).end());
    int behind = run.from < nowWords.size() ? nowWords.get(run.from).start : now.end();
    int start = run.from == run.to ? behind : nowWords.get(run.from).start;
    int end = run.from == run.to ? behind : nowWords.get(run.to - 1).end();
    add(gone, after.substring(start, end), start, end);
  }

  private void add(String gone, String come, int start, int end) {
    Kind kind = gone.isEmpty() ? Kind.ADDED : come.isEmpty() ? Kind.REMOVED : Kind.REPLACED;
    changes.add(new Change(Field.TEXT, kind, cut(gone), cut(come), start, end));
  }

  /** What is not common, in order; what stands side by side is one. */
  private static List<Run> diff(List<Part> old, List<Part> now) {
    DiffAlgorithmI<String> algorithm = MyersDiffWithLinearSpace.factory().create();
    List<Run> runs = new ArrayList<>();
    DiffUtils.diff(
            old.stream().map(part -> fold(part.text)).toList(),
            now.stream().map(part -> fold(part.text)).toList(),
            algorithm,
            null)
        .getDeltas()
        .stream()
        .map(Run::of)
        .sorted(Comparator.comparingInt(Run::oldFrom).thenComparingInt(Run::from))
        .forEach(
            run -> {
              Run last = runs.isEmpty() ? null : runs.getLast();
              if (last != null && run.oldFrom <= last.oldTo && run.from <= last.to) {
                runs.set(runs.size() - 1, last.to(run));
              } else {
                runs.add(run);
              }
            });
    return runs;
  }

  private static List<Part> parts(Pattern pattern, String text, int shift) {
    List<Part> parts = new ArrayList<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      parts.add(new Part(matcher.group(), matcher.start() + shift));
    }
    return parts;
  }

  /** The same for texts that differ only in white space and typography. */
  private static String fold(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .replaceAll("[\\u2018\\u2019\\u201a\\u2032`]", "'")
        .replaceAll("[\\u201c\\u201d\\u201e\\u2033\\u00ab\\u00bb]", "\"")
        .replaceAll("[\\u2010-\\u2015]", "-")
        .replaceAll("[\\u00ad\\u200b\\u200c\\u200d\\u2060\\ufeff]", "")
        .replaceAll("\\s+", " ")
        .strip();
  }

  private static Set<String> words(String text) {
    Set<String> words = new HashSet<>();
    parts(WORD, text, 0).forEach(part -> words.add(fold(part.text)));
    return words;
  }

  private static double alike(Set<String> one, Set<String> other) {
    return (double) shared(one, other) / Math.max(1, Math.max(one.size(), other.size()));
  }

  private static long shared(Set<String> one, Set<String> other) {
    return one.stream().filter(other::contains).count();
  }

  private static String cut(String text) {
    if (text.length() <= CHARS_MAX) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(CHARS_MAX - 2)) ? CHARS_MAX - 2 : CHARS_MAX - 1;
    return text.substring(0, end) + "…";
  }

  /** A paragraph or a word where it stands. */
  private record Part(String text, int start) {
    int end() {
      return start + text.length();
    }
  }

  /** Words that changed, by index, in the old and the new paragraph. */
  private record Run(int oldFrom, int oldTo, int from, int to) {
    /** Both, and what is between them. */
    Run to(Run next) {
      return new Run(oldFrom, Math.max(oldTo, next.oldTo), from, Math.max(to, next.to));
    }

    static Run of(AbstractDelta<String> delta) {
      int oldFrom = delta.getSource().getPosition();
      int from = delta.getTarget().getPosition();
      return new Run(
          oldFrom, oldFrom + delta.getSource().size(), from, from + delta.getTarget().size());
    }
  }
}
