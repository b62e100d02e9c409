package org.wirewatch.ingest.extract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * The authors' names: JSON-LD, then meta tags, microdata, author links and bylines; addresses,
 * handles and the site's own name are no authors.
 */
final class AuthorFinder {
  private static final int NAMES_MAX = 20;
  private static final int NAME_CHARS_MAX = 80;
  private static final Pattern PREFIX =
      Pattern.compile(
          "^(?:(?:written |posted |story |text )?by|von|par|por|di|door|av|af|text|autor(?:in)?|author|auteur)\\s*:?\\s+",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SPLIT =
      Pattern.compile(
          "\\s*(?:;|,|\\||/|\\n|\\s&\\s|\\sand\\s|\\sund\\s|\\set\\s|\\sy\\s|\\se\\s)\\s*");

  private final Map<String, String> names = new LinkedHashMap<>();

  private AuthorFinder() {}

  static List<String> find(Page page) {
    AuthorFinder finder = new AuthorFinder();
    finder.jsonLd(page);
    if (finder.names.isEmpty()) {
      finder.meta(
          page, "parsely-author", "cxenseparse:author", "author", "dc.creator", "sailthru.author");
    }
    if (finder.names.isEmpty()) {
      finder.elements(page);
    }
    return new ArrayList<>(finder.names.values());
  }

  private void jsonLd(Page page) {
    JsonNode article = page.jsonLd().article();
    for (JsonNode author : JsonLd.each(article.path("author"))) {
      String name = page.jsonLd().text(author);
      if (author.isTextual()) {
        split(name);
      } else {
        add(name);
      }
    }
  }

  private void meta(Page page, String... keys) {
    for (String key : keys) {
      for (String value : page.meta().all(key)) {
        split(value);
      }
      if (!names.isEmpty()) {
        return;
      }
    }
  }

  private void elements(Page page) {
    for (Element element : page.landmarks().bylines) {
      if (element.attr("rel").contains("author")) {
        split(element.text());
      }
    }
    for (Element element : page.landmarks().bylines) {
      if (!names.isEmpty()) {
        return;
      }
      String text = element.text();
      if (text.length() <= NAME_CHARS_MAX) {
        split(text);
      }
    }
  }

  private void split(String text) {
    String bare = PREFIX.matcher(Texts.squeeze(text)).replaceFirst("");
    for (String part : SPLIT.split(Texts.cut(bare, 500), NAMES_MAX)) {
      add(part);
    }
  }

  private void add(String raw) {
    String name = PREFIX.matcher(JsonLd.clean(raw)).replaceFirst("").strip();
    boolean plausible =
        name.length() >= 2
            && name.length() <= NAME_CHARS_MAX
            && !name.contains("://")
            && !name.startsWith("@")
            && !name.startsWith("/")
            && name.chars().anyMatch(Character::isLetter);
    if (plausible && names.size() < NAMES_MAX) {
      names.putIfAbsent(Texts.fold(name), name);
    }
  }
}
