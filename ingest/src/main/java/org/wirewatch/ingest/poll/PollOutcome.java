package org.wirewatch.ingest.poll;

import java.util.List;
import org.wirewatch.wire.FetchRequest;
import org.wirewatch.wire.SourceStatus;

/**
 * What a poll led to.
 *
 * @param label short word for the metric
 * @param status the source's status from now on
 * @param requests pages to fetch, oldest entry first
 */
record PollOutcome(String label, SourceStatus status, List<FetchRequest> requests) {}
