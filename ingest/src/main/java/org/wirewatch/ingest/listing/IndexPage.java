package org.wirewatch.ingest.listing;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.wirewatch.ingest.extract.PageDecoder;
import org.wirewatch.ingest.fetch.Urls;

/**
 * Finds the links to articles on the index page of a site without feed. No rules per site: an
 * article link has the text of a headline, an address that looks like one of many of its kind, and
 * stands in a place of the page that repeats; navigation has short texts and shallow addresses.
 */
public final class IndexPage {
  private static final int LINKS_MAX = 5_000;
  private static final int ARTICLES_MAX = 300;
  private static final double SCORE_MIN = 3;
  private static final int TITLE_CHARS_MAX = 300;
  private static final int LINE_CHARS_MIN = 15;

  private static final Pattern DATE_IN_PATH =
      Pattern.compile("/(19|20)\\d{2}[/-]?(0?[1-9]|1[0-2])([/-]|\\d{2})");
  private static final Pattern NUMBER = Pattern.compile("\\d{4,}");
  private static final Pattern FILE =
      Pattern.compile(".*\\.(jpe?g|png|gif|webp|svg|pdf|mp[34]|zip|css|js|xml|rss|ics)$");
  private static final Pattern NO_ARTICLE =
      Pattern.compile(
          ".*/(tags?|topics?|authors?|category|categories|search|login|signin|sign-in|register"
              + "|subscribe|subscription|newsletters?|about|contact|privacy|terms|imprint"
              + "|impressum|account|advertise|jobs|careers|shop|help|faq|page/\\d+|feed|rss)/?[^/]*/?$");

  /** Names that authors give to what is not content, as words of a class or id. */
  private static final Pattern NAVIGATION =
      Pattern.compile(
          "(?i)(?:^|[\\s_-])(?:nav|navbar|navigation|menu|submenu|footer|masthead|breadcrumbs?"
              + "|toolbar|social|share|cookies?|legal|imprint|skip|login|pagination)(?:$|[\\s_-])");

  private static final String HEADINGS = "h1, h2, h3, h4, h5";
  private static final int CARD_LEVELS = 4;

  private IndexPage() {}

  /** The articles, in the order of the page, without doubles. */
  public static List<Listed> articles(byte[] body, String contentType, URI url) {
    String html = PageDecoder.decode(body, contentType);
    Document document = Jsoup.parse(html, url.toString());
    Map<String, Candidate> candidates = new LinkedHashMap<>();
    int links = 0;
    for (Element anchor : document.select("a[href]")) {
      if (++links > LINKS_MAX) {
        break;
      }
      Optional<URI> target = Urls.resolve(URI.create(document.baseUri()), anchor.attr("href"));
      if (target.isPresent() && Urls.sameSite(url, target.get())) {
        URI normal = Urls.normal(target.get());
        if (!normal.equals(Urls.normal(url))) {
          candidates.computeIfAbsent(normal.toString(), k -> new Candidate(normal)).add(anchor);
        }
      }
    }
    return best(candidates.values());
  }

  private static List<Listed> best(Collection<Candidate> candidates) {
    Map<String, Integer> places = new HashMap<>();
    Map<String, Integer> shapes = new HashMap<>();
    for (Candidate candidate : candidates) {
      if (candidate.isHeadline()) {
        candidate.places.forEach(place -> places.merge(place, 1, Integer::sum));
        shapes.merge(candidate.shape(), 1, Integer::sum);
      }
    }
    List<Listed> listed = new ArrayList<>();
    for (Candidate candidate : candidates) {
      boolean headline = !candidate.title.isEmpty();
      if (headline
          && candidate.score(places, shapes) >= SCORE_MIN
          && listed.size() < ARTICLES_MAX) {
        listed.add(new Listed(candidate.url, candidate.title, null, null, List.of(), List.of()));
      }
    }
    return listed;
  }

  /** All links of the page to one address. */
  private static final class Candidate {
    private final URI url;
    private String title = "";
    private boolean inHeading;
    private boolean inArticle;
    private boolean inNavigation = true;
    private final List<String> places = new ArrayList<>();

    private Candidate(URI url) {
      this.url = url;
    }

    private void add(Element anchor) {
      Element heading = anchor.selectFirst(HEADINGS);
      String text = heading == null ? text(anchor) : heading.text().strip();
      if (text.length() > title.length()) {
        title = text;
      }
      inHeading |= heading != null || anchor.closest(HEADINGS) != null;
      inArticle |= anchor.closest("article") != null;
      inNavigation &= isNavigation(anchor);
      places.add(place(anchor));
    }

