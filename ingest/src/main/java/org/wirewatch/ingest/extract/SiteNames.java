package org.wirewatch.ingest.extract;

import crawlercommons.domains.EffectiveTldFinder;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names that a page and its host give the site, for telling them from headlines. */
final class SiteNames {
  private static final Pattern BAR = Pattern.compile("[|│ㅣ]");
  private static final int BARRED_CHARS_MAX = 20;
  private static final int CUTS_MAX = 3;

  private final String site;
  private final String host;
  private final URI url;

  /** What the address and the page call the parts of the site that the page stands in. */
  private final Set<String> sections = new HashSet<>();

  private SiteNames(URI url, String site, String host) {
    this.url = url;
    this.site = site;
    this.host = host;
  }

  static SiteNames of(Page page, String siteName) {
    URI url = page.url();
    SiteNames names = new SiteNames(url, Texts.fold(siteName == null ? "" : siteName), label(url));
    String path = url == null || url.getPath() == null ? "" : Texts.cut(url.getPath(), 500);
    for (String segment : path.split("/", 30)) {
      names.sections.add(Texts.fold(segment));
    }
    names.sections.add(Texts.fold(page.meta().first("article:section")));
    names.sections.remove("");
    return names;
  }

  /** The host's telling label: {@code ledger} of news.ledger.co.uk. */
  private static String label(URI url) {
    String host = url == null || url.getHost() == null ? "" : Texts.lower(url.getHost());
    String domain = EffectiveTldFinder.getAssignedDomain(host, false, false);
    String name = (domain == null ? host : domain).replaceFirst("^www\\.", "");
    int dot = name.indexOf('.');
    return Texts.fold(dot < 0 ? name : name.substring(0, dot));
  }

  /** Whether a folded text is the site's name and no more. */
  boolean is(String folded) {
    return !folded.isEmpty()
        && (folded.equals(site)
            || folded.equals(host)
            || (url != null && folded.equals(bare(String.valueOf(url.getHost())))));
  }

  private static String bare(String host) {
    return Texts.fold(host.startsWith("www.") ? host.substring(4) : host);
  }

  /** Whether the text names the site, perhaps among other words. */
  boolean isNamedBy(String part) {
    String folded = Texts.fold(part);
    return alike(folded, site) || alike(folded, host);
  }

  /** Whether the address is the site's front page. */
  boolean isFront(String href) {
    String path = href.replaceFirst("^https?://[^/]+", "");
    boolean absolute = path.length() < href.length();
    return path.equals("/") || (absolute && path.isEmpty());
  }

  /** The title without last parts that name the site and its section, or are short after a bar. */
  String without(String title, Pattern separator) {
    String text = title;
    for (int cut = 0; cut < CUTS_MAX; cut++) {
      String shorter = withoutLast(text, separator, cut > 0);
      if (shorter.equals(text)) {
        return text;
      }
      text = shorter;
    }
    return text;
  }

  private String withoutLast(String text, Pattern separator, boolean behindSite) {
    Matcher matcher = separator.matcher(text);
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
    boolean barred =
        BAR.matcher(text).region(start, end).find() && last.length() <= BARRED_CHARS_MAX;
    boolean section =
        (end - start == 1 && text.charAt(start) == '-')
            || (behindSite && sections.contains(Texts.fold(last)));
    return barred || section || isNamedBy(last) ? text.substring(0, start).strip() : text;
  }

  private static boolean alike(String part, String name) {
    return name.length() > 2 && (part.contains(name) || (part.length() > 2 && name.contains(part)));
  }
}
