/**
 * A lane takes records from one topic, has slow work done on them by many threads at once, and
 * writes the results and the progress in one transaction. Both halves of ingest, polling and
 * fetching, are lanes.
 *
 * <p>{@link org.wirewatch.ingest.lane.Lane} is the loop; {@link org.wirewatch.ingest.lane.LaneWork}
 * what it does; {@link org.wirewatch.ingest.lane.HostQueue} keeps hosts apart; {@link
 * org.wirewatch.ingest.lane.Offsets} remembers what is done, in whatever order it was done. Any
 * failure of Kafka ends the life of a lane; the next life starts from what Kafka has committed.
 */
package org.wirewatch.ingest.lane;
