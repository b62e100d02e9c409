package org.wirewatch.alerts.match;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wirewatch.query.NewsQuery;
import org.wirewatch.query.QueryException;
import org.wirewatch.query.QueryMatch;
import org.wirewatch.query.StoredQueries;
import org.wirewatch.query.StoredQueries.Matched;
import org.wirewatch.query.StoredQueries.Suspended;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.Match;
import org.wirewatch.wire.Subscription;

/**
 * Every subscription of the installation, matched against one article at a time by {@link
 * StoredQueries}. A query that fails on an article, or is too slow on it, is suspended until its
 * subscription changes, and the others go on. Thread-safe.
 */
public final class SubscriptionMatcher {
  private static final Logger LOG = LoggerFactory.getLogger(SubscriptionMatcher.class);

  /** A match is stored for months with each notification: enough to show why, and no more. */
  private static final int CLAUSES_MAX = 50;

  private static final int CLAUSE_SPANS_MAX = 20;

  private final StoredQueries queries;
  private final Map<String, Subscription> stored = new ConcurrentHashMap<>();

  /** Logs queries that are suspended. */
  public SubscriptionMatcher() {
    this(suspended -> {});
  }

  /**
   * Tells a listener of queries that are suspended.
   *
   * @param suspensions called on the thread that matches, at most once until the subscription
   *     changes
   */
  public SubscriptionMatcher(Consumer<Suspended> suspensions) {
    queries =
        new StoredQueries(
            suspended -> {
              LOG.warn(
                  "query suspended: subscriptionId={} articleId={}",
                  suspended.id(),
                  suspended.articleId(),
                  suspended.cause());
              suspensions.accept(suspended);
            });
  }

  /** A subscription and why it was not taken. */
  public record Rejected(Subscription subscription, QueryException fault) {}

  /**
   * Adds a subscription or replaces the one with its id; a disabled one is removed. It is matched
   * from now on.
   *
   * @throws QueryException if the query cannot be used; then an earlier one of this id is gone too,
   *     since its owner no longer wants it
   */
  public void upsert(Subscription subscription) throws QueryException {
    String id = subscription.subscriptionId();
    if (!subscription.enabled()) {
      remove(id);
      return;
    }
    try {
      NewsQuery query = NewsQuery.parse(subscription.query());
      stored.put(id, subscription);
      queries.put(id, query);
    } catch (QueryException e) {
      remove(id);
      throw e;
    }
  }

  /** As {@link #upsert} for many; returns those whose query cannot be used. */
  public List<Rejected> upsertAll(Collection<Subscription> subscriptions) {
    List<Rejected> rejected = new ArrayList<>();
    for (Subscription subscription : subscriptions) {
      try {
        upsert(subscription);
      } catch (QueryException e) {
        rejected.add(new Rejected(subscription, e));
      }
    }
    return rejected;
  }

  /** Forgets a subscription; unknown ids are fine. */
  public void remove(String subscriptionId) {
    stored.remove(subscriptionId);
    queries.remove(subscriptionId);
  }

  /** The subscription as it is known now; its query may be suspended. */
  public Optional<Subscription> find(String subscriptionId) {
    return Optional.ofNullable(stored.get(subscriptionId));
  }

  /** How many subscriptions are known. */
  public int size() {
    return stored.size();
  }

  /** The subscriptions that the article satisfies, with spans and reasons, ordered by id. */
  public List<Match> match(EnrichedArticle article) {
    List<Match> matches = new ArrayList<>();
    for (Matched matched : queries.match(article)) {
      QueryMatch found = matched.match();
      matches.add(new Match(matched.id(), found.spans(), found.why(), clauses(found)));
    }
    matches.sort(Comparator.comparing(Match::subscriptionId));
    return matches;
  }

  private static List<Match.Clause> clauses(QueryMatch found) {
    return found.fired().stream()
        .limit(CLAUSES_MAX)
        .map(
            fired ->
                new Match.Clause(
                    fired.clause(),
                    fired.start(),
                    fired.end(),
                    fired.spans().stream().limit(CLAUSE_SPANS_MAX).toList()))
        .toList();
  }
}
