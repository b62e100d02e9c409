package org.wirewatch.ingest.extract;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
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

  /** Where a title may be two things; a colon needs no space before it. */
  private static final Pattern PART =
      Pattern.compile(":\\s|\\s[|•·»«:–—-]\\s|\\s?\\|\\s?|\\s?—\\s?|\\s//\\s|\\s::\\s");

  private static final Pattern SUFFIX_START = Pattern.compile("\\s*[|ㅣ]|-\\p{IsHangul}");
  private static final int SUFFIX_CHARS_MAX = 40;
  private static final int SHORT_TITLE_CHARS = 15;

  private final Map<String, Candidate> candidates = new LinkedHashMap<>();
  private final Page page;
  private final List<Block> blocks;
  private final String site;
  private final String host;

  private static final class Candidate {
    private final String text;
    private double votes;

    Candidate(String text) {
      this.text = text;
    }
  }

  private TitleFinder(Page page, List<Block> blocks, String site) {
    this.page = page;
    this.blocks = blocks;
    this.site = Texts.fold(site == null ? "" : site);
    host = host(page.url());
  }

  /** The host's telling label: {@code example} of www.example.co.uk. */
  private static String host(URI url) {
    String host = url == null || url.getHost() == null ? "" : Texts.lower(url.getHost());
    String longest = "";
    for (String label : host.split("\\.", 10)) {
      longest = label.length() > longest.length() ? label : longest;
    }
    return Texts.fold(longest);
  }

  /** The headline; "" when the page has none. */
  static String find(Page page, List<Block> blocks, String siteName) {
    return new TitleFinder(page, blocks, siteName).choose();
  }

  private String choose() {
    MetaTags meta = page.meta();
    vote(page.jsonLd().text(page.jsonLd().article().path("headline")), 3.4);
    vote(page.jsonLd().text(page.jsonLd().article().path("name")), 1.0);
    voteHeadings();
    vote(meta.first("og:title"), 1.4);
    vote(meta.first("twitter:title"), 1.0);
    vote(meta.first("title", "dc.title", "sailthru.title", "parsely-title", "headline"), 0.7);
    for (Element title : page.landmarks().titles.stream().limit(1).toList()) {
      String part = candidates.isEmpty() ? shownPart(JsonLd.clean(title.text())) : null;
      vote(part == null ? title.text() : part, 0.8);
    }
    mergeSuffixed();
    Candidate best = null;
    for (Candidate candidate : candidates.values()) {
      if (best == null || candidate.votes > best.votes) {
        best = candidate;
      }
    }
    return best == null ? "" : best.text;
  }

  /** A candidate that is another one with a separator and a short rest behind it votes for that. */
  private void mergeSuffixed() {
    for (Candidate longer : candidates.values()) {
      for (Candidate shorter : candidates.values()) {
        int rest = longer.text.length() - shorter.text.length();
        boolean suffixed =
            rest > 0
                && rest <= SUFFIX_CHARS_MAX
                && shorter.text.length() >= SHORT_TITLE_CHARS
                && longer.text.startsWith(shorter.text)
                && isSuffix(longer.text.substring(shorter.text.length()));
        if (suffixed) {
          shorter.votes += longer.votes;
          longer.votes = 0;
        }
      }
    }
  }

  private boolean isSuffix(String rest) {
    return SUFFIX_START.matcher(rest).lookingAt() || (isSite(rest) && rest.startsWith(" "));
  }

  private void voteHeadings() {
    List<Element> firsts = new ArrayList<>();
    for (Element heading : page.landmarks().headings) {
      if (heading.normalName().equals("h1") && !heading.text().isBlank()) {
        firsts.add(heading);
      }
    }
    String tag = page.landmarks().titles.isEmpty() ? "" : page.landmarks().titles.getFirst().text();
    String shared = Texts.fold(tag + " " + page.meta().first("og:title"));
    for (int i = 0; i < Math.min(firsts.size(), 5); i++) {
      String text = firsts.get(i).text();
      boolean backed = shared.contains(Texts.fold(text));
      double weight = i == 0 ? (firsts.size() == 1 ? 3.5 : 1.0) : 0.8;
      vote(text, backed || text.length() > SHORT_TITLE_CHARS ? weight : weight - 1.6);
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

  /**
   * The longest start or end of a title that stands alone on the page, in a heading or with the
   * other part, the site's or the section's name, standing alone too; null when none does.
   */
  private String shownPart(String title) {
    String longest = null;
    Map<String, Boolean> shown = shown();
    var matcher = PART.matcher(Texts.cut(title, CHARS_MAX));
    while (matcher.find()) {
      String head = title.substring(0, matcher.start()).strip();
      String tail = title.substring(matcher.end()).strip();
      for (String part : new String[] {head, tail}) {
        String other = part.equals(head) ? tail : head;
        String folded = Texts.fold(part);
        boolean headline =
            part.length() >= SHORT_TITLE_CHARS
                && (shown.getOrDefault(folded, false)
                    || (shown.containsKey(folded) && shown.containsKey(Texts.fold(other))));
        if (headline && (longest == null || part.length() > longest.length())) {
          longest = part;
        }
      }
    }
    return longest;
  }

  /** Short blocks and first lines of blocks, folded; true for those that stand in headings. */
  private Map<String, Boolean> shown() {
    Map<String, Boolean> shown = new HashMap<>();
    for (Block block : blocks) {
      if (block.text().length() <= CHARS_MAX) {
        boolean heading = block.box().tag.matches("h[1-3]");
        shown.merge(Texts.fold(block.text()), heading, Boolean::logicalOr);
        shown.putIfAbsent(Texts.fold(block.firstLine()), false);
      }
    }
    return shown;
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
    String last = text.substring(end);
    boolean barred = text.substring(start, end).contains("|") && last.length() <= 20;
    return barred || isSite(last) ? text.substring(0, start).strip() : text;
  }

  /** Whether the part names the site as the page or its host does. */
  private boolean isSite(String part) {
    String folded = Texts.fold(part);
    return alike(folded, site) || alike(folded, host);
  }

  private static boolean alike(String part, String name) {
    return name.length() > 2 && (part.contains(name) || (part.length() > 2 && name.contains(part)));
  }
}
