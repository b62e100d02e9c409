package org.wirewatch.ingest.lane;

import org.apache.kafka.common.TopicPartition;

/**
 * A partition while this instance owns it; lost and won again it is another assignment.
 *
 * @param epoch counts assignments in this lane
 */
public record Assignment(TopicPartition partition, int epoch) {}
