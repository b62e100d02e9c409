package org.wirewatch.app;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.wirewatch.wire.config.ConfigException;

/**
 * Where {@code up} keeps everything. Only {@code kafka/} and {@code raw/} hold what cannot be made
 * again.
 *
 * @param root created when it does not exist
 */
public record DataFolder(Path root) {
  private static final int CONNECT_MS_MAX = 1_000;

  /** A folder below the user's data folder (XDG Base Directory Specification). */
  public static DataFolder ofUser(String name) {
    String xdg = System.getenv("XDG_DATA_HOME");
    Path base =
        xdg == null || xdg.isBlank()
            ? Path.of(System.getProperty("user.home"), ".local", "share")
            : Path.of(xdg);
    return new DataFolder(base.resolve(name));
  }

  /** The broker's logs: the source of truth. */
  public Path kafka() {
    return root.resolve("kafka");
  }

  /** State of the streams; comes back by replay. */
  public Path streams() {
    return root.resolve("streams");
  }

  /** The desk's index; comes back by replay. */
  public Path archive() {
    return root.resolve("archive");
  }

  /** Pages as fetched, in WARC files. */
  public Path raw() {
    return root.resolve("raw");
  }

  public Path logs() {
    return root.resolve("logs");
  }

  /** What the sample newsroom has published. */
  public Path newsroom() {
    return root.resolve("newsroom");
  }

  /**
   * Takes the folder for this process until it ends.
   *
   * @throws ConfigException if another process has it or it cannot be written
   */
  public FileLock lock() {
    try {
      Files.createDirectories(root);
      FileChannel channel =
          FileChannel.open(
              root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        throw new ConfigException("another Wirewatch runs on " + root + "; give another --data");
      }
      return lock;
    } catch (IOException e) {
      throw new ConfigException("data folder " + root + " cannot be used: " + e.getMessage());
    }
  }

  /** Tells other commands where the broker listens. */
  public void writeBrokerAddress(String address) throws IOException {
    Files.writeString(brokerFile(), address);
  }

  /** The broker of the process that runs on this folder; empty when none answers. */
  public Optional<String> brokerAddress() throws IOException {
    if (!Files.exists(brokerFile())) {
      return Optional.empty();
    }
    String address = Files.readString(brokerFile()).strip();
    int colon = address.lastIndexOf(':');
    InetSocketAddress broker =
        new InetSocketAddress(
            address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
    try (Socket socket = new Socket()) {
      socket.connect(broker, CONNECT_MS_MAX);
      return Optional.of(address);
    } catch (IOException e) {
      return Optional.empty(); // left behind by a process that was killed
    }
  }

  private Path brokerFile() {
    return root.resolve("kafka.address");
  }
}
