package org.wirewatch.ingest.fetch;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.wirewatch.ingest.extract.ExtractedPage;
import org.wirewatch.ingest.extract.PageExtractor;
import org.wirewatch.ingest.extract.SiteRules;
import org.wirewatch.wire.Article;
import org.wirewatch.wire.FetchRequest;
import org.wirewatch.wire.Ids;
import org.wirewatch.wire.Reason;

/**
 * Makes the article of a page and of what the feed said about it. The page comes first; the feed
 * fills what the page does not tell, and its text stands in where the page shows only a teaser.
 */
final class ArticleAssembler {
  private static final int TEXT_CHARS_MAX = 1_000_000;
  private static final int LINKS_MAX = 500;
  private static final int TEXT_CHARS_MIN = 40;

  /** For pages of which no feed says that they are articles. */
  private static final int UNLISTED_TEXT_CHARS_MIN = 300;

  private static final int TEASER_CHARS_MAX = 250;
  private static final Duration FUTURE_MAX = Duration.ofDays(1);

  private static final int TITLE_CHARS_MIN = 15;

  /** Nothing, or something and a separator: the site's name, a section, a date. */
  private static final Pattern BEFORE_TITLE =
      Pattern.compile("|.{1,60}(?::\\s|\\s[|•·»:–—-]\\s|\\|)", Pattern.DOTALL);

  private static final Pattern AFTER_TITLE =
      Pattern.compile("|(?:\\s[|•·«:–—-]\\s|\\||\\s?—\\s?).{1,60}", Pattern.DOTALL);

  private ArticleAssembler() {}

  static Result assemble(FetchRequest request, FetchResult.Fetched found, SiteRules siteRules) {
    ExtractedPage page =
        PageExtractor.extract(
            found.body().bytes(), found.headers().get("content-type"), found.finalUrl(), siteRules);
    RobotsTag tag = RobotsTag.of(found.headers());
    boolean noArchive = page.robots().noArchive() || tag.noArchive();
    if (!page.robots().allowsIndexing(found.at()) || tag.noIndex()) {
      return Result.none(Reason.ROBOTS_REFUSED, "the page asks not to be indexed", false);
    }
    Instant published = published(request, page, found.at());
    String text = text(request, page.text());
    boolean listedByFeed = request.entryPublishedAt() != null || request.entrySummary() != null;
    boolean sure = listedByFeed || page.publishedAt() != null;
    if (text.length() < (sure ? TEXT_CHARS_MIN : UNLISTED_TEXT_CHARS_MIN)) {
      return Result.none(
          Reason.NO_ARTICLE,
          "text of " + text.length() + " characters, no article found",
          !noArchive);
    }
    String title = title(request, page.title());
    URI canonical = Urls.canonical(found.finalUrl(), page.canonicalUrl());
    String hash = Ids.of(normal(title), normal(text));
    List<URI> links = page.links();
    return new Result(
        new Article(
            Article.SCHEMA_VERSION,
            Ids.article(canonical.toString()),
            1,
            request.sourceId(),
            request.outlet(),
            request.url(),
            canonical,
            title,
            text,
            page.language(),
            page.authors().isEmpty() ? request.entryAuthors() : page.authors(),
            published,
            page.modifiedAt(),
            request.discoveredAt(),
            page.siteName(),
            page.section(),
            page.tags().isEmpty() ? request.entryTags() : page.tags(),
            page.image(),
            links.size() > LINKS_MAX ? links.subList(0, LINKS_MAX) : links,
            new Article.Provenance(
                found.at(), found.status(), found.finalUrl(), PageExtractor.VERSION, hash),
            List.of(),
            page.paywalled(),
            page.corrections()),
        null,
        null,
        !noArchive,
        Boolean.TRUE.equals(page.paywalled()));
  }

  /**
   * The page's time unless it lies in the future or leaves hour or zone open and the feed does not.
   */
  private static Instant published(FetchRequest request, ExtractedPage page, Instant now) {
    Instant stated = page.publishedAt();
    Instant listed = request.entryPublishedAt();
    if (stated == null || stated.isAfter(now.plus(FUTURE_MAX))) {
      return listed;
    }
    boolean dayOnly = page.published().time() == null || page.published().offset() == null;
    boolean sameDay =
        listed != null && Duration.between(stated, listed).abs().compareTo(Duration.ofDays(1)) < 0;
    return dayOnly && sameDay ? listed : stated;
  }

  /** The page's title, or the feed's where the page only sets something before or behind it. */
  private static String title(FetchRequest request, String page) {
    String listed = normal(orEmpty(request.entryTitle()));
    if (page.isBlank()) {
      return listed;
    }
    int start = listed.isEmpty() ? -1 : page.indexOf(listed);
    String before = start < 0 ? page : page.substring(0, start);
    String after = start < 0 ? page : page.substring(start + listed.length());
    boolean dressed =
        listed.length() >= TITLE_CHARS_MIN
            && BEFORE_TITLE.matcher(before).matches()
            && AFTER_TITLE.matcher(after).matches();
    return dressed ? listed : page;
  }

  /** The page's text, or the feed's where that is clearly more. */
  private static String text(FetchRequest request, String page) {
    String listed = orEmpty(request.entrySummary());
    boolean teaser = page.length() < TEASER_CHARS_MAX && listed.length() > page.length() * 1.5;
    boolean cut = listed.length() > TEASER_CHARS_MAX * 2 && listed.length() > page.length() * 3L;
    String text = teaser || cut ? listed : page;
    return text.length() > TEXT_CHARS_MAX ? text.substring(0, TEXT_CHARS_MAX) : text;
  }

  private static String normal(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }

  /**
   * An article, or why there is none.
   *
   * @param article null if there is none
   * @param mayKeep whether the page lets us keep a copy
   * @param paywalled whether the page marks its text as not free
   */
  record Result(Article article, Reason reason, String cause, boolean mayKeep, boolean paywalled) {
    static Result none(Reason reason, String cause, boolean mayKeep) {
      return new Result(null, reason, cause, mayKeep, false);
    }
  }
}
