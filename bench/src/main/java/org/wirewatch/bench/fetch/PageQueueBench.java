package org.wirewatch.bench.fetch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.wirewatch.app.Logging;
import org.wirewatch.broker.EmbeddedKafka;
import org.wirewatch.ingest.lane.HostQueue;

/**
 * The page queue by a classic group with {@link HostQueue} against a share group (KIP-932): one
 * host with many pages stands before many hosts with few. Two workers of 32 places each; a fetch is
 * 50 ms of waiting.
 *
 * <p>Prints, for each way, when 95 % of the small hosts' pages were done, when all were, the most
 * fetches at a time on one host over both workers, and how many pages were fetched twice.
 */
public final class PageQueueBench {
  private static final int BIG = 1_000;
  private static final int SMALL_HOSTS = 200;
  private static final int SMALL = 15;
  private static final int PAGES = BIG + SMALL_HOSTS * SMALL;
  private static final int WORKERS = 2;
  private static final int PLACES = 32;
  private static final int HOST_PARALLEL = 2;
  private static final Duration FETCH = Duration.ofMillis(50);
  private static final Duration DEADLINE = Duration.ofMinutes(3);

  private PageQueueBench() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("wirewatch-bench");
    Logging.toFile(folder);
    try (EmbeddedKafka broker = EmbeddedKafka.start(folder.resolve("broker"));
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      System.out.println("way | small hosts done, s | all done, s | most on one host | twice");
      for (int round = 0; round < 2; round++) {
        run(broker, admin, "classic group, host queues", "classic-" + round, 1);
        run(broker, admin, "share group, a batch at a time", "share-batch-" + round, 1);
        run(broker, admin, "share group, a consumer per place", "share-one-" + round, PLACES);
      }
    }
    System.exit(0);
  }

  private static void run(
      EmbeddedKafka broker, Admin admin, String way, String topic, int consumersPerWorker)
      throws Exception {
    admin.createTopics(List.of(new NewTopic(topic, 3, (short) 1))).all().get();
    boolean share = topic.startsWith("share");
    if (share) {
      var earliest = new ConfigEntry("share.auto.offset.reset", "earliest");
      admin
          .incrementalAlterConfigs(
              Map.of(
                  new ConfigResource(ConfigResource.Type.GROUP, topic),
                  List.of(new AlterConfigOp(earliest, AlterConfigOp.OpType.SET))))
          .all()
          .get();
    }
    fill(broker, topic);
    Site site = new Site();
    List<Thread> workers = new ArrayList<>();
    for (int i = 0; i < WORKERS * consumersPerWorker; i++) {
      Runnable work =
          share
              ? () -> share(broker, topic, site, consumersPerWorker == 1 ? PLACES : 1)
              : () -> classic(broker, topic, site);
      workers.add(Thread.ofPlatform().start(work));
    }
    site.all.await(DEADLINE.toSeconds(), TimeUnit.SECONDS);
    site.report(way);
    site.over = true;
    for (Thread worker : workers) {
      worker.join();
    }
  }

  private static void fill(EmbeddedKafka broker, String topic) {
    Map<String, Object> config = Map.of("bootstrap.servers", broker.bootstrapServers());
    try (var producer =
        new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
      for (int page = 0; page < BIG; page++) {
        send(producer, topic, "big", page);
      }
      for (int page = 0; page < SMALL; page++) {
        for (int host = 0; host < SMALL_HOSTS; host++) {
          send(producer, topic, "small-" + host, page);
        }
      }
    }
  }

  private static void send(
      KafkaProducer<String, String> producer, String topic, String host, int page) {
    var unused = producer.send(new ProducerRecord<>(topic, host, host + "/" + page));
  }

  private static Map<String, Object> config(EmbeddedKafka broker, String group) {
    Map<String, Object> config = new HashMap<>();
    config.put("bootstrap.servers", broker.bootstrapServers());
    config.put("group.id", group);
    return config;
  }

  /** As the fetch lane does: whole partitions, its own queue for each host. */
  private static void classic(EmbeddedKafka broker, String topic, Site site) {
    Map<String, Object> config = config(broker, topic);
    config.put("auto.offset.reset", "earliest");
    HostQueue<String> queue = new HostQueue<>(HOST_PARALLEL, Duration.ZERO);
    Queue<String> finished = new ConcurrentLinkedQueue<>();
    int running = 0;
    try (var consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of(topic));
      while (!site.over) {
        for (var record : consumer.poll(Duration.ofMillis(2))) {
          queue.add(record.key(), record.value(), Instant.MIN);
        }
        for (String host = finished.poll(); host != null; host = finished.poll()) {
          queue.finished(host, Instant.now(), Duration.ZERO);
          running--;
        }
        while (running < PLACES) {
          var next = queue.take(Instant.now());
          if (next.isEmpty()) {
            break;
          }
          running++;
          String host = next.get().host();
          String page = next.get().item();
          Thread.ofVirtual()
              .start(
                  () -> {
                    site.fetch(host, page);
                    finished.add(host);
                  });
        }
      }
    }
  }

  /** Takes records, fetches them at once, acknowledges all, takes the next. */
  private static void share(EmbeddedKafka broker, String topic, Site site, int records) {
    Map<String, Object> config = config(broker, topic);
    config.put("share.acknowledgement.mode", "explicit");
    config.put("share.acquire.mode", "record_limit");
    config.put("max.poll.records", records);
    try (var consumer =
        new KafkaShareConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of(topic));
      while (!site.over) {
        List<Thread> fetches = new ArrayList<>();
        List<ConsumerRecord<String, String>> taken = new ArrayList<>();
        for (var record : consumer.poll(Duration.ofMillis(100))) {
          taken.add(record);
          fetches.add(Thread.ofVirtual().start(() -> site.fetch(record.key(), record.value())));
        }
        for (Thread fetch : fetches) {
          fetch.join();
        }
        taken.forEach(consumer::acknowledge);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What the sites see. */
  private static final class Site {
    private final long begun = System.nanoTime();
    private final Map<String, AtomicInteger> active = new ConcurrentHashMap<>();
    private final Map<String, Integer> fetched = new ConcurrentHashMap<>();
    private final Queue<Long> smallDone = new ConcurrentLinkedQueue<>();
    private final AtomicInteger most = new AtomicInteger();
    private final CountDownLatch all = new CountDownLatch(PAGES);
    private volatile boolean over;

    void fetch(String host, String page) {
      AtomicInteger here = active.computeIfAbsent(host, name -> new AtomicInteger());
      most.accumulateAndGet(here.incrementAndGet(), Math::max);
      try {
        Thread.sleep(FETCH);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      here.decrementAndGet();
      if (fetched.merge(page, 1, Integer::sum) == 1) {
        if (!host.equals("big")) {
          smallDone.add(System.nanoTime() - begun);
        }
        all.countDown();
      }
    }

    void report(String way) {
      List<Long> sorted = smallDone.stream().sorted().toList();
      double small = sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() * 95 / 100) / 1e9;
      long twice = fetched.values().stream().filter(times -> times > 1).count();
      System.out.printf(
          "%s | %.1f | %.1f | %d | %d (of %d pages done)%n",
          way, small, (System.nanoTime() - begun) / 1e9, most.get(), twice, fetched.size());
    }
  }
}
