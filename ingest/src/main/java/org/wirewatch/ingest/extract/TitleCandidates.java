package org.wirewatch.ingest.extract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * Every text of a page that may be its headline: what JSON-LD, headings, microdata, meta tags and
 * the title element say, each also without the site's name and cut where it may be two things.
 */
final class TitleCandidates {
  /** Where a candidate was found. */
  enum Source {
    LD_HEADLINE,
    LD_ALTERNATIVE,
    LD_NAME,
    H1_ONLY,
    H1_FIRST,
    H1_LATER,
    OG,
    TWITTER,
    META,
    ITEMPROP,
    TITLE,
    H2_LEAD,
    H2_FIRST,
    TRAIL
  }

  private static final Pattern EDGES = Pattern.compile("^[\\s|:–—-]+|[\\s|:–—-]+$");
  private static final int CHARS_MAX = 400;
  private static final int HEADINGS_MAX = 5;
  private static final int CUTS_MAX = 4;

  /** White space and punctuation that one spelling of a title may have more than another. */
  private static final int CHARS_MORE = 20;

  private static final int PART_CHARS_MIN = 5;
  private static final int PROSE_CHARS = 180;

  private static final Pattern SEPARATOR =
      Pattern.compile(
          "\\s+[|•·»«:–—-]\\s+|\\s*[|│ㅣ]\\s*|\\s[–—]|\\s+//\\s+|\\s+::\\s+|\\s\\u2039\\s|\\s+>>\\s+|-(?=\\p{IsHangul}{2,6}$)");

  /** Where a title may be two things; a colon needs no space before it. */
  private static final Pattern PART =
      Pattern.compile(":\\s|\\s[|•·»«:–—-]\\s|\\s?[|│ㅣ]\\s?|\\s?—\\s?|\\s//\\s|\\s::\\s|\\s>>\\s");

  /** What class names call the short line above a headline. */
  private static final Pattern KICKER =
      Pattern.compile(
          "kicker|overline|eyebrow|roofline|dachzeile|spitzmarke|topic|supertitle|pre-?title"
              + "|surtitre|antetitulo|cintillo|volanta|occhiello|chapeau|vignette|label|category",
          Pattern.CASE_INSENSITIVE);

  private final Map<String, TitleCandidate> candidates = new LinkedHashMap<>();
  private final List<Runnable> kickers = new ArrayList<>();
  private final Page page;
  private final SiteNames site;

  private TitleCandidates(Page page, String siteName) {
    this.page = page;
    site = SiteNames.of(page, siteName);
  }

  /** In the order in which they were found; the spelling is that of the first source. */
  static List<TitleCandidate> of(Page page, List<Block> blocks, String siteName) {
    TitleCandidates found = new TitleCandidates(page, siteName);
    found.gather();
    found.markShown(blocks);
    return new ArrayList<>(found.candidates.values());
  }

  private void gather() {
    MetaTags meta = page.meta();
    JsonLd ld = page.jsonLd();
    JsonNode article = ld.article();
    add(Source.LD_HEADLINE, ld.text(article.path("headline")));
    add(Source.OG, meta.first("og:title"));
    headings();
    add(Source.LD_NAME, ld.text(article.path("name")));
    add(Source.LD_ALTERNATIVE, ld.text(article.path("alternativeHeadline")));
    microdata();
    add(Source.TWITTER, meta.first("twitter:title"));
    add(
        Source.META,
        meta.first("parsely-title", "sailthru.title", "dc.title", "title", "headline"));
    for (Element title : page.landmarks().titles.stream().limit(1).toList()) {
      add(Source.TITLE, title.text());
    }
    kickers.forEach(Runnable::run);
  }

  private void headings() {
    List<Element> firsts = new ArrayList<>();
    List<Element> trails = new ArrayList<>();
    Element second = null;
    for (Element heading : page.landmarks().headings) {
      boolean first = heading.normalName().equals("h1");
      boolean wanted = first ? firsts.size() < HEADINGS_MAX : second == null;
      if (!wanted || !heading.hasText()) {
        continue;
      }
      if (first) {
        (isInTrail(heading) ? trails : firsts).add(heading);
      } else {
        second = heading;
      }
    }
    for (int i = 0; i < firsts.size(); i++) {
      Source first = firsts.size() == 1 ? Source.H1_ONLY : Source.H1_FIRST;
      heading(i == 0 ? first : Source.H1_LATER, firsts.get(i));
    }
    if (second != null) {
      heading(firsts.isEmpty() ? Source.H2_LEAD : Source.H2_FIRST, second);
    }
    trails.stream().limit(1).forEach(trail -> heading(Source.TRAIL, trail));
  }

  /** Whether a heading is the last step of a breadcrumb trail: it stands behind links. */
  private static boolean isInTrail(Element heading) {
    Element parent = heading.parent();
    for (Element at = parent; at != null && at.parent() != null; at = at.parent()) {
      if (at.normalName().equals("nav") || at.normalName().equals("li")) {
        return true;
      }
      if (at.childrenSize() > 1) {
        break;
      }
    }
    Element before = heading.previousElementSibling();
    Element first = before == null ? null : before.previousElementSibling();
    return first != null && isLink(before) && isLink(first);
  }

  private static boolean isLink(Element element) {
    return element.normalName().equals("a") && !element.text().isBlank();
  }

