package org.wirewatch.ingest.fetch;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wirewatch.ingest.extract.SiteRules;
import org.wirewatch.ingest.raw.KeptPage;
import org.wirewatch.ingest.raw.RawPlace;
import org.wirewatch.ingest.revision.PageWatch;
import org.wirewatch.ingest.revision.TextChanges;
import org.wirewatch.wire.Article;
import org.wirewatch.wire.FetchRequest;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.PageStatus;
import org.wirewatch.wire.Reason;

/** Decides whether a page that was extracted again is a new revision. Thread-safe. */
final class Revision {
  private static final Logger LOG = LoggerFactory.getLogger(Revision.class);

  private final PageWatch watch;
  private final RawPages raw;
  private final SiteRules siteRules;
  private final InstantSource clock;

  Revision(PageWatch watch, RawPages raw, SiteRules siteRules, InstantSource clock) {
    this.siteRules = siteRules;
    this.watch = watch;
    this.clock = clock;
    this.raw = raw;
  }

  /** The outcome of a look that gave a page. */
  PageOutcome of(PageStatus known, FetchRequest request, FetchResult.Fetched found) {
    ArticleAssembler.Result result;
    try {
      result = ArticleAssembler.assemble(request, found, siteRules);
    } catch (RuntimeException | StackOverflowError e) {
      LOG.error("look failed by our fault url={}", known.url(), e);
      return unchanged("look_broken", known, found);
    }
    Article now = result.article();
    if (now == null) {
      return unchanged("look_unusable", known, found);
    }
    List<Article.Change> changes = changes(known, now);
    if (changes == null || (result.paywalled() && isShortened(known, now))) {
      return unchanged("same", known, found);
    }
    RawPlace place = result.mayKeep() ? raw.keep(request, found) : null;
    Article revised =
        RawPages.named(now, place).asRevision(known.articleId(), known.revision() + 1, changes);
    return new PageOutcome.Extracted(revised, watch.revised(known, revised, found.headers()));
  }

  /**
   * The outcome of extracting a kept page again.
   *
   * @param known null when the page is not remembered
   */
  PageOutcome ofKept(PageStatus known, FetchRequest asked) {
    FetchRequest.Kept kept = asked.kept();
    KeptPage page;
    FetchRequest request;
    try {
      page = raw.read(kept.file(), kept.offset());
      request = page.context() == null ? asked : Json.read(page.context(), FetchRequest.class);
    } catch (IOException e) {
      return new PageOutcome.GivenUp(
          Reason.PROCESSING_FAILED, "kept page cannot be read here: " + e.getMessage());
    }
    FetchResult.Fetched found =
        new FetchResult.Fetched(
            page.status(), page.url(), null, page.headers(), new Body(page.body()), page.at());
    Article now = ArticleAssembler.assemble(request, found, siteRules).article();
    boolean newer = known != null && known.revision() > kept.revision();
    String latest = known == null ? kept.contentHash() : known.contentHash();
    if (now == null || newer || now.provenance().contentHash().equals(latest)) {
      return new PageOutcome.Nothing("kept_same");
    }
    List<Article.Change> changes = known == null ? List.of() : changes(known, now);
    if (changes == null) {
      return new PageOutcome.Nothing("kept_same");
    }
    Article revised =
        RawPages.named(now, page.place())
            .asRevision(kept.articleId(), kept.revision() + 1, changes);
    PageStatus status =
        known == null
            ? watch.remember(Urls.normal(asked.url()), revised, clock.instant())
            : watch.reread(known, revised);
    return new PageOutcome.Extracted(revised, status);
  }

  private PageOutcome unchanged(String label, PageStatus known, FetchResult.Fetched found) {
    return new PageOutcome.Looked(
        label, watch.unchanged(known, found.headers(), found.at()), Duration.ZERO);
  }

  /** What is different; null when nothing that makes a revision is. */
  private static List<Article.Change> changes(PageStatus known, Article now) {
    if (now.provenance().contentHash().equals(known.contentHash())) {
      return null;
    }
    if (known.text() == null) {
      return List.of(); // the page is not watched any more, so its last text is not kept
    }
    boolean elsewhere = !now.articleId().equals(known.articleId());
    if (elsewhere && TextChanges.unrelated(known.text(), now.text())) {
      return null; // the address leads to something else now
    }
    List<Article.Change> changes =
        TextChanges.between(known.title(), known.text(), now.title(), now.text());
    return changes.isEmpty() ? null : changes;
  }

  /** A metered page shows its beginning only: the article did not change. */
  private static boolean isShortened(PageStatus known, Article now) {
    return known.text() != null && now.text().length() * 2 < known.text().length();
  }
}
