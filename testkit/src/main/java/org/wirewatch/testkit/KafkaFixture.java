package org.wirewatch.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.wirewatch.broker.EmbeddedKafka;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.TopicAdmin;

/**
 * A real Kafka broker for tests: a container where Docker runs, otherwise a KRaft node in this JVM.
 * One broker serves all tests of a JVM; each asks for {@link #settings()} of its own, whose topic
 * prefix keeps it apart from the others.
 *
 * <p>{@code -Dwirewatch.test.broker=embedded|docker} decides otherwise.
 */
public final class KafkaFixture {
  /** Image of the broker, the same version as the clients; docker-compose.yml uses it too. */
  public static final String IMAGE = "apache/kafka:4.3.1";

  private static final int PARTITIONS = 3;
  private static KafkaFixture shared;

  private final String bootstrapServers;

  private KafkaFixture(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /** The broker of this JVM, started at the first call and stopped when the JVM ends. */
  public static synchronized KafkaFixture shared() {
    if (shared == null) {
      shared = new KafkaFixture(useDocker() ? startContainer() : startEmbedded());
    }
    return shared;
  }

  /** Whether tests of containers can run here; the reason is printed when they cannot. */
  public static boolean dockerRuns() {
    boolean socket =
        System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
    boolean runs = socket && DockerClientFactory.instance().isDockerAvailable();
    if (!runs) {
      System.out.println("No Docker engine here: container tests are skipped.");
    }
    return runs;
  }

  /** {@code host:port}. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** The broker under a topic prefix that nobody else uses, with every topic created. */
  public KafkaSettings settings() {
    String prefix = "test-" + UUID.randomUUID().toString().substring(0, 8) + ".";
    KafkaSettings settings = new KafkaSettings(bootstrapServers, prefix, PARTITIONS, Map.of());
    TopicAdmin.createMissing(settings);
    return settings;
  }

  private static boolean useDocker() {
    return switch (System.getProperty("wirewatch.test.broker", "auto")) {
      case "docker" -> true;
      case "embedded" -> false;
      default -> dockerRuns();
    };
  }

  // the container lives as long as the JVM; Testcontainers' own reaper removes it
  @SuppressWarnings("resource")
  private static String startContainer() {
    KafkaContainer container = new KafkaContainer(IMAGE);
    container.start();
    return container.getBootstrapServers();
  }

  private static String startEmbedded() {
    try {
      Path directory = TestFolders.create("wirewatch-kafka");
      EmbeddedKafka broker = EmbeddedKafka.start(directory);
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    broker.close();
                    delete(directory);
                  }));
      return broker.bootstrapServers();
    } catch (IOException e) {
      throw new IllegalStateException("no temporary directory for the broker", e);
    }
  }

  private static void delete(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      System.err.println("left behind: " + directory + ": " + e.getMessage());
    }
  }
}
