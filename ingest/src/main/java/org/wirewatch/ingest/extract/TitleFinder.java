package org.wirewatch.ingest.extract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * The headline by a vote of what the page offers: JSON-LD, headings, meta tags and the title
 * element, each also without the site's name at its end or start.
 */
final class TitleFinder {
  private static final int CHARS_MAX = 400;
  private static final Pattern SEPARATOR =
      Pattern.compile(
          "\\s+[|•·»«:–—-]\\s+|\\s*\\|\\s*|\\s[–—]|\\s+//\\s+|\\s+::\\s+|\\s\\u2039\\s");

  private final Map<String, Candidate> candidates = new LinkedHashMap<>();
  private final Page page;
  private final String site;

  private static final class Candidate {
    private final String text;
    private double votes;

    Candidate(String text) {
      this.text = text;
    }
  }

  private TitleFinder(Page page, String site) {
    this.page = page;
    this.site = Texts.fold(site == null ? "" : site);
  }

  /** The headline; "" when the page has none. */
  static String find(Page page, String siteName) {
    return new TitleFinder(page, siteName).choose();
  }

  private String choose() {
    MetaTags meta = page.meta();
    vote(page.jsonLd().text(page.jsonLd().article().path("headline")), 3.0);
    vote(page.jsonLd().text(page.jsonLd().article().path("name")), 1.0);
    voteHeadings();
    vote(meta.first("og:title"), 2.0);
    vote(meta.first("twitter:title"), 1.2);
    vote(meta.first("title", "dc.title", "sailthru.title", "parsely-title", "headline"), 1.0);
    for (Element title : page.landmarks().titles.stream().limit(1).toList()) {
      vote(title.text(), 1.0);
    }
    Candidate best = null;
    for (Candidate candidate : candidates.values()) {
      if (best == null || candidate.votes > best.votes) {
        best = candidate;
      }
    }
    return best == null ? "" : best.text;
  }

  private void voteHeadings() {
    List<Element> firsts = new ArrayList<>();
    for (Element heading : page.landmarks().headings) {
      if (heading.normalName().equals("h1") && !heading.text().isBlank()) {
        firsts.add(heading);
      }
    }
    for (int i = 0; i < Math.min(firsts.size(), 5); i++) {
      vote(firsts.get(i).text(), i == 0 ? (firsts.size() == 1 ? 2.6 : 2.0) : 0.8);
    }
  }

  private void vote(String raw, double weight) {
    String text = JsonLd.clean(raw);
    if (text.isEmpty() || text.length() > CHARS_MAX || Texts.fold(text).equals(site)) {
      return;
    }
    add(text, weight);
    String bare = withoutSite(text);
    if (!bare.equals(text)) {
      add(bare, weight * 1.05);
    }
  }

  private void add(String text, double weight) {
    String key = Texts.fold(text);
    if (!key.isEmpty()) {
      candidates.computeIfAbsent(key, k -> new Candidate(text)).votes += weight;
    }
  }

  /** Without the last part if that is the site's name or short beside the rest. */
  private String withoutSite(String text) {
    var matcher = SEPARATOR.matcher(text);
    int start = -1;
    int end = -1;
    while (matcher.find()) {
      start = matcher.start();
      end = matcher.end();
    }
    if (start <= 0) {
      return text;
    }
    String last = Texts.fold(text.substring(end));
    boolean named =
        !site.isEmpty() && !last.isEmpty() && (last.contains(site) || site.contains(last));
    return named ? text.substring(0, start).strip() : text;
  }
}
