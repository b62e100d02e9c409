package org.wirewatch.alerts.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class OffsetsTest {
  private static final TopicPartition PARTITION = new TopicPartition("notifications", 0);

  private final Offsets offsets = new Offsets();

  @Test
  void neverPassesAnUndeliveredNotification() {
    for (long offset = 5; offset < 9; offset++) {
      offsets.read(PARTITION, offset);
    }
    offsets.done(PARTITION, 5);
    offsets.done(PARTITION, 7);

    assertThat(offsets.toCommit()).isEqualTo(Map.of(PARTITION, new OffsetAndMetadata(6)));
    assertThat(offsets.toCommit()).isEmpty();

    offsets.done(PARTITION, 6);
    offsets.done(PARTITION, 8);

    assertThat(offsets.toCommit()).isEqualTo(Map.of(PARTITION, new OffsetAndMetadata(9)));
  }

  @Test
  void givesAgainWhatKafkaDidNotTake() {
    offsets.read(PARTITION, 1);
    offsets.done(PARTITION, 1);
    var refused = offsets.toCommit();

    offsets.notCommitted(refused.keySet());

    assertThat(offsets.toCommit()).isEqualTo(refused);
    assertThat(offsets.toCommit()).isEmpty();
  }

  @Test
  void forgetsPartitionsOfOthers() {
    offsets.read(PARTITION, 1);
    offsets.forget(PARTITION);
    offsets.done(PARTITION, 1);

    assertThat(offsets.toCommit()).isEmpty();
  }
}
