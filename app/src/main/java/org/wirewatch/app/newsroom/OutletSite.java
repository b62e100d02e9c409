package org.wirewatch.app.newsroom;

import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The pages and the feed of one outlet. Thread-safe. */
final class OutletSite {
  private final Outlet outlet;
  private final String origin;
  private final PressRun run;
  private final FeedWriter feed;
  private final Template articlePage;
  private final Template frontPage;

  /**
   * An answer with status 200.
   *
   * @param modifiedAt wall-clock instant, for {@code Last-Modified}
   */
  record Document(String contentType, Charset charset, String text, Instant modifiedAt) {
    /**
     * @throws UncheckedIOException if the charset lacks a character of the text
     */
    byte[] bytes() {
      try {
        ByteBuffer bytes =
            charset
                .newEncoder()
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .encode(CharBuffer.wrap(text));
        byte[] body = new byte[bytes.remaining()];
        bytes.get(body);
        return body;
      } catch (CharacterCodingException e) {
        throw new UncheckedIOException("a character that " + charset + " lacks", e);
      }
    }
  }

  /**
   * @param origin scheme, host and port
   */
  OutletSite(Outlet outlet, String origin, PressRun run) {
    this.outlet = outlet;
    this.origin = origin;
    this.run = run;
    this.feed = new FeedWriter(outlet, origin);
    this.articlePage = new Template(Library.resource(outlet.id() + "/article.html"));
    this.frontPage =
        new Template(
            Library.resource(
                outlet.feed() == Outlet.FeedKind.FRONT_PAGE
                    ? outlet.id() + "/front.html"
                    : "front.html"));
  }

  /** What stands at a path; empty when nothing does, or not yet. */
  Optional<Document> at(String path) {
    List<Published> newest = run.published(outlet.id());
    List<Published> listed = newest.subList(0, Math.min(outlet.feedSize(), newest.size()));
    if (path.equals("/")) {
      return Optional.of(page(frontPage.render(model(newest).front("", listed)), listed));
    }
    if (path.equals(outlet.feedPath())) {
      return Optional.of(document(feed.contentType(), feed.write(listed), listed));
    }
    if (path.equals("/robots.txt")) {
      return Optional.of(document("text/plain; charset=us-ascii", robots(), List.of()));
    }
    for (String section : outlet.sections()) {
      if (path.equals("/" + NewsArticle.slug(section))) {
        List<Published> inSection =
            newest.stream().filter(item -> item.article().section().equals(section)).toList();
        return Optional.of(
            page(frontPage.render(model(newest).front(section, inSection)), inSection));
      }
    }
    return run.at(outlet.id(), path)
        .map(item -> page(articlePage.render(model(newest).article(item)), List.of(item)));
  }

  private PageModel model(List<Published> newest) {
    return new PageModel(
        outlet, origin, newest, id -> run.byId(id).map(item -> origin + item.path()).orElse("/"));
  }

  private Document page(String html, List<Published> shown) {
    return document("text/html; charset=" + outlet.charset().name(), html, shown);
  }

  private Document document(String contentType, String text, List<Published> shown) {
    Instant modified =
        shown.stream().map(Published::liveAt).max(Instant::compareTo).orElse(Instant.EPOCH);
    return new Document(contentType, outlet.charset(), text, modified);
  }

  private String robots() {
    String rules = "User-agent: *\nDisallow: /account\nAllow: /\n";
    return outlet.feed() == Outlet.FeedKind.NEWS_SITEMAP
        ? rules + "Sitemap: " + origin + outlet.feedPath() + "\n"
        : rules;
  }
}
