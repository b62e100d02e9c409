package org.wirewatch.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import org.apache.lucene.util.FixedBitSet;
import org.wirewatch.wire.EnrichedArticle;

/**
 * Very many queries, each with an id, matched against one article at a time. Agrees with {@link
 * QueryMatcher} on each of them.
 *
 * <p>A query is kept as a {@link QueryProgram} and listed under its {@link Anchors}. An article is
 * read once: its terms give the queries that it may match, those whose guard it lacks are passed
 * over, and only the others are run. What is rare is learned from the articles.
 *
 * <p>Thread-safe. An article is matched against the queries as they were at one moment; changes
 * wait only until running articles are coded, not until they are matched. A query that fails on an
 * article, or needs more than {@link #STEPS_MAX} steps, is suspended: it matches nothing until it
 * is put again, and the others still match.
 *
 * @see "docs/decisions/0019"
 */
public final class StoredQueries {
  /** Clauses and places in one article that a query may look at: some 20 ms. */
  static final int STEPS_MAX = 2_000_000;

  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final TermDictionary dictionary = new TermDictionary();
  private final TermFrequencies frequencies = new TermFrequencies();
  private final Postings postings = new Postings();
  private final QueryTable queries = new QueryTable();
  private final Consumer<Suspended> suspensions;
  private final int stepsMax;

  /** Learns of queries that are suspended through a listener, on the thread that matches. */
  public StoredQueries(Consumer<Suspended> suspensions) {
    this(suspensions, STEPS_MAX);
  }

  StoredQueries(Consumer<Suspended> suspensions, int stepsMax) {
    this.suspensions = suspensions;
    this.stepsMax = stepsMax;
  }

  /** A query that an article matches. */
  public record Matched(String id, QueryMatch match) {}

  /**
   * A query that is no longer matched.
   *
   * @param articleId on which it failed
   * @param cause what it threw
   */
  public record Suspended(String id, String articleId, RuntimeException cause) {}

  /** Adds a query or replaces the one of this id; matched from now on. */
  public void put(String id, NewsQuery query) {
    Anchors anchors = Anchors.of(query, frequencies::share);
    write(
        () -> {
          forget(id);
          byte[] program = QueryProgram.compile(query, anchors.guards().keySet(), dictionary);
          int number = queries.add(id, program);
          anchors
              .guards()
              .forEach(
                  (anchor, guard) ->
                      postings.add(
                          dictionary.find(anchor),
                          number,
                          guard.map(this::number).orElse(Postings.UNGUARDED)));
        });
  }

  private int number(Anchors.Guard guard) {
    return Postings.guard(dictionary.find(guard.term()), guard.step());
  }

  /** Forgets a query; unknown ids are fine. */
  public void remove(String id) {
    write(() -> forget(id));
  }

  /** How many queries are matched. */
  public int size() {
    lock.readLock().lock();
    try {
      return queries.size();
    } finally {
      lock.readLock().unlock();
    }
  }

  /** The queries that the article matches, with reasons, in no order. */
  public List<Matched> match(EnrichedArticle article) {
    List<Candidate> candidates = new ArrayList<>();
    CodedArticle coded = code(article, candidates);
    Evaluation evaluation = new Evaluation(coded, stepsMax);
    List<Matched> matches = new ArrayList<>();
    for (Candidate candidate : candidates) {
      try {
        evaluation
            .match(candidate.program())
            .ifPresent(match -> matches.add(new Matched(candidate.id(), match)));
      } catch (RuntimeException e) {
        suspend(candidate, new Suspended(candidate.id(), article.articleId(), e));
      }
    }
    return matches;
  }

  @SuppressWarnings("ArrayRecordComponent") // programs are never changed
  private record Candidate(String id, byte[] program) {}

  private CodedArticle code(EnrichedArticle article, List<Candidate> candidates) {
    lock.readLock().lock();
    try {
      CodedArticle coded =
          ArticleCoder.code(article, article.title(), article.text(), dictionary, frequencies);
      FixedBitSet numbers = new FixedBitSet(queries.bound() + 1);
      for (int term : coded.positions().terms()) {
        postings.collect(term, coded, numbers);
      }
      for (int number = numbers.nextSetBit(0);
          number < queries.bound();
          number = numbers.nextSetBit(number + 1)) {
        candidates.add(new Candidate(queries.id(number), queries.program(number)));
      }
      return coded;
    } finally {
      lock.readLock().unlock();
    }
  }

  private void suspend(Candidate candidate, Suspended suspended) {
    boolean[] current = {false};
    write(
        () -> {
          int number = queries.find(candidate.id());
          current[0] = number >= 0 && Arrays.equals(queries.program(number), candidate.program());
          if (current[0]) {
            forget(candidate.id());
          }
        });
    if (current[0]) {
      suspensions.accept(suspended);
    }
  }

  private void write(Runnable change) {
    Lock write = lock.writeLock();
    write.lock();
    try {
      change.run();
    } finally {
      write.unlock();
    }
  }

  private void forget(String id) {
    int number = queries.find(id);
    if (number < 0) {
      return;
    }
    byte[] program = queries.program(number);
    for (int anchor : QueryProgram.anchors(program)) {
      postings.remove(anchor, number);
    }
    for (int term : QueryProgram.terms(program)) {
      dictionary.release(term);
    }
    queries.remove(number);
  }
}
