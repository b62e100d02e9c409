package org.wirewatch.ingest.lane;

import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * What a piece of work leads to; written in one transaction with the offset.
 *
 * @param offset of the record that is done by it; {@link #NO_OFFSET} for none
 * @param received run by the lane's thread as soon as it gets the effect, also when the partition
 *     has been lost meanwhile and nothing is written
 * @param written told by the lane's thread where the records stand, once they are committed
 */
public record Effect(
    Assignment assignment,
    long offset,
    List<ProducerRecord<byte[], byte[]>> records,
    Runnable received,
    Consumer<List<RecordMetadata>> written) {
  public static final long NO_OFFSET = -1;

  public Effect {
    records = List.copyOf(records);
  }

  /** An effect of which nobody needs to know where it stands. */
  public Effect(
      Assignment assignment,
      long offset,
      List<ProducerRecord<byte[], byte[]>> records,
      Runnable received) {
    this(assignment, offset, records, received, places -> {});
  }

  int bytes() {
    int bytes = 0;
    for (var record : records) {
      bytes += record.value() == null ? 0 : record.value().length;
    }
    return bytes;
  }
}
