package org.wirewatch.ingest.discover;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.wirewatch.ingest.fetch.Urls;
import org.wirewatch.wire.Source;
import org.wirewatch.wire.discovery.Candidate;

/**
 * Orders candidates: feeds before news sitemaps before index pages before other sitemaps; what is
 * near the asked address, fresh, rich and declared first; comments and what cannot be read last.
 * Doubles are folded into the better one. Pure.
 */
final class Ranking {
  private static final Duration STALE = Duration.ofDays(60);
  private static final double SAME_SHARE = 0.8;

  private final URI page;
  private final Instant now;

  Ranking(URI page, Instant now) {
    this.page = page;
    this.now = now;
  }

  /** Best first; among equals the order in which they were found. */
  List<Candidate> ranked(List<Candidate> found) {
    List<Candidate> sorted = new ArrayList<>(found);
    sorted.sort(Comparator.comparingDouble(this::score).reversed());
    List<Candidate> kept = new ArrayList<>();
    for (Candidate candidate : sorted) {
      int twin = twin(kept, candidate);
      if (twin < 0) {
        kept.add(candidate);
      } else if (!isSameAddress(kept.get(twin), candidate)) {
        List<URI> same = new ArrayList<>(kept.get(twin).same());
        same.add(candidate.url());
        kept.set(twin, kept.get(twin).withSame(same));
      }
    }
    return kept;
  }

  private double score(Candidate candidate) {
    double score =
        switch (candidate.kind()) {
          case FEED -> 100;
          case SITEMAP -> "news sitemap".equals(candidate.format()) ? 70 : 20;
          case PAGE -> 40;
        };
    score +=
        switch (candidate.found()) {
          case ASKED -> 30;
          case LINKED -> 10;
          case ANCHOR -> 4;
          case ROBOTS -> 4;
          case GUESSED -> 0;
        };
    score += candidate.fullText() ? 6 : 0;
    score += Math.min(candidate.entries(), 20) * 0.2;
    score += candidate.hub() != null ? 1 : 0;
    score += isBelowPage(candidate) ? 8 : 0;
    if (candidate.newestEntryAt() != null) {
      boolean stale = Duration.between(candidate.newestEntryAt(), now).compareTo(STALE) > 0;
      score -= stale ? 25 : 0;
    }
    score -= candidate.entries() == 0 ? 20 : 0;
    score -= candidate.comments() ? 200 : 0;
    score -= candidate.readable() ? 0 : 1_000;
    return score;
  }

  /** A section's own feed, when a section was asked. */
  private boolean isBelowPage(Candidate candidate) {
    String path = page.getPath() == null ? "" : page.getPath();
    String section = path.endsWith("/") ? path : path + "/";
    return section.length() > 1
        && Urls.sameSite(page, candidate.url())
        && String.valueOf(candidate.url().getPath()).startsWith(section);
  }

  private static int twin(List<Candidate> kept, Candidate candidate) {
    for (int i = 0; i < kept.size(); i++) {
      if (isSameAddress(kept.get(i), candidate) || isSameContent(kept.get(i), candidate)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isSameAddress(Candidate one, Candidate other) {
    return plain(one.url()).equals(plain(other.url()));
  }

  /** The same entries at the top, though perhaps in another format. */
  private static boolean isSameContent(Candidate one, Candidate other) {
    boolean comparable =
        one.readable()
            && other.readable()
            && one.kind() == Source.Kind.FEED
            && other.kind() == Source.Kind.FEED
            && !one.preview().isEmpty()
            && !other.preview().isEmpty();
    if (!comparable) {
      return false;
    }
    Set<URI> ours = addresses(one);
    Set<URI> theirs = addresses(other);
    Set<URI> both = new HashSet<>(ours);
    both.retainAll(theirs);
    return both.size() >= SAME_SHARE * Math.max(ours.size(), theirs.size());
  }

  private static Set<URI> addresses(Candidate candidate) {
    Set<URI> addresses = new HashSet<>();
    candidate.preview().forEach(entry -> addresses.add(Urls.normal(entry.url())));
    return addresses;
  }

  private static String plain(URI url) {
    return Urls.normal(url)
        .toString()
        .replaceFirst("^https?://(www\\.)?", "")
        .replaceFirst("/$", "");
  }
}
