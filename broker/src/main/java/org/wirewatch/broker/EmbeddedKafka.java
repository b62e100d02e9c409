package org.wirewatch.broker;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One real KRaft node, broker and controller, in this JVM on loopback. Its directory outlives the
 * process: topics, records, offsets and transactions are there after a restart, also after {@code
 * kill -9}.
 *
 * <p>Not for clusters: one node means replication factor 1.
 */
public final class EmbeddedKafka implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedKafka.class);
  private static final String HOST = "127.0.0.1";
  private static final int PORT_TRIES_MAX = 5;
  private static final int CLOSING_S_MAX = 30;

  private final KafkaRaftServer server;
  private final int port;
  private final FileChannel lock;

  private EmbeddedKafka(KafkaRaftServer server, int port, FileChannel lock) {
    this.server = server;
    this.port = port;
    this.lock = lock;
  }

  /**
   * Starts a node on free ports and returns once it answers.
   *
   * @param directory its data; created and formatted when new
   * @throws BrokerStartException if the directory is in use by another process or unreadable
   */
  public static EmbeddedKafka start(Path directory) {
    return start(directory, 0);
  }

  /**
   * As {@link #start(Path)} on a given port, so that outside tools find it again.
   *
   * @param port 0 takes a free one
   */
  public static EmbeddedKafka start(Path directory, int port) {
    FileChannel lock = lock(directory);
    boolean isNew = format(directory);
    for (int attempt = 1; ; attempt++) {
      int client = port == 0 ? freePort() : port;
      try {
        EmbeddedKafka kafka = new EmbeddedKafka(boot(directory, client, freePort()), client, lock);
        if (!isNew) {
          kafka.abortHanging();
        }
        return kafka;
      } catch (RuntimeException e) {
        // a free port can be lost to another process before Kafka binds it
        if (port != 0 || attempt == PORT_TRIES_MAX || !isBindFailure(e)) {
          release(lock);
          throw new BrokerStartException(
              "the embedded broker could not start on " + directory + ": " + rootMessage(e), e);
        }
      }
    }
  }

  /** {@code host:port} for clients. */
  public String bootstrapServers() {
    return HOST + ":" + port;
  }

  /** Stops cleanly, in at most {@value #CLOSING_S_MAX} s: what was acknowledged is on disk. */
  @Override
  public void close() {
    Thread closing = Thread.ofPlatform().name("broker-close").daemon().start(server::shutdown);
    try {
      if (!closing.join(Duration.ofSeconds(CLOSING_S_MAX))) {
        LOG.warn("embedded broker did not stop cleanly seconds={}", CLOSING_S_MAX);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    release(lock);
  }

  /** A node that cannot tell is as good as before: some readers may wait. */
  private void abortHanging() {
    try {
      HangingTransactions.abort(bootstrapServers());
    } catch (ExecutionException e) {
      LOG.warn("hanging transactions could not be looked for", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static KafkaRaftServer boot(Path directory, int port, int controllerPort) {
    long start = System.nanoTime();
    KafkaConfig config = new KafkaConfig(config(directory, port, controllerPort));
    KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
    try {
      server.startup();
    } catch (RuntimeException e) {
      server.shutdown();
      throw e;
    }
    LOG.info(
        "embedded broker started port={} durationMs={}",
        port,
        (System.nanoTime() - start) / 1_000_000);
    return server;
  }

  /** Ours, taken before Kafka's: Kafka opens files before it finds out that they are in use. */
  private static FileChannel lock(Path directory) {
    try {
      Files.createDirectories(directory);
      FileChannel channel = FileChannel.open(directory.resolve("in-use"), CREATE, WRITE);
      try {
        if (channel.tryLock() != null) {
          return channel;
        }
      } catch (OverlappingFileLockException e) {
        LOG.debug("in use by this process directory={}", directory, e);
      }
      channel.close();
      throw new BrokerStartException(
          "the embedded broker's directory is in use by another process: " + directory, null);
    } catch (IOException e) {
      throw unusable(directory, e);
    }
  }

  private static void release(FileChannel lock) {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the broker's directory could not be released", e);
    }
  }

  /** Whether the directory was new. */
  private static boolean format(Path directory) {
    try {
      if (Files.exists(directory.resolve("meta.properties"))) {
        return false;
      }
      new Formatter()
          .setPrintStream(
              new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8))
          .setClusterId(Uuid.randomUuid().toString())
          .setNodeId(1)
          .setControllerListenerName("CONTROLLER")
          .setDirectories(List.of(directory.toString()))
          .setMetadataLogDirectory(directory.toString())
          .setIgnoreFormatted(true)
          .run();
      return true;
    } catch (Exception e) {
      throw unusable(directory, e);
    }
  }

  private static BrokerStartException unusable(Path directory, Exception e) {
    return new BrokerStartException(
        "the embedded broker's directory cannot be used: " + directory + ": " + rootMessage(e), e);
  }

  private static Map<String, String> config(Path directory, int port, int controllerPort) {
    Map<String, String> config = new HashMap<>();
    config.put("process.roles", "broker,controller");
    config.put("node.id", "1");
    config.put("controller.quorum.voters", "1@" + HOST + ":" + controllerPort);
    config.put(
        "listeners",
        "PLAINTEXT://" + HOST + ":" + port + ",CONTROLLER://" + HOST + ":" + controllerPort);
    config.put("advertised.listeners", "PLAINTEXT://" + HOST + ":" + port);
    config.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    config.put("controller.listener.names", "CONTROLLER");
    config.put("inter.broker.listener.name", "PLAINTEXT");
    config.put("log.dirs", directory.toString());
    config.put("auto.create.topics.enable", "false");
    config.put("offsets.topic.replication.factor", "1");
    config.put("transaction.state.log.replication.factor", "1");
    config.put("transaction.state.log.min.isr", "1");
    config.put("share.coordinator.state.topic.replication.factor", "1");
    config.put("share.coordinator.state.topic.min.isr", "1");
    // one machine: few internal partitions and threads, no waiting for further members
    config.put("offsets.topic.num.partitions", "4");
    config.put("transaction.state.log.num.partitions", "4");
    config.put("share.coordinator.state.topic.num.partitions", "1");
    config.put("group.initial.rebalance.delay.ms", "0");
    // a transaction that follows another waits for the end of that one, which takes milliseconds
    // here
    config.put("add.partitions.to.txn.retry.backoff.ms", "2");
    config.put("num.network.threads", "2");
    config.put("num.io.threads", "4");
    config.put("num.recovery.threads.per.data.dir", "2");
    config.put("log.cleaner.dedupe.buffer.size", "4194304");
    config.put("log.index.size.max.bytes", "1048576");
    config.put("message.max.bytes", "4194304");
    // a loaded machine must not fence its only broker
    config.put("broker.session.timeout.ms", "9000");
    return config;
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("no free port on loopback", e);
    }
  }

  private static boolean isBindFailure(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof java.net.BindException
          || (t.getMessage() != null && t.getMessage().contains("Address already in use"))) {
        return true;
      }
    }
    return false;
  }

  private static String rootMessage(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.toString() : root.getMessage();
  }
}
