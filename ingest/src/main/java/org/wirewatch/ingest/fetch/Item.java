package org.wirewatch.ingest.fetch;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.wirewatch.ingest.lane.Assignment;
import org.wirewatch.ingest.lane.Effect;
import org.wirewatch.wire.FetchRequest;

/**
 * Work of the fetch lane: a request, or a look at a remembered page.
 *
 * @param record of the request; null for a look
 * @param request null for a look, and when the record holds none
 * @param page null for a request
 */
record Item(
    Assignment assignment,
    ConsumerRecord<byte[], byte[]> record,
    FetchRequest request,
    PageTable.Page page) {

  boolean isLook() {
    return page != null;
  }

  boolean isAskedOf(Assignment one) {
    return !isLook() && assignment.equals(one);
  }

  String host() {
    return isLook() ? page.host() : Urls.host(request.url());
  }

  int partition() {
    return assignment.partition().partition();
  }

  long offset() {
    return isLook() ? Effect.NO_OFFSET : record.offset();
  }

  /** The effect of a request that needs no fetch. */
  Effect effect(List<ProducerRecord<byte[], byte[]>> records) {
    return new Effect(assignment, offset(), records, () -> {});
  }
}
