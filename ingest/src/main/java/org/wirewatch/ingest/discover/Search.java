package org.wirewatch.ingest.discover;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.wirewatch.ingest.extract.PageDecoder;
import org.wirewatch.ingest.feed.FeedEntry;
import org.wirewatch.ingest.feed.FeedFormat;
import org.wirewatch.ingest.feed.FeedParser;
import org.wirewatch.ingest.feed.FeedResult;
import org.wirewatch.ingest.feed.ParsedFeed;
import org.wirewatch.ingest.feed.Unreadable;
import org.wirewatch.ingest.fetch.FetchResult;
import org.wirewatch.ingest.fetch.Robots;
import org.wirewatch.ingest.fetch.Urls;
import org.wirewatch.ingest.listing.FeedListing;
import org.wirewatch.ingest.listing.IndexPage;
import org.wirewatch.ingest.listing.Listed;
import org.wirewatch.wire.Source;
import org.wirewatch.wire.discovery.Candidate;
import org.wirewatch.wire.discovery.Candidate.Found;
import org.wirewatch.wire.discovery.Discovered;

/** One discovery. Used once, by one thread. */
final class Search {
  private static final int SITEMAPS_MAX = 3;
  private static final int OVERVIEW_LINKS_MAX = 8;
  private static final int ARTICLES_MIN = 3;

  private final Visit visit;
  private final Robots robots;
  private final Instant now;
  private final Set<URI> asked = new HashSet<>();
  private final List<Candidate> found = new ArrayList<>();
  private final List<FetchResult.Fetched> overviews = new ArrayList<>();
  private final URI start;
  private URI page;
  private String site;

  Search(Visit visit, Robots robots, URI page, Instant now) {
    this.visit = visit;
    this.robots = robots;
    this.start = page;
    this.page = page;
    this.now = now;
  }

  /** The whole answer, given what the address itself answered. */
  Discovered answer(String address, FetchResult first) {
    String problem = problem(first);
    asked.add(page);
    if (first instanceof FetchResult.Fetched fetched) {
      page = fetched.finalUrl();
      asked.add(page);
      if (parse(fetched) instanceof ParsedFeed feed) {
        addFeed(new Offer(pollable(start, fetched), Found.ASKED, null), fetched, feed);
      } else {
        around(fetched);
      }
    } else {
      elsewhere();
    }
    List<Candidate> ranked = new Ranking(page, now).ranked(found);
    return new Discovered(address, page, problem, ranked, visit.requests());
  }

  /** What an answer's failure means to a person; null for none. */
  static String problem(FetchResult result) {
    return switch (result) {
      case FetchResult.Fetched fine -> null;
      case FetchResult.NotModified unasked -> "HTTP 304 although nothing was asked";
      case FetchResult.RateLimited limited -> "HTTP " + limited.status() + ": asks for patience";
      case FetchResult.Missing missing -> "HTTP " + missing.status() + ": not there";
      case FetchResult.Refused refused -> refused.cause();
      case FetchResult.Failed failed -> failed.cause();
    };
  }

  private void around(FetchResult.Fetched fetched) {
    Document document = html(fetched);
    site = siteName(document);
    read(FeedLinks.of(document, page));
    if (!hasFeed()) {
      elsewhere();
    } else {
      sitemaps(false);
    }
    if (!hasFeed()) {
      indexPage(fetched, document);
    }
  }

  /**
   * Front page, common places, overviews of feeds, sitemaps: in this order until there is a feed.
   */
  private void elsewhere() {
    URI front = Urls.resolve(page, "/").orElse(page);
    if (asked.add(front) && visit.page(front) instanceof FetchResult.Fetched fetched) {
      Document document = html(fetched);
      site = site == null ? siteName(document) : site;
      read(FeedLinks.of(document, fetched.finalUrl()));
    }
    overviews();
    if (!hasFeed()) {
      read(CommonPlaces.feeds(page));
      overviews();
    }
    sitemaps(!hasFeed());
  }

  /** Pages that link many feeds, such as {@code /rss}. */
  private void overviews() {
    if (hasFeed()) {
      return;
    }
    List<Offer> offers = new ArrayList<>();
    for (FetchResult.Fetched overview : List.copyOf(overviews)) {
      offers.addAll(FeedLinks.of(html(overview), overview.finalUrl()));
    }
    overviews.clear();
    read(offers.stream().limit(OVERVIEW_LINKS_MAX).toList());
  }

  private void sitemaps(boolean guess) {
    Comparator<URI> newsFirst =
        Comparator.comparing(url -> !url.toString().toLowerCase(Locale.ROOT).contains("news"));
    List<Offer> offers =
        robots.sitemaps(page).stream()
            .sorted(newsFirst)
            .limit(SITEMAPS_MAX)
            .map(url -> new Offer(url, Found.ROBOTS, null))
            .toList();
    read(offers.isEmpty() && guess ? CommonPlaces.sitemaps(page) : offers);
  }

