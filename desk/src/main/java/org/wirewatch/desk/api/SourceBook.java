package org.wirewatch.desk.api;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.wirewatch.desk.http.Problem;
import org.wirewatch.desk.state.Desk;
import org.wirewatch.wire.Ids;
import org.wirewatch.wire.Source;
import org.wirewatch.wire.SourceStatus;
import org.wirewatch.wire.WebAddress;
import org.wirewatch.wire.discovery.Discovered;
import org.wirewatch.wire.discovery.SourceFinder;

/** Adds, changes and removes sources after checking them. Thread-safe. */
public final class SourceBook {
  private static final int OUTLET_CHARS_MAX = 120;
  private static final int TAGS_MAX = 20;
  private static final int URL_CHARS_MAX = 2_000;
  private static final Duration POLL_MIN = Duration.ofSeconds(30);

  private static final int SEARCHES_MAX = 4;

  private final Desk desk;
  private final SourceFinder finder;
  private final Semaphore searches = new Semaphore(SEARCHES_MAX);

  public SourceBook(Desk desk, SourceFinder finder) {
    this.desk = desk;
    this.finder = finder;
  }

  /**
   * What someone wants a source to be.
   *
   * @param pollInterval null lets ingest decide
   * @param enabled null means yes
   */
  public record SourceInput(
      String url,
      Source.Kind kind,
      String outlet,
      List<String> tags,
      Duration pollInterval,
      Boolean enabled) {
    public SourceInput {
      url = url == null ? "" : Source.withoutFragment(url.strip());
      kind = kind == null ? Source.Kind.FEED : kind;
      outlet = outlet == null ? "" : outlet.strip();
      tags = tags == null ? List.of() : List.copyOf(tags);
      enabled = enabled == null || enabled;
    }
  }

  /** A source with its health; no status while it was never polled. */
  public record SourceHealth(Source source, Optional<SourceStatus> status) {}

  /** Looks for sources behind an address; takes seconds. */
  public Discovered discover(String address) {
    if (address == null || address.isBlank() || address.length() > URL_CHARS_MAX) {
      throw Problem.invalid("url", "An address of 1 to " + URL_CHARS_MAX + " characters.");
    }
    if (!searches.tryAcquire()) {
      throw new Problem(
          503, "Too many searches", "Other addresses are being looked at; try again in a moment.");
    }
    try {
      return finder.find(address);
    } finally {
      searches.release();
    }
  }

  /** By outlet, then address. */
  public List<SourceHealth> all() {
    requireLoaded();
    List<SourceHealth> all = new ArrayList<>();
    for (Source source : desk.state().sources()) {
      all.add(new SourceHealth(source, desk.state().status(source.sourceId())));
    }
    all.sort(
        Comparator.comparing(
                (SourceHealth one) -> one.source().outlet(), String.CASE_INSENSITIVE_ORDER)
            .thenComparing(one -> one.source().url()));
    return all;
  }

  public Source get(String id) {
    Optional<Source> found = desk.state().source(id);
    if (found.isEmpty()) {
      requireLoaded();
    }
    return found.orElseThrow(() -> Problem.notFound("This source"));
  }

  /** Adds a source; an address that is one already, whatever its id, is refused. */
  public Source create(SourceInput input) {
    requireLoaded();
    check(input);
    String id = Ids.of(input.url());
    if (desk.state().sources().stream().anyMatch(one -> sameAddress(one, input))) {
      throw new Problem(409, "Already there", "This address is a source already.");
    }
    return save(id, null, input);
  }

  private static boolean sameAddress(Source source, SourceInput input) {
    return source.url().toString().equals(input.url());
  }

  /** Replaces a source; its address stays, since its id comes from it. */
  public Source update(String id, SourceInput input) {
    Source old = get(id);
    check(input);
    if (!old.url().toString().equals(input.url())) {
      throw Problem.invalid("url", "The address cannot change; add another source instead.");
    }
    return save(id, old, input);
  }

  /** Switches polling on or off. */
  public Source enable(String id, boolean enabled) {
    Source old = get(id);
    Source changed =
        new Source(
            Source.SCHEMA_VERSION,
            id,
            old.url(),
            old.kind(),
            old.outlet(),
            old.tags(),
            old.pollInterval(),
            enabled,
            old.addedAt());
    desk.commands().save(changed);
    return changed;
  }

  public void delete(String id) {
    get(id);
    desk.commands().deleteSource(id);
  }

  private Source save(String id, Source old, SourceInput input) {
    Source source =
        new Source(
            Source.SCHEMA_VERSION,
            id,
            URI.create(input.url()),
            input.kind(),
            input.outlet(),
            input.tags(),
            input.pollInterval(),
            input.enabled(),
            old == null ? desk.clock().instant() : old.addedAt());
    desk.commands().save(source);
    return source;
  }

  private static void check(SourceInput input) {
    WebAddress.fault(input.url())
        .ifPresent(
            fault -> {
              throw Problem.invalid("url", "The address " + fault + ".");
            });
    if (input.outlet().isEmpty() || input.outlet().length() > OUTLET_CHARS_MAX) {
      throw Problem.invalid("outlet", "The outlet has 1 to " + OUTLET_CHARS_MAX + " characters.");
    }
    if (input.tags().size() > TAGS_MAX) {
      throw Problem.invalid("tags", "At most " + TAGS_MAX + " tags.");
    }
    if (input.pollInterval() != null && input.pollInterval().compareTo(POLL_MIN) < 0) {
      throw Problem.invalid("poll_interval", "At least " + POLL_MIN.toSeconds() + " seconds.");
    }
  }

  private void requireLoaded() {
    if (!desk.loading().stateReady()) {
      throw Problem.loading();
    }
  }
}
