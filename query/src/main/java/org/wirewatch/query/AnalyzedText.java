package org.wirewatch.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.wirewatch.query.NewsAnalyzer.Token;
import org.wirewatch.query.WordPattern.Near;
import org.wirewatch.query.WordPattern.Phrase;
import org.wirewatch.query.WordPattern.Prefix;
import org.wirewatch.query.WordPattern.Word;

/** The words of one text, and where a pattern occurs among them. */
final class AnalyzedText {
  private static final int[] NOWHERE = {};

  private final List<Token> tokens;
  private final Map<String, int[]> positions = new HashMap<>();

  AnalyzedText(String text) {
    tokens = NewsAnalyzer.SHARED.tokens(text);
    Map<String, List<Integer>> lists = new HashMap<>();
    for (int i = 0; i < tokens.size(); i++) {
      lists.computeIfAbsent(tokens.get(i).form(), term -> new ArrayList<>(2)).add(i);
      lists.computeIfAbsent(tokens.get(i).stem(), term -> new ArrayList<>(2)).add(i);
    }
    lists.forEach((term, at) -> positions.put(term, at.stream().mapToInt(i -> i).toArray()));
  }

  /** UTF-16 range in the text. */
  record Range(int start, int end) {}

  /** The forms and stems of its words. */
  Set<String> terms() {
    return positions.keySet();
  }

  /** What matched, in order: whole phrases, single words otherwise. */
  List<Range> find(WordPattern pattern) {
    return switch (pattern) {
      case Word word -> ranges(at(word.term()), 1);
      case Prefix prefix -> ranges(beginningWith(prefix.prefix()), 1);
      case Phrase phrase -> ranges(phrase(phrase.terms()), phrase.terms().size());
      case Near near -> ranges(near(near), 1);
    };
  }

  private int[] at(String term) {
    return positions.getOrDefault(term, NOWHERE);
  }

  private int[] beginningWith(String prefix) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).form().startsWith(prefix)) {
        found.add(i);
      }
    }
    return found.stream().mapToInt(i -> i).toArray();
  }

  private int[] phrase(List<String> terms) {
    return Arrays.stream(at(terms.getFirst())).filter(first -> follows(first, terms)).toArray();
  }

  private boolean follows(int first, List<String> terms) {
    if (first + terms.size() > tokens.size()) {
      return false;
    }
    for (int i = 1; i < terms.size(); i++) {
      if (!tokens.get(first + i).form().equals(terms.get(i))
          && !tokens.get(first + i).stem().equals(terms.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Slides a window over the occurrences of all terms; keeps every least window small enough. */
  private int[] near(Near near) {
    Map<String, Integer> missing = new HashMap<>();
    near.terms().forEach(term -> missing.merge(term, 1, Integer::sum));
    int[] all =
        missing.keySet().stream().flatMapToInt(term -> Arrays.stream(at(term))).sorted().toArray();
    int width = near.terms().size() + near.gaps();
    int unmet = missing.size();
    TreeSet<Integer> found = new TreeSet<>();
    int left = 0;
    for (int right = 0; right < all.length; right++) {
      if (missing.merge(termAt(all[right], missing), -1, Integer::sum) == 0) {
        unmet--;
      }
      while (unmet == 0) {
        if (all[right] - all[left] < width) {
          Arrays.stream(all, left, right + 1).forEach(found::add);
        }
        if (missing.merge(termAt(all[left++], missing), 1, Integer::sum) == 1) {
          unmet++;
        }
      }
    }
    return found.stream().mapToInt(i -> i).toArray();
  }

  private String termAt(int position, Map<String, Integer> terms) {
    Token token = tokens.get(position);
    return terms.containsKey(token.stem()) ? token.stem() : token.form();
  }

  private List<Range> ranges(int[] first, int length) {
    List<Range> ranges = new ArrayList<>(first.length);
    for (int i : first) {
      ranges.add(new Range(tokens.get(i).start(), tokens.get(i + length - 1).end()));
    }
    return ranges;
  }
}
