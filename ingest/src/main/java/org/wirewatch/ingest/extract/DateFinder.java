package org.wirewatch.ingest.extract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * When a page was published and last changed: the sources in the order of how often they were right
 * when measured, JSON-LD first, a date in the text near the title last.
 */
final class DateFinder {
  private static final Pattern URL_DATE =
      Pattern.compile(
          "(?<!\\d)((?:19|20)\\d{2})([/_.-]?)(0[1-9]|1[0-2])\\2([0-2]\\d|3[01])(?!\\d)");

  private static final String[] PUBLISHED = {
    "article:published_time",
    "og:article:published_time",
    "parsely-pub-date",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.issued",
    "dcterms.date",
    "sailthru.date",
    "datepublished",
    "date_published",
    "publishdate",
    "publish-date",
    "publish_date",
    "published_time",
    "publication_date",
    "publicationdate",
    "citation_publication_date",
    "article.published",
    "pubdate",
    "og:published_time",
    "og:pubdate",
    "dc.date.created",
    "dc.date",
    "date",
    "article:publish_date",
    "last-modified",
    "rnews:datepublished",
    "displaydate",
    "originalpublicationdate",
    "article_date_original",
    "created",
    "shareaholic:article_published_time",
    "bt:pubdate"
  };

  private static final String[] MODIFIED = {
    "article:modified_time",
    "og:article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "dc.date.modified",
    "last-modified",
    "lastmod",
    "revised"
  };

  private static final int BLOCKS_AFTER = 14;
  private static final int BLOCKS_BEFORE = 6;
  private static final int DATELINE_CHARS_MAX = 140;

  private DateFinder() {}

  static Optional<StatedTime> published(Page page, PageText text) {
    JsonNode article = page.jsonLd().article();
    return ld(page, article, "datePublished")
        .or(() -> ld(page, article, "dateCreated"))
        .or(() -> meta(page, PUBLISHED))
        .or(() -> ldAnywhere(page))
        .or(() -> microdata(page, "datePublished"))
        .or(() -> microdata(page, "dateCreated"))
        .or(() -> firstTime(page))
        .or(() -> url(page))
        .or(() -> nearTitle(text))
        .or(() -> inTitle(page))
        .or(() -> datedElement(page))
        .or(() -> ld(page, article, "dateModified"))
        .or(() -> meta(page, MODIFIED))
        .or(() -> inPath(page.meta().first("og:image", "twitter:image")));
  }

  static Optional<StatedTime> modified(Page page) {
    return ld(page, page.jsonLd().article(), "dateModified")
        .or(() -> meta(page, MODIFIED))
        .or(() -> microdata(page, "dateModified"));
  }

  private static Optional<StatedTime> ld(Page page, JsonNode object, String key) {
    return DateParser.parse(page.jsonLd().text(object.path(key)));
  }

  private static Optional<StatedTime> ldAnywhere(Page page) {
    for (JsonNode object : page.jsonLd().objects()) {
      if (JsonLd.hasType(object, "WebPage")) {
        Optional<StatedTime> date = ld(page, object, "datePublished");
        if (date.isPresent()) {
          return date;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<StatedTime> meta(Page page, String[] names) {
    for (String name : names) {
      Optional<StatedTime> date = DateParser.parse(page.meta().first(name));
      if (date.isPresent()) {
        return date;
      }
    }
    return Optional.empty();
  }

  private static Optional<StatedTime> microdata(Page page, String property) {
    for (Element element : page.landmarks().microdata) {
      if (element.attr("itemprop").contains(property)) {
        Optional<StatedTime> date = stated(element);
        if (date.isPresent()) {
          return date;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<StatedTime> firstTime(Page page) {
    for (Element element : page.landmarks().times) {
      Optional<StatedTime> date = stated(element);
      if (date.isPresent()) {
        return date;
      }
    }
    return Optional.empty();
  }

  private static Optional<StatedTime> datedElement(Page page) {
    for (Element element : page.landmarks().dates) {
      Optional<StatedTime> date = stated(element);
      if (date.isPresent()) {
        return date;
      }
    }
    return Optional.empty();
  }

  private static Optional<StatedTime> stated(Element element) {
    for (String attribute : new String[] {"datetime", "content", "data-datetime", "title"}) {
      Optional<StatedTime> date = DateParser.parse(element.attr(attribute));
      if (date.isPresent()) {
        return date;
      }
    }
    String text = element.text();
    return text.length() < 300 ? DateParser.parse(text) : Optional.empty();
  }

  /** A dateline: the first short block with a date after the title, else shortly before it. */
  private static Optional<StatedTime> nearTitle(PageText text) {
    int title = text.titleBlock;
    for (int i = Math.max(0, title); i < Math.min(text.blocks.size(), title + BLOCKS_AFTER); i++) {
      Optional<StatedTime> date = dateline(text.blocks.get(i));
      if (date.isPresent()) {
        return date;
      }
    }
    for (int i = title - 1; i >= Math.max(0, title - BLOCKS_BEFORE); i--) {
      Optional<StatedTime> date = dateline(text.blocks.get(i));
      if (date.isPresent()) {
        return date;
      }
    }
    return Optional.empty();
  }

  private static Optional<StatedTime> dateline(Block block) {
    boolean plain = block.text().length() <= DATELINE_CHARS_MAX && block.linkDensity() < 0.7;
    return plain ? DateParser.parse(block.text()) : Optional.empty();
  }

  private static Optional<StatedTime> inTitle(Page page) {
    if (page.landmarks().titles.isEmpty()) {
      return Optional.empty();
    }
    String title = page.landmarks().titles.getFirst().text();
    int bar = title.lastIndexOf('|');
    return bar < 0 ? Optional.empty() : DateParser.parse(title.substring(bar + 1));
  }

  private static Optional<StatedTime> url(Page page) {
    return inPath(page.url() == null ? "" : String.valueOf(page.url().getPath()));
  }

  private static Optional<StatedTime> inPath(String path) {
    Matcher matcher = URL_DATE.matcher(Texts.cut(path, 500));
    return matcher.find()
        ? DateParser.parse(matcher.group(1) + "-" + matcher.group(3) + "-" + matcher.group(4))
        : Optional.empty();
  }
}
