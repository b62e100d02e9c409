package org.wirewatch.ingest.websub;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.wirewatch.ingest.feed.PollHints;

class HubLinksTest {
  private static final URI FETCHED = URI.create("https://news.example/feed?x=1");

  @Test
  void takesTheLinkHeaderBeforeTheDocument() {
    PollHints hints =
        new PollHints(
            null, null, Set.of(), Set.of(), List.of("https://other.example/"), "/document");

    HubLinks links =
        HubLinks.of(
            "<https://hub.example/?a=1,2>; rel=\"hub\", </feed>; rel=self; type=\"x\","
                + " <https://second.example/>; title=\"a, b\"; rel='hub', <https://h3.example>;rel=HUB",
            hints,
            FETCHED);

    assertThat(links.hubs())
        .containsExactly(
            URI.create("https://hub.example/?a=1,2"), URI.create("https://h3.example/"));
    assertThat(links.topic()).isEqualTo(URI.create("https://news.example/feed"));
  }

  @Test
  void readsTheDocumentOtherwise() {
    PollHints hints =
        new PollHints(null, null, Set.of(), Set.of(), List.of("https://hub.example/"), "/self");

    HubLinks links = HubLinks.of(null, hints, FETCHED);

    assertThat(links.hubs()).containsExactly(URI.create("https://hub.example/"));
    assertThat(links.topic()).isEqualTo(URI.create("https://news.example/self"));
    assertThat(HubLinks.of("<javascript:x>; rel=hub", PollHints.NONE, FETCHED))
        .isEqualTo(new HubLinks(List.of(), FETCHED));
  }
}
