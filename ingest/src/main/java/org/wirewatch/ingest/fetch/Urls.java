package org.wirewatch.ingest.fetch;

import crawlercommons.domains.EffectiveTldFinder;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;

/** Web addresses: reading, resolving, and the one form by which an article is known. */
public final class Urls {
  private static final Set<String> TRACKING =
      Set.of(
          "fbclid",
          "gclid",
          "gclsrc",
          "dclid",
          "gbraid",
          "wbraid",
          "msclkid",
          "yclid",
          "ysclid",
          "twclid",
          "ttclid",
          "igshid",
          "igsh",
          "mc_cid",
          "mc_eid",
          "mkt_tok",
          "ml_subscriber",
          "ml_subscriber_hash",
          "oly_enc_id",
          "oly_anon_id",
          "vero_id",
          "wickedid",
          "_hsenc",
          "_hsmi",
          "__hssc",
          "__hstc",
          "__s",
          "hsctatracking",
          "s_cid",
          "cmpid",
          "ocid",
          "ncid",
          "cmp",
          "smid",
          "smtyp",
          "sr_share",
          "soc_src",
          "soc_trk",
          "ito",
          "xtor",
          "wt_mc",
          "wt.mc_id",
          "wtmc",
          "at_medium",
          "at_campaign",
          "at_custom1",
          "at_custom2",
          "spm",
          "scm",
          "share",
          "sharetype",
          "guccounter",
          "guce_referrer",
          "guce_referrer_sig",
          "_ga",
          "_gl",
          "rss",
          "feedtype",
          "feedname",
          "ref_src",
          "ref_url",
          "fb_action_ids",
          "fb_action_types",
          "fb_source",
          "fb_ref",
          "trk",
          "trkcampaign",
          "action_object_map",
          "action_type_map",
          "action_ref_map",
          "mbid",
          "cid_source",
          "partner_source");

  private static final Set<String> TRACKING_PREFIXES =
      Set.of("utm_", "mtm_", "pk_", "piwik_", "hsa_", "matomo_", "stm_", "itm_", "at_");

  private Urls() {}

  /** An absolute http or https URL, with what the web's authors leave unescaped escaped. */
  public static Optional<URI> parse(String text) {
    return text == null ? Optional.empty() : uri(HttpUrl.parse(text.strip()));
  }

  /** A link of a page or of a Location header. */
  public static Optional<URI> resolve(URI base, String link) {
    HttpUrl from = HttpUrl.parse(base.toString());
    return from == null || link == null ? Optional.empty() : uri(from.resolve(link.strip()));
  }

  /**
   * Host and, unless the scheme's own, port: the key by which one worker fetches all of a host.
   * Lower case.
   */
  public static String host(URI url) {
    String host = String.valueOf(url.getHost()).toLowerCase(Locale.ROOT);
    int usual = "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
    return url.getPort() < 0 || url.getPort() == usual ? host : host + ":" + url.getPort();
  }

  /**
   * The normal form: no fragment, no tracking parameters, no user name, lower-case scheme and host,
   * no default port.
   */
  public static URI normal(URI url) {
    HttpUrl parsed = HttpUrl.parse(url.toString());
    if (parsed == null) {
      return url;
    }
    HttpUrl.Builder normal = parsed.newBuilder().fragment(null).username("").password("");
    for (String name : parsed.queryParameterNames()) {
      if (isTracking(name)) {
        normal.removeAllQueryParameters(name);
      }
    }
    HttpUrl built = normal.build();
    if (built.querySize() == 0 && built.query() != null) {
      built = built.newBuilder().query(null).build();
    }
    return uri(built).orElse(url);
  }

  /**
   * The address that a page gives itself if that can be believed: of the same site, and not a front
   * page claimed by an inner page; otherwise the page's own address. Normalised.
   */
  public static URI canonical(URI page, URI claimed) {
    URI own = normal(page);
    if (claimed == null || claimed.getHost() == null) {
      return own;
    }
    URI normal = normal(claimed);
    boolean frontPage = isFrontPage(normal) && !isFrontPage(own);
    return frontPage || !sameSite(own, normal) ? own : normal;
  }

  /** Whether two hosts belong to one registered domain (by the public suffix list). */
  public static boolean sameSite(URI one, URI other) {
    String host = host(one);
    String otherHost = host(other);
    boolean oneSite = site(one).equals(site(other)) && one.getPort() == other.getPort();
    return oneSite || host.equals(otherHost);
  }

  /**
   * The registered domain; for names below no public suffix the host without its usual prefixes.
   */
  private static String site(URI url) {
    String host = String.valueOf(url.getHost()).toLowerCase(Locale.ROOT);
    String domain = EffectiveTldFinder.getAssignedDomain(host, true, false);
    return domain == null ? host.replaceFirst("^(www|m|mobile|amp)\\.(?=.*\\.)", "") : domain;
  }

  private static boolean isFrontPage(URI url) {
    String path = url.getPath();
    return (path == null || path.length() <= 1) && url.getQuery() == null;
  }

  private static boolean isTracking(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return TRACKING.contains(lower) || TRACKING_PREFIXES.stream().anyMatch(lower::startsWith);
  }

  private static Optional<URI> uri(HttpUrl url) {
    if (url == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(new URI(url.toString()));
    } catch (URISyntaxException e) {
      return Optional.of(url.uri());
    }
  }
}
