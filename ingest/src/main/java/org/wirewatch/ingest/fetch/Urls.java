package org.wirewatch.ingest.fetch;

import crawlercommons.domains.EffectiveTldFinder;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** Web addresses: reading, resolving, and the one form by which an article is known. */
public final class Urls {
  /** Behind an article's path: the same article, shown in another way. */
  private static final Pattern VARIANT =
      Pattern.compile(
          "(amp|amphtml|print|drucken|mobile|full|single|all|gallery|comments|page|seite|p)?"
              + "[/._-]?\\d{0,2}(\\.html?|\\.php)?|index\\.(html?|php)");

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
      if (TrackingParameters.isTracking(name, parsed.queryParameter(name))) {
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
   * The address that a page gives itself if that can be believed: of the same site, and neither a
   * front page nor the section above it; otherwise the page's own address. Normalised. So a mobile
   * or AMP address becomes another one only if the page says so.
   */
  public static URI canonical(URI page, URI claimed) {
    URI own = normal(page);
    if (claimed == null || claimed.getHost() == null) {
      return own;
    }
    URI normal = normal(claimed);
    boolean frontPage = isFrontPage(normal) && !isFrontPage(own);
    boolean believed = !frontPage && !isSectionAbove(normal, own) && sameSite(own, normal);
    return believed ? normal : own;
  }

  /**
   * Whether a page claims to be the folder that it is in, as misconfigured sites say on every page:
   * all their articles would be one. What only shows the same article otherwise may do so.
   */
  private static boolean isSectionAbove(URI claimed, URI own) {
    String folder = String.valueOf(claimed.getPath()).replaceFirst("/$", "");
    String path = String.valueOf(own.getPath());
    if (folder.isEmpty() || !path.startsWith(folder + "/") || claimed.getQuery() != null) {
      return false;
    }
    String rest = path.substring(folder.length() + 1).replaceFirst("/$", "");
    return !rest.isEmpty() && !VARIANT.matcher(rest.toLowerCase(Locale.ROOT)).matches();
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
