package org.wirewatch.ingest.listing;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.wirewatch.ingest.feed.FeedEntry;

/** A feed entry's HTML as plain text. */
final class EntryText {
  private static final int CHARS_MAX = 40_000;

  private EntryText() {}

  /** On one line; null for nothing. */
  static String plain(String html) {
    if (html == null || html.isBlank()) {
      return null;
    }
    String text = hasMarkup(html) ? Jsoup.parseBodyFragment(html).text() : html;
    String clean = text.replaceAll("\\s+", " ").strip();
    return clean.isEmpty() ? null : cut(clean);
  }

  /** The longer of two texts, paragraphs kept; null for nothing. */
  static String longer(String one, String other) {
    String text = paragraphs(one);
    String otherText = paragraphs(other);
    if (text == null || otherText == null) {
      return text == null ? otherText : text;
    }
    return text.length() >= otherText.length() ? text : otherText;
  }

  /** The author's name as a list; empty if there is none. */
  static List<String> author(FeedEntry entry) {
    String author = entry.authorName() == null ? entry.author() : entry.authorName();
    String name = plain(author);
    return name == null ? List.of() : List.of(name);
  }

  private static String paragraphs(String html) {
    if (html == null || html.isBlank() || !hasMarkup(html)) {
      return plain(html);
    }
    Document document = Jsoup.parseBodyFragment(html);
    List<String> paragraphs =
        document.select("p, li, blockquote > *, h2, h3, h4").stream()
            .filter(block -> block.select("p, li").size() <= 1)
            .map(Element::text)
            .filter(text -> !text.isBlank())
            .toList();
    String joined = String.join("\n\n", paragraphs);
    String whole = document.text();
    // text outside of paragraphs: better unbroken than lost
    return joined.length() < whole.length() * 0.9 ? plain(html) : cut(joined);
  }

  private static boolean hasMarkup(String text) {
    return text.indexOf('<') >= 0 || text.indexOf('&') >= 0;
  }

  private static String cut(String text) {
    return text.length() <= CHARS_MAX ? text : text.substring(0, CHARS_MAX);
  }
}
