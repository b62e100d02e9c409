package org.wirewatch.ingest.fetch;

import java.time.Duration;
import org.wirewatch.ingest.raw.RawPlace;
import org.wirewatch.wire.Article;
import org.wirewatch.wire.Reason;

/** What became of a fetch request. */
sealed interface PageOutcome {
  /** An article, to be written. */
  record Extracted(Article article) implements PageOutcome {}

  /**
   * To be tried again.
   *
   * @param pause until the next attempt
   * @param hostPause until anything else is fetched from the host
   */
  record Again(String cause, Duration pause, Duration hostPause) implements PageOutcome {}

  /**
   * Given up; the request becomes a dead letter.
   *
   * @param raw where the page is kept; null if it is not
   */
  record GivenUp(Reason reason, String cause, RawPlace raw) implements PageOutcome {
    GivenUp(Reason reason, String cause) {
      this(reason, cause, null);
    }
  }
}
