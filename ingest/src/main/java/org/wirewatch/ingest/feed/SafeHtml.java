package org.wirewatch.ingest.feed;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.TextNode;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/**
 * Makes the texts of one feed safe to show: nothing that runs, loads or frames; links absolute. The
 * tags cleaned for one feed are bounded; what comes after them loses its markup.
 */
final class SafeHtml {
  private static final Set<String> URL_ATTRIBUTES = Set.of("href", "src", "cite", "xlink:href");
  private static final Cleaner CLEANER = new Cleaner(new FeedSafelist());
  private static final Document.OutputSettings AS_WRITTEN =
      new Document.OutputSettings().prettyPrint(false).escapeMode(Entities.EscapeMode.xhtml);

  private int tagsLeft = Limits.HTML_TAGS_MAX;

  /**
   * Cleans HTML.
   *
   * @return plain text if no tag is left, else HTML; never null
   */
  String ofHtml(String html, URI base) {
    String cut =
        html.length() > Limits.TEXT_CHARS_MAX ? html.substring(0, Limits.TEXT_CHARS_MAX) : html;
    if (cut.indexOf('<') < 0 && cut.indexOf('&') < 0) {
      return cut.strip();
    }
    int tags = RawText.tags(cut);
    if (tags > Limits.TEXT_TAGS_MAX || tags > tagsLeft) {
      return ofText(RawText.withoutTags(cut));
    }
    tagsLeft -= tags;
    Document dirty = Jsoup.parseBodyFragment(RawText.open(cut));
    resolveLinks(dirty, base);
    Element body = CLEANER.clean(dirty).outputSettings(AS_WRITTEN).body();
    if (!body.hasText() && body.selectFirst("img,audio,video,svg") == null) {
      return "";
    }
    return body.childNodes().stream().allMatch(node -> node instanceof TextNode)
        ? ofText(body.wholeText())
        : XmlText.strip(body.html().strip());
  }

  /** Plain text, escaped only where it could be taken for HTML. */
  static String ofText(String written) {
    String cut =
        written.length() > Limits.TEXT_CHARS_MAX
            ? written.substring(0, Limits.TEXT_CHARS_MAX)
            : written;
    String text = XmlText.strip(cut.strip());
    return looksLikeHtml(text) ? Entities.escape(text, AS_WRITTEN) : text;
  }

  /** The text of a value of a feed, without tags. */
  static String plain(String value) {
    if (value.indexOf('<') < 0 && value.indexOf('&') < 0) {
      return value;
    }
    if (RawText.tags(value) > Limits.TEXT_TAGS_MAX) {
      return RawText.withoutTags(value);
    }
    return Jsoup.parseBodyFragment(value).text();
  }

  private static boolean looksLikeHtml(String text) {
    for (int i = text.indexOf('<'); i >= 0 && i + 1 < text.length(); i = text.indexOf('<', i + 1)) {
      char next = text.charAt(i + 1);
      if (Character.isLetter(next) || next == '/' || next == '!' || next == '?') {
        return true;
      }
    }
    return false;
  }

  private static void resolveLinks(Document document, URI base) {
    for (Element element : document.body().getAllElements()) {
      for (Attribute attribute : element.attributes()) {
        if (URL_ATTRIBUTES.contains(attribute.getKey())) {
          String resolved = Links.resolve(base, attribute.getValue());
          attribute.setValue(resolved == null ? "" : resolved);
        }
      }
    }
  }

  /** What jsoup calls relaxed, with the newer inline elements and without its list of protocols. */
  private static final class FeedSafelist extends Safelist {
    private static final Set<String> TEXT_ATTRIBUTES =
        Set.of(
            "alt",
            "title",
            "width",
            "height",
            "colspan",
            "rowspan",
            "datetime",
            "type",
            "cx",
            "cy",
            "d",
            "fill",
            "points",
            "r",
            "rx",
            "ry",
            "stroke",
            "viewbox",
            "x",
            "x1",
            "x2",
            "y",
            "y1",
            "y2");

    FeedSafelist() {
      super(Safelist.relaxed());
      addTags("abbr", "acronym", "address", "article", "aside", "audio", "bdi", "bdo", "big");
      addTags("center", "del", "details", "dfn", "dir", "figcaption", "figure", "footer", "header");
      addTags("hr", "ins", "kbd", "main", "mark", "picture", "s", "samp", "section", "source");
      addTags("summary", "time", "tt", "var", "video", "wbr");
      addTags("math", "mfrac", "mi", "mn", "mo", "mover", "mroot", "mrow", "msqrt", "msub");
      addTags("msubsup", "msup", "mtable", "mtd", "mtext", "mtr", "munder", "munderover");
      addTags("circle", "ellipse", "g", "line", "path", "polygon", "polyline", "rect", "svg");
    }

    /** Addresses were checked when they were resolved; an empty one was refused there. */
    @Override
    public boolean isSafeAttribute(String tag, Element element, Attribute attribute) {
      String key = attribute.getKey().toLowerCase(Locale.ROOT);
      return URL_ATTRIBUTES.contains(key)
          ? !attribute.getValue().isEmpty()
          : TEXT_ATTRIBUTES.contains(key);
    }
  }
}
