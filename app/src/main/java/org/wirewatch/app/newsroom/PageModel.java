package org.wirewatch.app.newsroom;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wirewatch.wire.Json;

/** What the page templates can show. Pure. */
final class PageModel {
  private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)]\\(([^)]+)\\)");
  private static final Pattern EMPHASIS = Pattern.compile("\\*([^*]+)\\*");
  private static final DateTimeFormatter LONG = format("MMMM d, yyyy");
  private static final DateTimeFormatter BRITISH = format("d MMMM yyyy 'at' HH:mm");
  private static final DateTimeFormatter CLOCK = format("MMM d, yyyy 'at' h:mm a");
  private static final int RELATED = 5;
  private static final int COMMENTS = 3;
  private static final int TEASER_AFTER = 3;

  private final Outlet outlet;
  private final String origin;
  private final List<Published> newest;
  private final Function<String, String> linkOf;

  /**
   * @param origin scheme, host and port of the outlet
   * @param newest the outlet's articles, newest first
   * @param linkOf address of the article with an id; the front page when it is not out
   */
  PageModel(Outlet outlet, String origin, List<Published> newest, Function<String, String> linkOf) {
    this.outlet = outlet;
    this.origin = origin;
    this.newest = newest;
    this.linkOf = linkOf;
  }

  /** The values of a page that lists articles. */
  Map<String, Object> front(String heading, List<Published> articles) {
    Map<String, Object> model = site();
    model.put("heading", heading);
    model.put("articles", articles.stream().map(this::teaser).toList());
    return model;
  }

  /** The values of an article's page. */
  Map<String, Object> article(Published published) {
    Map<String, Object> model = site();
    model.putAll(teaser(published));
    model.put("note", published.note());
    model.put("tags", published.article().tags().stream().map(tag -> Map.of("tag", tag)).toList());
    model.put("paragraphs", paragraphs(published));
    model.put(
        "related",
        newest.stream()
            .filter(other -> !other.article().id().equals(published.article().id()))
            .limit(RELATED)
            .map(this::teaser)
            .toList());
    model.put("remarks", comments(published));
    model.put("json_ld", jsonLd(published));
    return model;
  }

  /** A paragraph as readers see it, without its marks for links and emphasis. */
  static String plain(String paragraph) {
    String text = paragraph.startsWith("## ") ? paragraph.substring(3) : paragraph;
    return EMPHASIS.matcher(LINK.matcher(text).replaceAll("$1")).replaceAll("$1");
  }

  private Map<String, Object> site() {
    Map<String, Object> model = new HashMap<>();
    model.put("outlet", outlet.name());
    model.put("tagline", outlet.tagline());
    model.put("language", outlet.language());
    model.put("charset", outlet.charset().name());
    model.put("origin", origin);
    model.put("feed_url", origin + outlet.feedPath());
    model.put(
        "sections",
        outlet.sections().stream()
            .map(name -> Map.of("name", name, "path", "/" + NewsArticle.slug(name)))
            .toList());
    return model;
  }

  private Map<String, Object> teaser(Published published) {
    NewsArticle article = published.article();
    Map<String, Object> model = new HashMap<>();
    model.put("headline", published.headline());
    model.put("dek", published.dek());
    model.put("kicker", article.kicker());
    model.put("byline", article.byline());
    model.put("section", article.section());
    model.put("section_path", "/" + NewsArticle.slug(article.section()));
    model.put("path", published.path());
    model.put("url", origin + published.path());
    model.put("image", origin + "/images/" + article.slug() + ".jpg");
    dates(model, "published", published.publishedAt());
    dates(model, "modified", published.modifiedAt());
    return model;
  }

  private static void dates(Map<String, Object> model, String name, Instant at) {
    model.put(name, DateTimeFormatter.ISO_INSTANT.format(at));
    model.put(name + "_long", LONG.format(at));
    model.put(name + "_british", BRITISH.format(at));
    model.put(name + "_clock", CLOCK.format(at));
  }

  private List<Map<String, Object>> paragraphs(Published published) {
    List<Map<String, Object>> items = new ArrayList<>();
    int count = 0;
    for (String paragraph : published.paragraphs()) {
      boolean heading = paragraph.startsWith("## ");
      count += heading ? 0 : 1;
      Map<String, Object> item = new HashMap<>();
      item.put("heading", heading ? paragraph.substring(3) : null);
      item.put("html", heading ? null : html(paragraph));
      item.put("teaser", !heading && count == TEASER_AFTER);
      items.add(item);
    }
    return items;
  }

  private String html(String paragraph) {
    String escaped = Template.escape(paragraph).replace("&quot;", "\"");
    return EMPHASIS
        .matcher(LINK.matcher(escaped).replaceAll(this::anchor))
        .replaceAll("<em>$1</em>");
  }

  private String anchor(MatchResult link) {
    return Matcher.quoteReplacement(
        "<a href=\"" + linkOf.apply(link.group(2)) + "\">" + link.group(1) + "</a>");
  }

  private List<Map<String, String>> comments(Published published) {
    List<Map<String, String>> chosen = new ArrayList<>();
    int size = outlet.comments().size();
    int first = Math.floorMod(published.article().id().hashCode(), Math.max(1, size));
    for (int i = 0; i < Math.min(COMMENTS, size); i++) {
      String[] comment = outlet.comments().get((first + i) % size).split(": ", 2);
      chosen.add(Map.of("reader", comment[0], "remark", outlet.typography().set(comment[1])));
    }
    return chosen;
  }

  private String jsonLd(Published published) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("@context", "https://schema.org");
    data.put("@type", "NewsArticle");
    data.put("headline", published.headline());
    data.put("description", published.dek());
    data.put("datePublished", published.publishedAt().toString());
    data.put("dateModified", published.modifiedAt().toString());
    if (published.article().byline() != null) {
      data.put("author", List.of(Map.of("@type", "Person", "name", published.article().byline())));
    }
    data.put("publisher", Map.of("@type", "NewsMediaOrganization", "name", outlet.name()));
    data.put("articleSection", published.article().section());
    data.put("keywords", published.article().tags());
    data.put("mainEntityOfPage", Map.of("@type", "WebPage", "@id", origin + published.path()));
    return Json.write(data).replace("</", "<\\/");
  }

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.US).withZone(ZoneOffset.UTC);
  }
}
