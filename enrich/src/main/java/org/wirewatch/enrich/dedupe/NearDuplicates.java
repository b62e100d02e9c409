package org.wirewatch.enrich.dedupe;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.EnrichedArticle.Duplicate;
import org.wirewatch.wire.EnrichedArticle.DuplicateKind;

/**
 * Tells whether an article repeats or updates one that came before it within a window. The same
 * articles in the same order give the same answers. Not thread-safe.
 */
public final class NearDuplicates {
  private static final int CANDIDATES_MAX = 5;
  private static final int POSTED_MAX = 48;
  private static final int FREQUENT = 8;
  private final Duration window;
  private final RememberedArticles store = RememberedArticles.inMemory();
  private final ShingleIndex index = new ShingleIndex();
  private final Map<Integer, Integer> roots = new HashMap<>();
  private final int[] found = new int[POSTED_MAX];
  private long next;

  /**
   * Remembers nothing yet.
   *
   * @param window how long articles are remembered, in time of the articles' arrival
   */
  public NearDuplicates(Duration window) {
    this.window = window;
  }

  /**
   * What the article repeats or updates, if anything; remembers it for those that follow. An
   * article that the first step found to be a verbatim copy is one here, too.
   *
   * @param at event time of the article's arrival
   */
  public Optional<Duplicate> find(EnrichedArticle article, Instant at) {
    Words words = WordReader.read(article.title(), article.text());
    int[] all = Shingles.all(words.codes());
    Map<Integer, Double> hits = new HashMap<>();
    boolean[] common = new boolean[words.count()];
    int lastFrequent = -100;
    for (int s = 0; s < all.length; s++) {
      int n = index.find(all[s], found);
      int distinct = 0;
      for (int i = 0; i < n; i++) {
        int root = roots.get(found[i]);
        boolean fresh = true;
        for (int k = 0; k < i; k++) fresh &= roots.get(found[k]) != root;
        distinct += fresh ? 1 : 0;
      }
      for (int i = 0; i < n; i++) hits.merge(found[i], 1.0 / distinct, Double::sum);
      if (distinct >= FREQUENT) {
        int from = s - lastFrequent <= 30 ? lastFrequent : s;
        Arrays.fill(common, from, Math.min(common.length, s + 5), true);
        lastFrequent = s;
      }
    }
    List<Map.Entry<Integer, Double>> best = new ArrayList<>(hits.entrySet());
    best.sort(Map.Entry.<Integer, Double>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()));
    Map<Long, Comparison> byRoot = new java.util.LinkedHashMap<>();
    Map<Long, RememberedArticle> member = new HashMap<>();
    for (var entry : best.subList(0, Math.min(CANDIDATES_MAX, best.size()))) {
      RememberedArticle candidate = RememberedArticle.of(store.get(entry.getKey()));
      Comparison comparison = new Comparison(candidate.codes(), words, common);
      Comparison known = byRoot.get(candidate.root());
      if (known == null || comparison.matched > known.matched) {
        byRoot.put(candidate.root(), comparison);
        member.put(candidate.root(), candidate);
      }
    }
    Duplicate result = null;
    RememberedArticle of = null;
    int most = 0;
    for (var entry : byRoot.entrySet()) {
      Comparison comparison = entry.getValue();
      DuplicateKind kind = comparison.kind();
      if (kind == null) continue;
      boolean better = result == null || (kind.repeats() && !result.kind().repeats()) || (kind.repeats() == result.kind().repeats() && comparison.matched > most);
      if (better) {
        of = member.get(entry.getKey());
        result = new Duplicate(of.rootId(), kind, comparison.containment(), List.of());
        most = comparison.matched;
      }
    }
    boolean repeats = result != null && result.kind().repeats();
    RememberedArticle self = new RememberedArticle(article.articleId(), at.toEpochMilli(), repeats ? of.root() : next, repeats ? of.rootId() : article.articleId(), -1, words.codes());
    store.put(next, self.bytes());
    roots.put((int) next, (int) self.root());
    for (int hash : Shingles.kept(all)) {
      if (index.find(hash, found) < POSTED_MAX) index.add(hash, (int) next);
    }
    next++;
    return Optional.ofNullable(result);
  }
}
