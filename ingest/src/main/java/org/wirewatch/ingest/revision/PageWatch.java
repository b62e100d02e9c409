package org.wirewatch.ingest.revision;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.wirewatch.wire.Article;
import org.wirewatch.wire.FetchRequest;
import org.wirewatch.wire.PageStatus;
import org.wirewatch.wire.PageStatus.State;

/** What a page's status becomes after each look. Pure. */
public record PageWatch(Revisits revisits) {
  /** For how long a page is remembered that is not looked at any more. */
  private static final Duration REMEMBERED = Duration.ofHours(24);

  private static final int TEXT_CHARS_MAX = 200_000;

  /** After the fetch that gave the article. */
  public PageStatus begin(
      URI url, FetchRequest request, Article article, Map<String, String> headers) {
    Instant now = article.provenance().fetchedAt();
    Instant published = article.publishedAt();
    Instant from = published == null || published.isAfter(now) ? now : published;
    return status(url, request, article, headers, now, now, from);
  }

  /** After a look that gave a revision. */
  public PageStatus revised(PageStatus before, Article article, Map<String, String> headers) {
    Instant now = article.provenance().fetchedAt();
    Instant first = before.firstFetchedAt() == null ? now : before.firstFetchedAt();
    return status(before.url(), before.request(), article, headers, first, now, now);
  }

  /** After a kept page that is not watched gave a revision. */
  public PageStatus remember(URI url, Article article, Instant now) {
    return status(url, null, article, Map.of(), now, now, now);
  }

  /** After a kept page that is watched gave a revision: the looks go on as planned. */
  public PageStatus reread(PageStatus before, Article article) {
    boolean watched = before.state() == State.WATCHED;
    boolean diffable = watched && article.text().length() <= TEXT_CHARS_MAX;
    return new PageStatus(
        PageStatus.SCHEMA_VERSION,
        before.url(),
        before.state(),
        before.articleId(),
        article.revision(),
        article.provenance().contentHash(),
        before.firstFetchedAt(),
        before.fetchedAt(),
        before.changedAt(),
        before.nextAt(),
        before.etag(),
        before.lastModified(),
        before.request(),
        watched ? article.title() : null,
        diffable ? article.text() : null);
  }

  /** After a look that found nothing new. */
  public PageStatus unchanged(PageStatus before, Map<String, String> headers, Instant now) {
    return looked(
        before,
        now,
        headers.getOrDefault("etag", before.etag()),
        headers.getOrDefault("last-modified", before.lastModified()),
        revisits.next(before.changedAt(), before.firstFetchedAt(), now));
  }

  /** After a look that failed. */
  public PageStatus failed(PageStatus before, Duration pause, Instant now) {
    Optional<Instant> next = revisits.next(before.changedAt(), before.firstFetchedAt(), now);
    Instant earliest = now.plus(pause);
    return looked(
        before,
        now,
        before.etag(),
        before.lastModified(),
        next.map(at -> at.isBefore(earliest) ? earliest : at));
  }

  /** After a look that found no page any more. */
  public PageStatus gone(PageStatus before, Instant now) {
    return ended(before, State.GONE, now);
  }

  private PageStatus looked(
      PageStatus before, Instant now, String etag, String lastModified, Optional<Instant> next) {
    if (next.isEmpty() || before.state() != State.WATCHED) {
      return ended(before, State.DONE, now);
    }
    return new PageStatus(
        PageStatus.SCHEMA_VERSION,
        before.url(),
        State.WATCHED,
        before.articleId(),
        before.revision(),
        before.contentHash(),
        before.firstFetchedAt(),
        now,
        before.changedAt(),
        next.get(),
        etag,
        lastModified,
        before.request(),
        before.title(),
        before.text());
  }

  private static PageStatus ended(PageStatus before, State state, Instant now) {
    return new PageStatus(
        PageStatus.SCHEMA_VERSION,
        before.url(),
        state,
        before.articleId(),
        before.revision(),
        before.contentHash(),
        before.firstFetchedAt(),
        now,
        before.changedAt(),
        now.plus(REMEMBERED),
        null,
        null,
        null,
        null,
        null);
  }

  private PageStatus status(
      URI url,
      FetchRequest request,
      Article article,
      Map<String, String> headers,
      Instant first,
      Instant now,
      Instant from) {
    Optional<Instant> next = request == null ? Optional.empty() : revisits.next(from, first, now);
    boolean watched = next.isPresent();
    boolean diffable = watched && article.text().length() <= TEXT_CHARS_MAX;
    return new PageStatus(
        PageStatus.SCHEMA_VERSION,
        url,
        watched ? State.WATCHED : State.DONE,
        article.articleId(),
        article.revision(),
        article.provenance().contentHash(),
        first,
        now,
        from,
        next.orElse(now.plus(REMEMBERED)),
        watched ? headers.get("etag") : null,
        watched ? headers.get("last-modified") : null,
        watched ? request : null,
        watched ? article.title() : null,
        diffable ? article.text() : null);
  }
}
