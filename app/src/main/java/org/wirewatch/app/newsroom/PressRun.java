package org.wirewatch.app.newsroom;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is out at a moment and what comes next. Thread-safe. */
final class PressRun {
  /** Virtual time from the newsroom's first moment to its last. */
  static final Duration SPAN = Duration.ofDays(5);

  private final Map<String, Outlet> outlets;
  private final List<Step> steps;
  private final Instant firstMoment;
  private final Map<String, List<Published>> newestFirst = new HashMap<>();
  private final Map<String, Map<String, Published>> byPath = new HashMap<>();
  private final Map<String, Published> byId = new HashMap<>();
  private final List<LogEntry> log = new ArrayList<>();
  private int done;

  /** One thing that happens: an article appears (revision 1) or its text changes. */
  private record Step(NewsArticle article, int revision, Duration at) {}

  /**
   * A line of the log.
   *
   * @param publishedAt the date that the page states
   * @param liveAt wall-clock instant
   */
  record LogEntry(
      String id,
      String outlet,
      String story,
      int revision,
      String path,
      Instant publishedAt,
      Instant liveAt) {}

  /**
   * @param firstMoment the date on which virtual time starts
   */
  PressRun(Library library, Instant firstMoment) {
    this.outlets =
        library.outlets().stream().collect(Collectors.toMap(Outlet::id, Function.identity()));
    this.firstMoment = firstMoment;
    this.steps = new ArrayList<>();
    for (NewsArticle article : library.articles()) {
      steps.add(new Step(article, 1, article.at()));
      for (int i = 0; i < article.revisions().size(); i++) {
        steps.add(new Step(article, i + 2, article.revisions().get(i).at()));
      }
    }
    steps.sort(Comparator.comparing(Step::at));
    outlets.keySet().forEach(id -> newestFirst.put(id, List.of()));
    outlets.keySet().forEach(id -> byPath.put(id, new HashMap<>()));
  }

  /** Publishes everything due by a moment of virtual time; returns how many steps that were. */
  synchronized int publishUntil(Instant virtualNow, Instant wallNow) {
    int before = done;
    while (done < steps.size() && !firstMoment.plus(steps.get(done).at()).isAfter(virtualNow)) {
      take(wallNow);
    }
    return done - before;
  }

  /** Publishes the next article or revision; empty when all are out. */
  synchronized Optional<LogEntry> publishNext(Instant wallNow) {
    return done == steps.size() ? Optional.empty() : Optional.of(take(wallNow));
  }

  /** Takes the first steps again, as they went before a restart. */
  synchronized void repeat(List<Instant> liveInstants) {
    liveInstants.stream().limit(steps.size()).forEach(this::take);
  }

  /** An outlet's articles, newest first. */
  synchronized List<Published> published(String outlet) {
    return newestFirst.get(outlet);
  }

  synchronized Optional<Published> at(String outlet, String path) {
    return Optional.ofNullable(byPath.get(outlet).get(path));
  }

  synchronized Optional<Published> byId(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  synchronized List<LogEntry> log() {
    return List.copyOf(log);
  }

  synchronized boolean finished() {
    return done == steps.size();
  }

  private LogEntry take(Instant wallNow) {
    Step step = steps.get(done++);
    NewsArticle article = step.article();
    Published published =
        new Published(
            outlets.get(article.outlet()),
            article,
            step.revision(),
            firstMoment.plus(article.at()),
            firstMoment.plus(step.at()),
            wallNow);
    byId.put(article.id(), published);
    byPath.get(article.outlet()).put(published.path(), published);
    List<Published> all = new ArrayList<>(newestFirst.get(article.outlet()));
    all.removeIf(other -> other.article().id().equals(article.id()));
    all.add(published);
    all.sort(Collections.reverseOrder(Comparator.comparing(Published::publishedAt)));
    newestFirst.put(article.outlet(), List.copyOf(all));
    LogEntry entry =
        new LogEntry(
            article.id(),
            article.outlet(),
            article.story(),
            step.revision(),
            published.path(),
            published.publishedAt(),
            wallNow);
    log.add(entry);
    return entry;
  }
}
