package org.wirewatch.ingest.extract;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Extracts the article from a page. Pure and thread-safe; any bytes give a result, bad ones an
 * empty one; nothing of the page is executed or fetched.
 */
public final class PageExtractor {
  /** Changes whenever the extractor may give another result for the same bytes. */
  public static final String VERSION = "extract-5";

  private static final int TAGS_MAX = 50;

  private PageExtractor() {}

  /**
   * Extracts one page.
   *
   * @param body as fetched, content encodings undone; bytes past 8 MiB are not read
   * @param contentType the HTTP Content-Type header, for its charset; may be null
   * @param url where the page was fetched from, the base of relative addresses; may be null
   */
  public static ExtractedPage extract(byte[] body, String contentType, URI url) {
    return extract(body, contentType, url, SiteRules.NONE);
  }

  /** The same; the rules that an operator wrote for the page's site go first. */
  public static ExtractedPage extract(
      byte[] body, String contentType, URI url, SiteRules siteRules) {
    SiteRule rule = siteRules.of(url);
    Document document = document(body, contentType, url);
    rule.prune(document);
    return extract(Page.of(document, url), rule);
  }

  static Page parse(byte[] body, String contentType, URI url) {
    return Page.of(document(body, contentType, url), url);
  }

  private static Document document(byte[] body, String contentType, URI url) {
    String html = PageDecoder.decode(body, contentType);
    return Jsoup.parse(html, url == null ? "" : url.toString());
  }

  static PageText pageText(Page page) {
    String siteName = SiteName.of(page);
    List<Block> blocks = BlockReader.read(page.document());
    String title = TitleFinder.find(page, blocks, siteName);
    return new PageText(blocks, page, title, AuthorFinder.find(page, blocks, title, siteName));
  }

  private static ExtractedPage extract(Page page, SiteRule rule) {
    Addresses addresses = Addresses.of(page.document(), page.url());
    String siteName = SiteName.of(page);
    List<Block> all = BlockReader.read(page.document());
    String title =
        rule.title(page.document()).orElseGet(() -> TitleFinder.find(page, all, siteName));
    List<String> ruled = rule.authors(page.document());
    List<String> authors = ruled.isEmpty() ? AuthorFinder.find(page, all, title, siteName) : ruled;
    PageText pageText = new PageText(all, page, title, authors);
    List<Block> body = rule.body(page.document(), all);
    List<Block> blocks =
        body.isEmpty() ? BodyChooser.choose(pageText, BlockModel.score(pageText)) : body;
    String text = body.isEmpty() ? BodyChooser.text(blocks, page) : BodyChooser.join(body);
    List<Element> anchors = blocks.stream().flatMap(block -> block.anchors().stream()).toList();
    URI canonical = CanonicalUrl.find(page, addresses);
    return new ExtractedPage(
        title,
        text,
        authors,
        rule.published(page.document()).or(() -> DateFinder.published(page, pageText)).orElse(null),
        DateFinder.modified(page).orElse(null),
        LanguageFinder.find(page, text),
        canonical,
        siteName,
        section(page),
        tags(page),
        image(page, addresses),
        addresses.links(anchors, canonical),
        Paywall.of(page, all),
        CorrectionNotes.find(page, pageText),
        RobotsMeta.of(page.meta()));
  }

  private static String section(Page page) {
    List<String> sections = page.jsonLd().texts(page.jsonLd().article().path("articleSection"));
    String section =
        sections.isEmpty()
            ? page.meta().first("article:section", "section", "parsely-section", "sailthru.section")
            : sections.getFirst();
    return section.isEmpty() ? null : section;
  }

  private static List<String> tags(Page page) {
    Set<String> tags = new LinkedHashSet<>();
    for (JsonNode keywords : JsonLd.each(page.jsonLd().article().path("keywords"))) {
      split(page.jsonLd().text(keywords), tags);
    }
    page.meta().all("article:tag").forEach(tag -> split(tag, tags));
    if (tags.isEmpty()) {
      split(page.meta().first("news_keywords", "parsely-tags", "keywords"), tags);
    }
    return new ArrayList<>(tags).subList(0, Math.min(tags.size(), TAGS_MAX));
  }

  private static void split(String list, Set<String> tags) {
    for (String tag : list.split("[,;]", TAGS_MAX)) {
      String text = tag.strip();
      if (!text.isEmpty() && text.length() < 100) {
        tags.add(text);
      }
    }
  }

  private static URI image(Page page, Addresses addresses) {
    URI image = addresses.resolve(page.meta().first("og:image", "og:image:url", "twitter:image"));
    if (image != null) {
      return image;
    }
    JsonNode first = page.jsonLd().article().path("image");
    first = first.isArray() ? first.path(0) : first;
    String url = first.isObject() ? page.jsonLd().text(first.path("url")) : first.asText("");
    return addresses.resolve(url);
  }
}