  private void indexPage(FetchResult.Fetched fetched, Document document) {
    List<Listed> articles =
        IndexPage.articles(fetched.body().bytes(), fetched.headers().get("content-type"), page);
    if (articles.size() >= ARTICLES_MIN) {
      found.add(Preview.ofPage(page, articles, document.title().strip(), site));
    }
  }

  private boolean hasFeed() {
    return found.stream()
        .anyMatch(
            one ->
                one.readable()
                    && !one.comments()
                    && one.kind() == Source.Kind.FEED
                    && one.entries() > 0);
  }

  /** Asks for all of them at once, as far as the visit allows. */
  private void read(List<Offer> offers) {
    List<Offer> fresh = offers.stream().filter(offer -> asked.add(offer.url())).toList();
    List<FetchResult> answers =
        atOnce(
            fresh,
            offer ->
                offer.found() == Found.GUESSED
                    ? visit.page(offer.url())
                    : visit.offered(offer.url()));
    for (int i = 0; i < fresh.size(); i++) {
      read(fresh.get(i), answers.get(i));
    }
  }

  private void read(Offer offer, FetchResult answer) {
    boolean declared = offer.found() == Found.LINKED || offer.found() == Found.ROBOTS;
    if (!(answer instanceof FetchResult.Fetched fetched)) {
      if (declared) {
        found.add(Preview.unreadable(offer, offer.url(), problem(answer)));
      }
      return;
    }
    switch (parse(fetched)) {
      case ParsedFeed feed -> addFeed(offer, fetched, feed);
      case Unreadable no when declared ->
          found.add(Preview.unreadable(offer, offer.url(), no.reason() + ": " + no.message()));
      case Unreadable no when no.reason() == Unreadable.Reason.NOT_A_FEED -> overviews.add(fetched);
      case Unreadable no -> {}
    }
  }

  private void addFeed(Offer offer, FetchResult.Fetched fetched, ParsedFeed feed) {
    URI url = pollable(offer.url(), fetched);
    if (feed.format() == FeedFormat.SITEMAP_INDEX) {
      addIndex(offer, url, feed);
      return;
    }
    String hub = feed.hints().hubs().stream().findFirst().orElse(null);
    found.add(Preview.of(offer, url, feed, site, hub, now));
  }

  /** An index is offered with what its news sitemap, or else its newest one, lists. */
  private void addIndex(Offer offer, URI url, ParsedFeed index) {
    Comparator<FeedEntry> byDate =
        Comparator.comparing(FeedListing::date, Comparator.nullsFirst(Comparator.naturalOrder()));
    Optional<FeedEntry> child =
        index.entries().stream()
            .filter(entry -> entry.url().isPresent())
            .max(Comparator.<FeedEntry, Boolean>comparing(Search::isNews).thenComparing(byDate));
    if (child.isEmpty()) {
      found.add(Preview.unreadable(offer, url, "a sitemap index without sitemaps"));
      return;
    }
    URI address = child.get().url().orElseThrow();
    FetchResult answer = visit.offered(address);
    if (answer instanceof FetchResult.Fetched fetched
        && parse(fetched) instanceof ParsedFeed sitemap
        && sitemap.format() == FeedFormat.SITEMAP) {
      boolean news = Preview.isNews(sitemap);
      asked.add(address);
      found.add(Preview.of(offer, news ? address : url, sitemap, site, null, now));
    } else {
      found.add(Preview.unreadable(offer, url, "its newest sitemap cannot be read"));
    }
  }

  private static boolean isNews(FeedEntry sitemap) {
    return sitemap.link().toLowerCase(Locale.ROOT).contains("news");
  }

  private static FeedResult parse(FetchResult.Fetched fetched) {
    return FeedParser.parse(fetched.body().bytes(), fetched.headers(), fetched.finalUrl());
  }

  private static Document html(FetchResult.Fetched fetched) {
    String type = fetched.headers().get("content-type");
    String html = PageDecoder.decode(fetched.body().bytes(), type);
    return Jsoup.parse(html, fetched.finalUrl().toString());
  }

  private static String siteName(Document document) {
    var meta = document.selectFirst("meta[property=og:site_name], meta[name=application-name]");
    String name = meta == null ? "" : meta.attr("content").strip();
    return name.isEmpty() ? null : name;
  }

  /** Permanent redirects are taken over; temporary ones may end. */
  private static URI pollable(URI url, FetchResult.Fetched fetched) {
    return fetched.movedTo() == null ? url : fetched.movedTo();
  }

  private static List<FetchResult> atOnce(
      List<Offer> offers, Function<Offer, FetchResult> question) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<FetchResult>> answers = new ArrayList<>();
      for (Offer offer : offers) {
        answers.add(threads.submit(() -> question.apply(offer)));
      }
      List<FetchResult> results = new ArrayList<>();
      for (Future<FetchResult> answer : answers) {
        results.add(answer.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while looking for sources", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("looking for sources failed", e.getCause());
    }
  }
}
