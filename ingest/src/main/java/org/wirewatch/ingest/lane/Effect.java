package org.wirewatch.ingest.lane;

import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * What a piece of work leads to; written in one transaction with the offset.
 *
 * @param offset of the record that is done by it; {@link #NO_OFFSET} for none
 * @param received run by the lane's thread as soon as it gets the effect, also when the partition
 *     has been lost meanwhile and nothing is written
 */
public record Effect(
    Assignment assignment,
    long offset,
    List<ProducerRecord<byte[], byte[]>> records,
    Runnable received) {
  public static final long NO_OFFSET = -1;

  public Effect {
    records = List.copyOf(records);
  }

  int bytes() {
    int bytes = 0;
    for (var record : records) {
      bytes += record.value() == null ? 0 : record.value().length;
    }
    return bytes;
  }
}
