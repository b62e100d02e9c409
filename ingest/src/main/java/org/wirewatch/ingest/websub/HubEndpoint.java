package org.wirewatch.ingest.websub;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.wirewatch.ingest.lane.LaneClients;
import org.wirewatch.ingest.ops.IngestMetrics;
import org.wirewatch.wire.FeedPush;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.Topic;

/** The way of a push through one instance: in by HTTP, over Kafka, out into the inbox. */
public final class HubEndpoint implements AutoCloseable {
  private static final Duration CLOSE_MAX = Duration.ofSeconds(2);

  private final LaneClients clients;
  private final PushInbox inbox = new PushInbox();
  private final PushReader reader;
  private final CallbackServer server;
  private KafkaProducer<byte[], byte[]> producer;

  public HubEndpoint(
      WebSubConfig config, LaneClients clients, IngestMetrics metrics, InstantSource clock) {
    this.clients = clients;
    this.reader = new PushReader(clients, inbox);
    this.server = new CallbackServer(config, this::write, metrics, clock);
  }

  /** Binds the port and begins to read; throws if the port is taken. */
  public void start() {
    producer = clients.plainProducer("websub");
    server.start();
    reader.start();
  }

  public PushInbox inbox() {
    return inbox;
  }

  /** The callback's port. */
  public int port() {
    return server.port();
  }

  public boolean ready() {
    return reader.ready();
  }

  @Override
  public void close() {
    if (producer == null) {
      return;
    }
    server.close();
    reader.close();
    producer.close(CLOSE_MAX);
  }

  private Future<?> write(FeedPush push) {
    byte[] key = push.sourceId().getBytes(StandardCharsets.UTF_8);
    String topic = clients.kafka().name(Topic.FEED_PUSHES);
    return producer.send(new ProducerRecord<>(topic, key, Json.bytes(push)));
  }
}