  /** A heading's text, and the text without a kicker or note in an element of its own. */
  private void heading(Source source, Element heading) {
    String text = heading.text();
    add(source, text);
    Element inner = heading;
    while (inner.childrenSize() == 1 && inner.child(0).text().equals(text)) {
      inner = inner.child(0);
    }
    Element link = inner.normalName().equals("a") ? inner : heading.selectFirst("> a");
    TitleCandidate whole = candidates.get(Texts.fold(JsonLd.clean(text)));
    if (whole != null && link != null && link.text().equals(text)) {
      whole.linksHome |= site.isFront(link.attr("href"));
    }
    Collection<Element> parts = inner.children();
    for (Element part : parts) {
      String piece = part.text();
      boolean start = !piece.isBlank() && text.startsWith(piece);
      if (start && piece.length() < text.length()) {
        part(source, text.substring(piece.length()), piece, isKicker(part));
      } else if (!start && !piece.isBlank() && text.endsWith(piece)) {
        String rest = text.substring(0, text.length() - piece.length());
        part(source, piece, rest, false);
        part(source, rest, piece, isKicker(part));
      }
    }
  }

  private void microdata() {
    for (Element element : page.landmarks().microdata) {
      if (element.attr("itemprop").contains("headline")) {
        add(Source.ITEMPROP, element.hasAttr("content") ? element.attr("content") : element.text());
        return;
      }
    }
  }

  private void add(Source source, String raw) {
    String text = JsonLd.clean(raw);
    if (Texts.fold(text).isEmpty() || text.length() > CHARS_MAX) {
      return;
    }
    String bare = site.without(text, SEPARATOR);
    boolean suffixed = !Texts.fold(bare).equals(Texts.fold(text));
    mark(bare, source, suffixed ? TitleCandidate.BARE : TitleCandidate.FULL);
    if (suffixed) {
      mark(text, source, TitleCandidate.SUFFIXED);
    }
    Matcher matcher = PART.matcher(text);
    for (int cut = 0; cut < CUTS_MAX && matcher.find(); cut++) {
      String head = text.substring(0, matcher.start());
      String tail = text.substring(matcher.end());
      mark(head, source, TitleCandidate.HEAD, tail);
      mark(tail, source, TitleCandidate.TAIL, head);
    }
  }

  private static boolean isKicker(Element part) {
    return part.normalName().equals("small")
        || KICKER.matcher(Texts.cut(part.className(), 200)).find();
  }

  private void part(Source source, String raw, String rest, boolean afterKicker) {
    String text = EDGES.matcher(JsonLd.clean(raw)).replaceAll("");
    mark(text, source, TitleCandidate.PIECE, rest);
    mark(site.without(text, SEPARATOR), source, TitleCandidate.PIECE, rest);
    TitleCandidate candidate = candidates.get(Texts.fold(text));
    if (candidate != null && afterKicker) {
      candidate.afterKicker = true;
      kickers.add(() -> dropKicker(source, candidate, rest));
    }
  }

  /** What another source says without the kicker too, the heading says so as well. */
  private void dropKicker(Source source, TitleCandidate candidate, String kicker) {
    TitleCandidate whole = candidates.get(Texts.fold(kicker) + candidate.key);
    if (whole != null && candidate.whole()) {
      whole.replace(source, TitleCandidate.SUFFIXED);
      candidate.mark(source, TitleCandidate.BARE);
      candidate.shownAs = whole.key;
      whole.shownAs = "";
    }
  }

  private void mark(String raw, Source source, int how, String rest) {
    if (Texts.fold(raw).length() >= PART_CHARS_MIN) {
      mark(raw, source, how);
      candidates.get(Texts.fold(raw)).rests.add(Texts.fold(rest));
    }
  }

  private void mark(String raw, Source source, int how) {
    String text = raw.strip();
    String key = Texts.fold(text);
    if (!key.isEmpty()) {
      candidates
          .computeIfAbsent(key, k -> new TitleCandidate(text, key, site.is(key)))
          .mark(source, how);
    }
  }

  /** Tells which candidates stand alone on the page, in a heading or elsewhere. */
  private void markShown(List<Block> blocks) {
    Map<String, Boolean> shown = new HashMap<>();
    int longest = 0;
    for (TitleCandidate candidate : candidates.values()) {
      longest = Math.max(longest, candidate.text.length() + CHARS_MORE);
    }
    String lead = "";
    boolean text = false;
    for (Block block : blocks) {
      boolean heading = isHeading(block.box().tag);
      text |= !heading && block.text().length() >= PROSE_CHARS && block.linkDensity() < 0.3;
      if (block.text().length() <= longest) {
        String key = Texts.fold(block.text());
        lead = heading && !text ? key : lead;
        shown.merge(key, heading, Boolean::logicalOr);
      }
      int line = block.firstLineChars();
      if (line < block.text().length() && line <= longest) {
        shown.putIfAbsent(Texts.fold(block.firstLine()), false);
      }
    }
    for (TitleCandidate candidate : candidates.values()) {
      Boolean heading = shown.get(candidate.shownAs);
      candidate.shown = heading != null;
      candidate.shownAsHeading = heading != null && heading;
      candidate.leads = candidate.shownAs.equals(lead);
    }
  }

  private static boolean isHeading(String tag) {
    return tag.equals("h1") || tag.equals("h2") || tag.equals("h3");
  }
}
