package org.wirewatch.ingest.extract;

import crawlercommons.domains.EffectiveTldFinder;
import java.net.URI;
import org.jsoup.nodes.Element;

/**
 * The address that a page calls its own: link canonical, then og:url, else where it was fetched.
 *
 * <p>A page may name only addresses of its own site (registrable domain): it must not take the
 * place of another publisher's article, and a partner's copy is an article of the partner.
 */
final class CanonicalUrl {
  private CanonicalUrl() {}

  /** Null only when the page states none and {@code page.url()} is null. */
  static URI find(Page page, Addresses addresses) {
    for (Element link : page.landmarks().links) {
      if (Texts.lower(link.attr("rel")).strip().equals("canonical")) {
        URI stated = addresses.resolve(link.attr("href"));
        if (accepts(stated, page.url())) {
          return stated;
        }
      }
    }
    URI stated = addresses.resolve(page.meta().first("og:url", "twitter:url"));
    return accepts(stated, page.url()) ? stated : page.url();
  }

  private static boolean accepts(URI stated, URI fetched) {
    if (stated == null || fetched == null || fetched.getHost() == null) {
      return stated != null;
    }
    boolean front = isBare(stated) && !isBare(fetched);
    return !front && site(stated.getHost()).equals(site(fetched.getHost()));
  }

  /** Some pages name their front page as canonical; that is no article's address. */
  private static boolean isBare(URI url) {
    return url.getRawPath().length() <= 1 && url.getRawQuery() == null;
  }

  private static String site(String host) {
    String name = Texts.lower(host);
    String domain = EffectiveTldFinder.getAssignedDomain(name, false, false);
    return domain == null ? name.replaceFirst("^(www|m|mobile|amp)\\.", "") : domain;
  }
}
