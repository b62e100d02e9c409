package org.wirewatch.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.wirewatch.ingest.listing.Listed;

class SeenTest {
  private static final Instant DAY = Instant.parse("2026-11-23T00:00:00Z");

  @Test
  void takesTheNewestOfABacklogOldestFirst() {
    Seen seen = Seen.of(listed(0, 10), null, 3, List.of());

    assertThat(seen.fresh()).extracting(e -> e.url().getPath()).containsExactly("/7", "/8", "/9");
    assertThat(seen.ids()).hasSize(10);
  }

  @Test
  void findsWhatIsNewAndRemembersWhatLeft() {
    Seen first = Seen.of(listed(0, 5), null, 100, List.of());

    Seen second = Seen.of(listed(3, 7), first.ids(), 100, List.of());
    Seen old = Seen.of(listed(0, 5), second.ids(), 100, List.of());

    assertThat(second.fresh()).extracting(e -> e.url().getPath()).containsExactly("/5", "/6");
    assertThat(old.fresh()).isEmpty();
  }

  @Test
  void leavesWhatIsTooMuchForTheNextPoll() {
    List<String> before = List.of("x");
    Seen first = Seen.of(listed(0, 700), before, 100, List.of());
    Seen second = Seen.of(listed(0, 700), first.ids(), 100, List.of());

    assertThat(first.fresh()).hasSize(500);
    assertThat(second.fresh()).hasSize(200);
  }

  @Test
  void isBounded() {
    Seen seen = Seen.of(listed(0, 20_000), null, 100, List.of());

    assertThat(seen.ids()).hasSize(4_000);
    assertThat(seen.fresh()).hasSize(100);
  }

  private static List<Listed> listed(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(
            i ->
                new Listed(
                    URI.create("https://news.example/" + i),
                    "Title",
                    null,
                    DAY.plusSeconds(i),
                    List.of(),
                    List.of()))
        .toList();
  }
}
