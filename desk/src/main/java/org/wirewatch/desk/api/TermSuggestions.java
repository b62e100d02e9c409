package org.wirewatch.desk.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.wirewatch.desk.archive.ArchiveSearch;
import org.wirewatch.knowledge.KnowledgeBase;
import org.wirewatch.query.ArticleDocument;
import org.wirewatch.query.NewsAnalyzer;
import org.wirewatch.query.NewsQuery;
import org.wirewatch.query.QueryMatcher;
import org.wirewatch.wire.AlertResponse;
import org.wirewatch.wire.AlertResponse.Verdict;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.EnrichedArticle.Entity;

/**
 * Terms that would tell the good alerts of a subscription from the bad ones. Words and names are
 * ranked by their log-odds with an informative Dirichlet prior, which the archive gives; each is
 * then tried on the judged articles, and kept if the precision rises and few good ones go.
 *
 * @see "Monroe, Colaresi, Quinn (2008), Fightin' Words, Political Analysis 16(4), section 3.4"
 */
public final class TermSuggestions {
  /** Verdicts looked at, the newest. */
  static final int JUDGED_MAX = 200;

  private static final int JUDGED_MIN = 4;
  private static final int TEXT_CHARS_MAX = 20_000;
  private static final int TRIED_MAX = 12;
  private static final int SUGGESTED_MAX = 3;
  private static final int WORD_CHARS_MIN = 3;

  /** Share of the archive's articles from which a word is no suggestion. */
  private static final double COMMON = 0.2;

  /** Articles that the archive must have to tell what is common. */
  private static final int COMMON_FROM = 50;

  /** Weight of the prior, in articles. */
  private static final double PRIOR = 10;

  /** Of the good alerts, the share that a suggestion may lose. */
  private static final double LOSS_MAX = 0.2;

  private final ArchiveSearch archive;
  private final KnowledgeBase knowledge;

  TermSuggestions(ArchiveSearch archive, KnowledgeBase knowledge) {
    this.archive = archive;
    this.knowledge = knowledge;
  }

  /**
   * A change to the query.
   *
   * @param text such as {@code add NOT football}
   * @param query with the change
   * @param goodKept of the judged alerts, those that would remain
   * @param goodLost those that would go
   */
  public record Suggestion(
      String text, String query, int goodKept, int goodLost, int badKept, int badLost) {
    private double precision() {
      return (double) goodKept / Math.max(1, goodKept + badKept);
    }
  }

  /** A judged article with its terms, each as it is written in a query. */
  private record Judged(EnrichedArticle article, Set<String> terms, boolean good) {}

  private record Ranked(String term, double z) {}

  /** Suggestions, the most telling first; empty while too little is judged. */
  List<Suggestion> of(String query, List<AlertResponse> responses) {
    List<Judged> judged = new ArrayList<>();
    for (AlertResponse one : responses.subList(0, Math.min(JUDGED_MAX, responses.size()))) {
      if (one.articleId() != null) {
        archive
            .article(one.articleId())
            .ifPresent(
                article ->
                    judged.add(new Judged(article, terms(article), one.verdict() == Verdict.GOOD)));
      }
    }
    long good = judged.stream().filter(Judged::good).count();
    if (judged.size() < JUDGED_MIN || good == 0 || good == judged.size()) {
      return List.of();
    }
    Counts before = counts(query, judged);
    List<Suggestion> found = new ArrayList<>();
    for (Ranked one : ranked(judged)) {
      Suggestion suggestion = suggestion(query, one, judged, before);
      if (suggestion != null && found.size() < SUGGESTED_MAX) {
        found.add(suggestion);
      }
    }
    found.sort(Comparator.comparingDouble(Suggestion::precision).reversed());
    return found;
  }

