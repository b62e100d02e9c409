package org.wirewatch.ingest.raw;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/**
 * The WARC file being written; named {@code .open} until finished, and locked so that others see
 * that its writer lives. Not thread-safe.
 */
final class OpenFile {
  private final Path folder;
  private final String name;
  private final FileChannel channel;
  private final Instant begun;
  private long size;

  private OpenFile(Path folder, String name, FileChannel channel, Instant begun) {
    this.folder = folder;
    this.name = name;
    this.channel = channel;
    this.begun = begun;
  }

  /** Begins a file with its head. */
  static OpenFile create(Path folder, String name, byte[] head, Instant now) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve(name + RawFolder.OPEN),
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE);
    OpenFile file = new OpenFile(folder, name, channel, now);
    if (channel.tryLock() == null) {
      channel.close();
      throw new IOException("another process holds " + name);
    }
    file.append(head);
    return file;
  }

  /** Writes at the end; gives the offset of the first byte. */
  long append(byte[] bytes) throws IOException {
    long offset = size;
    ByteBuffer left = ByteBuffer.wrap(bytes);
    while (left.hasRemaining()) {
      size += channel.write(left, size);
    }
    return offset;
  }

  /** The name that the file has when finished. */
  String name() {
    return name;
  }

  long size() {
    return size;
  }

  Instant begun() {
    return begun;
  }

  /** To disk, closed, renamed. */
  void finish() throws IOException {
    try (channel) {
      channel.force(true);
    }
    Files.move(folder.resolve(name + RawFolder.OPEN), folder.resolve(name));
  }
}
