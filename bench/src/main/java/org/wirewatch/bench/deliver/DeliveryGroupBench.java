package org.wirewatch.bench.deliver;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringSerializer;
import org.wirewatch.app.Logging;
import org.wirewatch.broker.EmbeddedKafka;

/**
 * Deliveries by a classic group with static members against a share group (KIP-932): two instances,
 * each a JVM of its own, {@value #RECEIVERS} receivers that take {@value #ANSWER_MS} ms to answer.
 *
 * <p>Prints for each way: notifications a second until all are there; the longest time in which a
 * receiver got nothing after the kill; notifications that came twice; and notifications that came
 * after a later one of their receiver. First without a kill, then with one instance killed halfway
 * and started again, then killed and not started again.
 */
public final class DeliveryGroupBench {
  private static final int NOTIFICATIONS = 8_000;
  private static final int RECEIVERS = 200;
  private static final int PARTITIONS = 12;
  private static final int ANSWER_MS = 20;
  private static final Duration DEADLINE = Duration.ofMinutes(3);

  private DeliveryGroupBench() {}

  private enum Kill {
    NONE,
    RESTARTED,
    GONE
  }

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("wirewatch-bench");
    Logging.toFile(folder);
    try (EmbeddedKafka broker = EmbeddedKafka.start(folder.resolve("broker"));
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      System.out.println(
          "way | kill | per second | longest wait, s | twice | out of order | all, s");
      for (Kill kill : Kill.values()) {
        for (String way : List.of("classic", "share")) {
          run(broker, admin, folder, way, kill);
        }
      }
    }
    System.exit(0);
  }

  private static void run(EmbeddedKafka broker, Admin admin, Path folder, String way, Kill kill)
      throws Exception {
    String topic = way + "-" + kill;
    admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1))).all().get();
    if (way.equals("share")) {
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
    Receivers receivers = new Receivers();
    Process first = start(broker, folder, way, topic, "a", receivers.url());
    Process second = start(broker, folder, way, topic, "b", receivers.url());
    if (kill != Kill.NONE) {
      receivers.half.await(DEADLINE.toSeconds(), TimeUnit.SECONDS);
      first.destroyForcibly().waitFor();
      receivers.kill();
      if (kill == Kill.RESTARTED) {
        first = start(broker, folder, way, topic, "a", receivers.url());
      }
    }
    receivers.all.await(DEADLINE.toSeconds(), TimeUnit.SECONDS);
    receivers.report(way + " | " + kill);
    first.destroyForcibly().waitFor();
    second.destroyForcibly().waitFor();
    receivers.close();
  }

  private static void fill(EmbeddedKafka broker, String topic) {
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers",
            broker.bootstrapServers(),
            "max.in.flight.requests.per.connection",
            1);
    try (var producer =
        new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
      for (int i = 0; i < NOTIFICATIONS; i++) {
        var unused =
            producer.send(
                new ProducerRecord<>(topic, "r" + i % RECEIVERS, Integer.toString(i / RECEIVERS)));
      }
    }
  }

  private static Process start(
      EmbeddedKafka broker, Path folder, String way, String topic, String name, String url)
      throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            DeliveryInstance.class.getName(),
            way,
            broker.bootstrapServers(),
            topic,
            name,
            url,
            folder.resolve(topic + name).toString())
        .redirectErrorStream(true)
        .redirectOutput(
            ProcessBuilder.Redirect.appendTo(folder.resolve(topic + name + ".txt").toFile()))
        .start();
  }

  /** What the receivers see. */
  private static final class Receivers implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, Integer> last = new HashMap<>();
    private final Map<String, Long> lastAt = new HashMap<>();
    private final Map<String, Integer> times = new HashMap<>();
    private final CountDownLatch half = new CountDownLatch(NOTIFICATIONS / 2);
    private final CountDownLatch all = new CountDownLatch(NOTIFICATIONS);
    private int outOfOrder;
    private long begun;
    private long latest;
    private long gap;
    private long killed;

    Receivers() throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
      server.createContext("/", this::receive);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.start();
    }

    String url() {
      return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    synchronized void kill() {
      killed = System.nanoTime();
    }

    synchronized void report(String way) {
      double seconds = (latest - begun) / 1e9;
      long twice = times.values().stream().filter(count -> count > 1).count();
      System.out.printf(
          "%s | %.0f | %.1f | %d | %d | %.1f (%d)%n",
          way, times.size() / seconds, gap / 1e9, twice, outOfOrder, seconds, times.size());
    }

    @Override
    public void close() {
      server.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
      try (exchange) {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        Thread.sleep(ANSWER_MS);
        count(exchange.getRequestURI().getPath(), Integer.parseInt(body));
        exchange.sendResponseHeaders(204, -1);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private synchronized void count(String receiver, int number) {
      long now = System.nanoTime();
      begun = begun == 0 ? now : begun;
      if (times.merge(receiver + "/" + number, 1, Integer::sum) > 1) {
        return;
      }
      long before = Math.max(killed, lastAt.getOrDefault(receiver, killed));
      gap = killed == 0 ? 0 : Math.max(gap, now - before);
      lastAt.put(receiver, now);
      latest = now;
      if (number < last.merge(receiver, number, Math::max)) {
        outOfOrder++;
      }
      half.countDown();
      all.countDown();
    }
  }
}
