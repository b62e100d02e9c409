package org.wirewatch.bench.deliver;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.wirewatch.app.Logging;

/**
 * One instance that delivers, in a JVM of its own so that it can be killed. Arguments: {@code
 * classic} or {@code share}, bootstrap servers, topic, name of the instance, URL of the receivers,
 * folder of the log.
 */
final class DeliveryInstance {
  private static final Duration POLL = Duration.ofMillis(50);
  private static final long COMMIT_NANOS = 500_000_000;

  private final HttpClient http = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final String topic;
  private final String url;
  private final Map<String, Object> config = new HashMap<>();

  private DeliveryInstance(String brokers, String topic, String url) {
    this.topic = topic;
    this.url = url;
    config.put("bootstrap.servers", brokers);
    config.put("group.id", topic);
  }

  public static void main(String[] arguments) {
    Logging.toFile(Path.of(arguments[5]));
    DeliveryInstance instance = new DeliveryInstance(arguments[1], arguments[2], arguments[4]);
    if (arguments[0].equals("share")) {
      instance.share();
    } else {
      instance.classic(arguments[3]);
    }
  }

  /** As alerts does it: a queue for each receiver, the offset of the first one that is open. */
  private void classic(String name) {
    config.put("group.instance.id", name);
    config.put("auto.offset.reset", "earliest");
    config.put("enable.auto.commit", false);
    Map<String, CompletableFuture<Void>> queues = new ConcurrentHashMap<>();
    Map<TopicPartition, Open> open = new ConcurrentHashMap<>();
    long committed = System.nanoTime();
    try (var consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of(topic), new Forget(consumer, open));
      while (true) {
        for (ConsumerRecord<String, String> record : consumer.poll(POLL)) {
          TopicPartition partition = new TopicPartition(record.topic(), record.partition());
          Open offsets = open.computeIfAbsent(partition, any -> new Open());
          offsets.add(record.offset());
          var unused =
              send(queues, record, () -> open.get(partition) == offsets)
                  .thenRun(() -> offsets.remove(record.offset()));
        }
        if (System.nanoTime() - committed > COMMIT_NANOS) {
          committed = System.nanoTime();
          try {
            consumer.commitSync(safe(consumer, open));
          } catch (RebalanceInProgressException e) {
            // the next one commits it
          }
        }
      }
    }
  }

  /** A batch at a time: every record of it must be acknowledged before the next is handed out. */
  private void share() {
    config.put("share.acknowledgement.mode", "explicit");
    try (var consumer =
        new KafkaShareConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of(topic));
      while (true) {
        Map<String, CompletableFuture<Void>> queues = new HashMap<>();
        List<ConsumerRecord<String, String>> batch = new ArrayList<>();
        for (ConsumerRecord<String, String> record : consumer.poll(POLL)) {
          batch.add(record);
          var unused = send(queues, record, () -> true);
        }
        queues.values().forEach(CompletableFuture::join);
        batch.forEach(consumer::acknowledge);
      }
    }
  }

  /** After what the receiver was sent before, if it is still ours then. */
  private CompletableFuture<Void> send(
      Map<String, CompletableFuture<Void>> queues,
      ConsumerRecord<String, String> record,
      BooleanSupplier ours) {
    return queues.compute(
        record.key(),
        (key, before) ->
            (before == null ? CompletableFuture.<Void>completedFuture(null) : before)
                .thenRunAsync(
                    () -> {
                      if (ours.getAsBoolean()) {
                        post(record);
                      }
                    },
                    threads));
  }

  private void post(ConsumerRecord<String, String> record) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + record.key()))
            .POST(HttpRequest.BodyPublishers.ofString(record.value()))
            .build();
    boolean arrived = false;
    while (!arrived) {
      try {
        http.send(request, HttpResponse.BodyHandlers.discarding());
        arrived = true;
      } catch (IOException e) {
        // the server closes a connection now and then, so once more
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** The first that is open of each partition. */
  private static Map<TopicPartition, OffsetAndMetadata> safe(
      KafkaConsumer<String, String> consumer, Map<TopicPartition, Open> open) {
    Map<TopicPartition, OffsetAndMetadata> safe = new HashMap<>();
    open.forEach(
        (partition, offsets) ->
            safe.put(
                partition, new OffsetAndMetadata(offsets.first(consumer.position(partition)))));
    return safe;
  }

  /** What has been read of a partition and is not delivered; another one at each assignment. */
  private static final class Open {
    private final TreeSet<Long> offsets = new TreeSet<>();

    synchronized void add(long offset) {
      offsets.add(offset);
    }

    synchronized void remove(long offset) {
      offsets.remove(offset);
    }

    synchronized long first(long otherwise) {
      return offsets.isEmpty() ? otherwise : offsets.first();
    }
  }

  /** What another instance delivers from now on is neither sent nor committed here. */
  private record Forget(KafkaConsumer<String, String> consumer, Map<TopicPartition, Open> open)
      implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      consumer.commitSync(safe(consumer, open));
      partitions.forEach(open::remove);
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {}
  }
}
