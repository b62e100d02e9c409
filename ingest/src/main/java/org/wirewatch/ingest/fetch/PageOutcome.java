package org.wirewatch.ingest.fetch;

import java.time.Duration;
import org.wirewatch.ingest.raw.RawPlace;
import org.wirewatch.wire.Article;
import org.wirewatch.wire.PageStatus;
import org.wirewatch.wire.Reason;

/** What became of a fetch request or of a look at a page. */
sealed interface PageOutcome {
  /** Short word for metrics. */
  String label();

  /**
   * An article or a revision of one, to be written.
   *
   * @param status of the page from now on; null when it is not remembered
   */
  record Extracted(Article article, PageStatus status) implements PageOutcome {
    @Override
    public String label() {
      return article.revision() == 1 ? "extracted" : "revised";
    }
  }

  /**
   * A look that gave no revision.
   *
   * @param label what it gave
   * @param hostPause until anything else is fetched from the host
   */
  record Looked(String label, PageStatus status, Duration hostPause) implements PageOutcome {}

  /** The page is not remembered any longer. */
  record Forgotten(PageStatus status) implements PageOutcome {
    @Override
    public String label() {
      return "forgotten";
    }
  }

  /** Nothing to write about the page: a kept one gave what is known, or its status is lost. */
  record Nothing(String label) implements PageOutcome {}

  /**
   * To be tried again.
   *
   * @param pause until the next attempt
   * @param hostPause until anything else is fetched from the host
   */
  record Again(String cause, Duration pause, Duration hostPause) implements PageOutcome {
    @Override
    public String label() {
      return "again";
    }
  }

  /**
   * Given up; the request becomes a dead letter.
   *
   * @param raw where the page is kept; null if it is not
   */
  record GivenUp(Reason reason, String cause, RawPlace raw) implements PageOutcome {
    GivenUp(Reason reason, String cause) {
      this(reason, cause, null);
    }

    @Override
    public String label() {
      return reason.name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
