package org.wirewatch.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaIT {
  private static final String TOPIC = "letters";

  @TempDir Path directory;

  @Test
  void keepsRecordsOverARestart() throws Exception {
    // Given
    try (EmbeddedKafka kafka = EmbeddedKafka.start(directory)) {
      produce(kafka.bootstrapServers(), "a", "b");
    }

    // When
    try (EmbeddedKafka kafka = EmbeddedKafka.start(directory)) {

      // Then
      assertThat(consume(kafka.bootstrapServers(), 2)).containsExactly("a", "b");
    }
  }

  @Test
  void keepsAcknowledgedRecordsOverAKill() throws Exception {
    // Given: a broker in another JVM that has acknowledged records and is killed
    Process process = startInAnotherJvm();
    String bootstrap =
        process.inputReader().lines().filter(l -> l.startsWith("127.")).findFirst().orElseThrow();
    produce(bootstrap, "a", "b", "c");
    process.destroyForcibly().waitFor();

    // When
    try (EmbeddedKafka kafka = EmbeddedKafka.start(directory.resolve("data"))) {

      // Then
      assertThat(consume(kafka.bootstrapServers(), 3)).containsExactly("a", "b", "c");
    }
  }

  @Test
  void endsTransactionsThatTheirCoordinatorHasForgotten() throws Exception {
    // Given: a transaction that is open in the log, and nowhere else
    try (EmbeddedKafka kafka = EmbeddedKafka.start(directory)) {
      produce(kafka.bootstrapServers(), "before");
      try (var producer = transactional(kafka.bootstrapServers(), "lost")) {
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(TOPIC, "half")).get();
        forget(kafka.bootstrapServers());
        producer.close(Duration.ZERO);
      }
    }

    // When
    try (EmbeddedKafka kafka = EmbeddedKafka.start(directory)) {
      try (var producer = transactional(kafka.bootstrapServers(), "other")) {
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(TOPIC, "after")).get();
        producer.commitTransaction();
      }

      // Then
      assertThat(consume(kafka.bootstrapServers(), 2)).containsExactly("before", "after");
    }
  }

  @Test
  void leavesTransactionsThatTheirCoordinatorKnows() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(directory)) {
      produce(kafka.bootstrapServers(), "before");
      try (var producer = transactional(kafka.bootstrapServers(), "at work")) {
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(TOPIC, "later")).get();

        assertThat(HangingTransactions.abort(kafka.bootstrapServers())).isZero();

        producer.commitTransaction();
      }
      assertThat(consume(kafka.bootstrapServers(), 2)).containsExactly("before", "later");
    }
  }

  @Test
  void refusesADirectoryThatIsInUse() {
    try (EmbeddedKafka running = EmbeddedKafka.start(directory)) {
      assertThat(running.bootstrapServers()).startsWith("127.0.0.1:");
      assertThatThrownBy(() -> EmbeddedKafka.start(directory))
          .isInstanceOf(BrokerStartException.class)
          .hasMessageContaining(directory.toString());
    }
  }

  @Test
  void refusesADirectoryThatIsAFile() throws Exception {
    Path file = Files.createFile(directory.resolve("file"));
    assertThatThrownBy(() -> EmbeddedKafka.start(file))
        .isInstanceOf(BrokerStartException.class)
        .hasMessageContaining("cannot be used");
  }

  /** Runs a broker until killed; prints its address. */
  public static void main(String[] args) throws Exception {
    EmbeddedKafka kafka = EmbeddedKafka.start(Path.of(args[0]));
    System.out.println(kafka.bootstrapServers());
    Thread.currentThread().join();
  }

  private Process startInAnotherJvm() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("java.class.path");
    File log = directory.resolve("child.log").toFile();
    return new ProcessBuilder(
            java,
            "-Xmx256m",
            "-cp",
            classPath,
            EmbeddedKafkaIT.class.getName(),
            directory.resolve("data") + "")
        .redirectError(log)
        .start();
  }

  private static KafkaProducer<String, String> transactional(String bootstrap, String id) {
    Map<String, Object> config = Map.of("bootstrap.servers", bootstrap, "transactional.id", id);
    KafkaProducer<String, String> producer =
        new KafkaProducer<>(config, new StringSerializer(), new StringSerializer());
    producer.initTransactions();
    return producer;
  }

  /** Has the coordinators forget all transactions at their next start: deletes their states. */
  private static void forget(String bootstrap) throws Exception {
    Map<String, Object> config = Map.of("bootstrap.servers", bootstrap);
    // the one client that may write to internal topics
    Map<String, Object> internal =
        Map.of("bootstrap.servers", bootstrap, "client.id", "__admin_client");
    try (var consumer =
            new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        var producer =
            new KafkaProducer<>(internal, new ByteArraySerializer(), new ByteArraySerializer())) {
      List<TopicPartition> states =
          consumer.partitionsFor("__transaction_state").stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(states);
      consumer.seekToBeginning(states);
      Map<TopicPartition, Long> ends = consumer.endOffsets(states);
      while (states.stream().anyMatch(state -> consumer.position(state) < ends.get(state))) {
        for (var record : consumer.poll(Duration.ofMillis(200))) {
          producer
              .send(new ProducerRecord<>(record.topic(), record.partition(), record.key(), null))
              .get();
        }
      }
    }
  }

  private static void produce(String bootstrap, String... values) throws Exception {
    Map<String, Object> config = Map.of("bootstrap.servers", bootstrap);
    try (Admin admin = Admin.create(config)) {
      admin
          .createTopics(List.of(new NewTopic(TOPIC, Optional.of(1), Optional.empty())))
          .all()
          .get();
    }
    try (var producer =
        new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
      for (String value : values) {
        producer.send(new ProducerRecord<>(TOPIC, value)).get();
      }
    }
  }

  private static List<String> consume(String bootstrap, int count) {
    Map<String, Object> config =
        Map.of("bootstrap.servers", bootstrap, "isolation.level", "read_committed");
    try (var consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
      TopicPartition partition = new TopicPartition(TOPIC, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      List<String> values = new java.util.ArrayList<>();
      long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      while (values.size() < count && System.nanoTime() < deadline) {
        consumer.poll(Duration.ofMillis(200)).forEach(r -> values.add(r.value()));
      }
      return values;
    }
  }
}
