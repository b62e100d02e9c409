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
    "pub_date",
    "og:published_time",
    "og:pubdate",
    "dc.date.created",
    "dc.date",
    "date",
    "article:publish_date",
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

  private DateFinder() {}

  static Optional<StatedTime> published(Page page, PageText text) {
    JsonNode article = page.jsonLd().article();
    Datelines lines = new Datelines(text, isAmerican(page));
    return ld(page, article, "datePublished")
        .or(() -> ld(page, article, "dateCreated"))
        .or(() -> meta(page, PUBLISHED))
        .or(() -> ldAnywhere(page))
        .or(() -> microdata(page, "datePublished"))
        .or(() -> microdata(page, "dateCreated"))
        .or(() -> inTitle(page))
        .or(() -> byTitle(page, lines))
        .or(() -> firstTime(page))
        .or(() -> url(page))
        .or(() -> meta(page, new String[] {"last-modified"}))
        .or(lines::labelled)
        .or(() -> datedElement(page))
        .or(() -> ld(page, article, "dateModified"))
        .or(() -> meta(page, MODIFIED))
        .or(lines::changed)
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

  /** The date in a line by the headline, with the clock of a time element of that day if any. */
  private static Optional<StatedTime> byTitle(Page page, Datelines lines) {
    Optional<StatedTime> line = lines.byTitle();
    if (line.isPresent() && line.get().time() == null) {
      for (Element element : page.landmarks().times) {
        Optional<StatedTime> time = stated(element);
        if (time.isPresent() && time.get().date().equals(line.get().date())) {
          return time;
        }
      }
    }
    return line;
  }

  private static boolean isAmerican(Page page) {
    Element html = page.document().root().firstElementChild();
    String language = html == null ? "" : html.attr("lang");
    return language.equalsIgnoreCase("en-US") || page.meta().first("og:locale").equals("en_US");
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