    /** The link's words; of a whole card its first line, of a picture the card's heading. */
    private static String text(Element anchor) {
      String text = anchor.text().strip();
      if (text.length() > TITLE_CHARS_MAX) {
        for (Element part : anchor.select("strong, b, span, p, div")) {
          String line = part.text().strip();
          if (line.length() >= LINE_CHARS_MIN && line.length() <= TITLE_CHARS_MAX) {
            return line;
          }
        }
        return "";
      }
      return text.isEmpty() ? ofPicture(anchor) : text;
    }

    private static String ofPicture(Element anchor) {
      Element card = anchor.parent();
      for (int level = 0; level < CARD_LEVELS && card != null; level++) {
        Elements headings = card.select(HEADINGS);
        if (headings.size() == 1) {
          return cut(headings.first().text().strip());
        }
        if (headings.size() > 1) {
          break; // not the card any more, but a list of cards
        }
        card = card.parent();
      }
      String label = anchor.attr("aria-label") + anchor.attr("title");
      return cut(label.strip());
    }

    private static String cut(String text) {
      return text.length() <= TITLE_CHARS_MAX ? text : "";
    }

    private static boolean isNavigation(Element anchor) {
      if (anchor.closest("nav, header, footer, [role=navigation], [role=menu]") != null) {
        // a card's own header is none of the page
        Element article = anchor.closest("article");
        if (article == null || article.selectFirst("nav") != null) {
          return true;
        }
      }
      for (Element element = anchor; element != null; element = element.parent()) {
        boolean page = element.normalName().equals("body") || element.normalName().equals("html");
        if (!page && NAVIGATION.matcher(element.className() + " " + element.id()).find()) {
          return true;
        }
      }
      return false;
    }

    private boolean isHeadline() {
      boolean dense = title.codePoints().anyMatch(Character::isIdeographic);
      return title.length() >= (dense ? 10 : 20);
    }

    private double score(Map<String, Integer> placeCounts, Map<String, Integer> shapeCounts) {
      String path = url.getRawPath() == null ? "" : url.getRawPath().toLowerCase(Locale.ROOT);
      if (path.length() <= 1
          || FILE.matcher(path).matches()
          || NO_ARTICLE.matcher(path).matches()) {
        return 0;
      }
      double score = 0;
      int words = title.split("\\s+").length;
      // languages without spaces: characters count for words, and say twice as much
      int length =
          title.codePoints().anyMatch(Character::isIdeographic)
              ? title.length() * 2
              : title.length();
      score += words >= 4 || length >= 25 ? 1.5 : 0;
      score += words < 3 && length < 12 ? -2 : 0;
      score += inHeading ? 1.5 : 0;
      score += inArticle ? 1 : 0;
      score -= inNavigation ? 3 : 0;
      score += DATE_IN_PATH.matcher(path).find() ? 1.5 : 0;
      score += NUMBER.matcher(path + "?" + url.getRawQuery()).find() ? 0.5 : 0;
      score += slugWords(path) >= 3 ? 1.5 : 0;
      int repeated =
          places.stream().mapToInt(place -> placeCounts.getOrDefault(place, 0)).max().orElse(0);
      score += repeated >= 3 ? 1 : 0;
      score += shapeCounts.getOrDefault(shape(), 0) >= 3 ? 0.5 : 0;
      return score;
    }

    /** What addresses of one kind share: depth, first folder, and whether numbers stand in it. */
    private String shape() {
      String path = url.getRawPath() == null ? "" : url.getRawPath();
      String[] parts = path.split("/", -1);
      String first = parts.length > 2 ? parts[1].replaceAll("\\d+", "0") : "";
      return parts.length + " " + first + " " + NUMBER.matcher(path).find();
    }

    private static int slugWords(String path) {
      String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
      String last = trimmed.substring(trimmed.lastIndexOf('/') + 1);
      return last.split("[-_]", -1).length;
    }

    /** Tags and classes of the elements around the link. */
    private static String place(Element anchor) {
      StringBuilder place = new StringBuilder();
      Element element = anchor;
      for (int level = 0; level < 4 && element != null; level++) {
        place.append(element.normalName()).append('.').append(element.className()).append(' ');
        element = element.parent();
      }
      return place.toString();
    }
  }
}