  /** The terms whose log-odds are farthest from even, on both sides. */
  private List<Ranked> ranked(List<Judged> judged) {
    Map<String, int[]> counts = new HashMap<>();
    int[] articles = new int[2];
    for (Judged one : judged) {
      int side = one.good() ? 0 : 1;
      articles[side]++;
      one.terms().forEach(term -> counts.computeIfAbsent(term, unused -> new int[2])[side]++);
    }
    List<Ranked> ranked = new ArrayList<>();
    counts.forEach(
        (term, count) -> {
          if (count[0] + count[1] > 1) {
            ArchiveSearch.Frequency known = frequency(term, count, judged.size());
            if (isName(term) || !isCommon(known)) {
              ranked.add(new Ranked(term, z(count, articles, prior(known))));
            }
          }
        });
    ranked.sort(
        Comparator.comparingDouble((Ranked one) -> -Math.abs(one.z())).thenComparing(Ranked::term));
    return ranked.subList(0, Math.min(TRIED_MAX, ranked.size()));
  }

  private static boolean isName(String term) {
    return term.indexOf(':') >= 0;
  }

  /** In the archive; of a name among the judged articles. */
  private ArchiveSearch.Frequency frequency(String term, int[] count, int judged) {
    return isName(term)
        ? new ArchiveSearch.Frequency(count[0] + count[1], judged)
        : archive.frequency(NewsAnalyzer.FORM + term);
  }

  /** Words of so many articles as "with" or "said" tell alerts apart by chance. */
  private static boolean isCommon(ArchiveSearch.Frequency known) {
    return known.all() >= COMMON_FROM && known.documents() > COMMON * known.all();
  }

  /** Articles with the term among {@link #PRIOR} of the archive; never none. */
  private static double prior(ArchiveSearch.Frequency known) {
    return Math.max(0.01, PRIOR * known.documents() / Math.max(1, known.all()));
  }

  private static double z(int[] count, int[] articles, double prior) {
    double[] odds = new double[2];
    double variance = 0;
    for (int side = 0; side < 2; side++) {
      double with = count[side] + prior;
      double without = articles[side] - count[side] + Math.max(0.01, PRIOR - prior);
      odds[side] = Math.log(with / without);
      variance += 1 / with;
    }
    return (odds[0] - odds[1]) / Math.sqrt(variance);
  }

  private Suggestion suggestion(String query, Ranked ranked, List<Judged> judged, Counts before) {
    String operator = ranked.z() > 0 ? "AND" : "NOT";
    String changed =
        ranked.z() > 0
            ? "(" + query + ") AND " + ranked.term()
            : "(" + query + ") NOT " + ranked.term();
    Counts after = counts(changed, judged);
    int lost = before.good() - after.good();
    boolean better =
        after.good() * before.bad() > before.good() * after.bad()
            && lost <= LOSS_MAX * before.good();
    return better
        ? new Suggestion(
            "add " + operator + " " + ranked.term(),
            changed,
            after.good(),
            lost,
            after.bad(),
            before.bad() - after.bad())
        : null;
  }

  private record Counts(int good, int bad) {}

  /** The judged articles that a query matches; none when it cannot be used. */
  private Counts counts(String text, List<Judged> judged) {
    NewsQuery query = QueryCheck.of(text, knowledge).query();
    int good = 0;
    int bad = 0;
    for (Judged one : judged) {
      if (query != null && QueryMatcher.match(query, one.article()).isPresent()) {
        good += one.good() ? 1 : 0;
        bad += one.good() ? 0 : 1;
      }
    }
    return new Counts(good, bad);
  }

  private static Set<String> terms(EnrichedArticle article) {
    Set<String> terms = new HashSet<>();
    String text = article.title() + "\n" + article.text();
    words(text.substring(0, Math.min(TEXT_CHARS_MAX, text.length())), terms);
    for (Entity entity : article.entities()) {
      String field =
          switch (entity.type()) {
            case PERSON -> "person";
            case ORGANIZATION -> "org";
            case LOCATION -> "place";
            default -> null;
          };
      if (field != null) {
        terms.add(field + ":\"" + entity.name().replace("\"", "") + "\"");
      }
    }
    return terms;
  }

  private static void words(String text, Set<String> words) {
    try (TokenStream stream = ArticleDocument.analyzer().tokenStream("text", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        if (term.length() > WORD_CHARS_MIN
            && term.charAt(0) == NewsAnalyzer.FORM
            && term.chars().skip(1).allMatch(Character::isLetter)) {
          words.add(term.subSequence(1, term.length()).toString());
        }
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException("analysis of a string reads no file", e);
    }
  }
}
