package org.wirewatch.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wirewatch.wire.Source;

class DemoCommandTest {
  private static final String ALLOW = "WIREWATCH_INGEST_HTTP_ALLOW";

  @Test
  void opensTheNewsroomBesideWhatIsOpen() {
    // Given
    Source source =
        new Source(
            1,
            "s",
            URI.create("http://127.0.0.1:8079/feed"),
            Source.Kind.FEED,
            "Outlet",
            List.of(),
            null,
            true,
            Instant.EPOCH);
    // When
    var alone = DemoCommand.environment(Map.of(), List.of(source));
    var beside = DemoCommand.environment(Map.of(ALLOW, "10.0.0.0/8"), List.of(source));
    // Then
    assertThat(alone).containsEntry(ALLOW, "127.0.0.1:8079");
    assertThat(beside).containsEntry(ALLOW, "10.0.0.0/8,127.0.0.1:8079");
  }
}
