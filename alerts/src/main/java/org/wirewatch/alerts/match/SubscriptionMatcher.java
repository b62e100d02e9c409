package org.wirewatch.alerts.match;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.monitor.MatchingQueries;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorConfiguration;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.MultipassTermFilteredPresearcher;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.monitor.TermWeightor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wirewatch.query.ArticleDocument;
import org.wirewatch.query.NewsQuery;
import org.wirewatch.query.QueryException;
import org.wirewatch.query.QueryMatcher;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.Match;
import org.wirewatch.wire.Subscription;

/**
 * Every subscription of the installation, matched against one article at a time. A Lucene Monitor
 * picks the few whose query the article may satisfy, by their rarest terms; {@link QueryMatcher}
 * decides, and says where and why. A query that fails on an article is logged, and the others go
 * on. Thread-safe.
 */
public final class SubscriptionMatcher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SubscriptionMatcher.class);

  /** Anchors per query: an article must have a term of each before the query is run. */
  private static final int PASSES = 4;

  private static final int REGISTERED_AT_ONCE = 1_000;

  private final Monitor monitor;
  private final Map<String, Stored> stored = new ConcurrentHashMap<>();

  private record Stored(Subscription subscription, NewsQuery query) {}

  public SubscriptionMatcher() {
    try {
      monitor =
          new Monitor(
              ArticleDocument.analyzer(),
              new MultipassTermFilteredPresearcher(
                  PASSES, 0.0f, TermWeightor.DEFAULT, List.of(new WildcardAnchor()), Set.of()),
              new MonitorConfiguration());
    } catch (IOException e) {
      throw new UncheckedIOException("the query index is in memory", e);
    }
  }

  /** A subscription and why it was not taken. */
  public record Rejected(Subscription subscription, QueryException fault) {}

  /**
   * Adds a subscription or replaces the one with its id; a disabled one is removed.
   *
   * @throws QueryException if the query cannot be used; then an earlier one of this id is gone too,
   *     since its owner no longer wants it
   */
  public void upsert(Subscription subscription) throws QueryException {
    List<Rejected> rejected = upsertAll(List.of(subscription));
    if (!rejected.isEmpty()) {
      throw rejected.getFirst().fault();
    }
  }

  /** As {@link #upsert} for many, which is faster; returns those whose query cannot be used. */
  public List<Rejected> upsertAll(Collection<Subscription> subscriptions) {
    List<Rejected> rejected = new ArrayList<>();
    Map<String, MonitorQuery> batch = new LinkedHashMap<>();
    for (Subscription subscription : subscriptions) {
      String id = subscription.subscriptionId();
      batch.remove(id);
      if (!subscription.enabled()) {
        remove(id);
        continue;
      }
      try {
        NewsQuery query = NewsQuery.parse(subscription.query());
        stored.put(id, new Stored(subscription, query));
        batch.put(id, new MonitorQuery(id, query.lucene()));
      } catch (QueryException e) {
        remove(id);
        rejected.add(new Rejected(subscription, e));
      }
      if (batch.size() >= REGISTERED_AT_ONCE) {
        register(batch.values());
        batch.clear();
      }
    }
    register(batch.values());
    return rejected;
  }

  /** Forgets a subscription; unknown ids are fine. */
  public void remove(String subscriptionId) {
    if (stored.remove(subscriptionId) != null) {
      try {
        monitor.deleteById(subscriptionId);
      } catch (IOException e) {
        throw new UncheckedIOException("the query index is in memory", e);
      }
    }
  }

  /** The subscription as it is matched now. */
  public Optional<Subscription> find(String subscriptionId) {
    return Optional.ofNullable(stored.get(subscriptionId)).map(Stored::subscription);
  }

  /** How many subscriptions are matched. */
  public int size() {
    return stored.size();
  }

  /** The subscriptions that the article satisfies, with spans and reasons, ordered by id. */
  public List<Match> match(EnrichedArticle article) {
    MatchingQueries<QueryMatch> candidates;
    try {
      candidates = monitor.match(ArticleDocument.of(article), Candidates::new);
    } catch (IOException e) {
      throw new UncheckedIOException("the query index is in memory", e);
    }
    QueryMatcher words = QueryMatcher.of(article);
    List<Match> matches = new ArrayList<>();
    for (QueryMatch candidate : candidates.getMatches()) {
      // it may have been changed or removed since the monitor looked
      Stored current = stored.get(candidate.getQueryId());
      if (current != null) {
        verify(words, current, article).ifPresent(matches::add);
      }
    }
    matches.sort(Comparator.comparing(Match::subscriptionId));
    return matches;
  }

  private static Optional<Match> verify(
      QueryMatcher words, Stored current, EnrichedArticle article) {
    String id = current.subscription().subscriptionId();
    try {
      return words.match(current.query()).map(found -> new Match(id, found.spans(), found.why()));
    } catch (RuntimeException e) {
      LOG.warn("query failed: subscriptionId={} articleId={}", id, article.articleId(), e);
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    try {
      monitor.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the query index is in memory", e);
    }
  }

  private void register(Collection<MonitorQuery> queries) {
    if (queries.isEmpty()) {
      return;
    }
    try {
      monitor.register(queries);
    } catch (IOException e) {
      throw new UncheckedIOException("the query index is in memory", e);
    }
  }
}
