package org.wirewatch.enrich.dedupe;

import java.util.ArrayList;
import java.util.List;
import org.wirewatch.wire.Article;
import org.wirewatch.wire.Checks;

/**
 * The articles that carried one content, oldest first. Decides what becomes of the next one.
 *
 * @param firstSeenMs event time of the first, milliseconds since the epoch
 * @param carriers who carried it; bounded, the first is never dropped
 */
record SeenContent(long firstSeenMs, List<Carrier> carriers) {
  private static final int CARRIERS_MAX = 200;

  /** One article with this content. */
  record Carrier(String articleId, int revision, String outlet) {}

  /** What becomes of an article. */
  sealed interface Verdict {
    /** Nobody carried this content before, or this article carried it first. */
    record Original() implements Verdict {}

    /** Another outlet carried it first. */
    record Copy(String originalId) implements Verdict {}

    /** The same article again, or the same outlet under another address. */
    record Repeat(String originalId) implements Verdict {}
  }

  SeenContent {
    carriers = Checks.copy(carriers);
  }

  static SeenContent by(Article article, long atMs) {
    return new SeenContent(atMs, List.of(carrier(article)));
  }

  /** Judges an article with this content; pure. */
  Verdict judge(Article article) {
    String first = carriers.getFirst().articleId();
    for (Carrier carrier : carriers) {
      if (carrier.articleId().equals(article.articleId())) {
        boolean changedBack = article.revision() > carrier.revision();
        if (!changedBack) {
          return new Verdict.Repeat(first);
        }
        return first.equals(article.articleId()) ? new Verdict.Original() : new Verdict.Copy(first);
      }
    }
    boolean ownCopy =
        carriers.stream().anyMatch(carrier -> carrier.outlet().equalsIgnoreCase(article.outlet()));
    return ownCopy ? new Verdict.Repeat(first) : new Verdict.Copy(first);
  }

  /** This content, carried by one more article or by a later revision of a known one. */
  SeenContent with(Article article) {
    List<Carrier> all = new ArrayList<>(carriers);
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).articleId().equals(article.articleId())) {
        all.set(i, carrier(article));
        return new SeenContent(firstSeenMs, all);
      }
    }
    if (all.size() == CARRIERS_MAX) {
      all.remove(1);
    }
    all.add(carrier(article));
    return new SeenContent(firstSeenMs, all);
  }

  private static Carrier carrier(Article article) {
    return new Carrier(article.articleId(), article.revision(), article.outlet());
  }
}
