package org.wirewatch.ingest.raw;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;

/** Finds where a gzip member may begin. @see "RFC 1952, section 2.3.1" */
final class GzipMembers {
  private static final int WINDOW_BYTES = 64 * 1024;
  private static final int MAGIC_BYTES = 3;

  private GzipMembers() {}

  /** The next place from an offset on that looks like a member's first bytes. */
  static Optional<Long> next(Path file, long from) throws IOException {
    ByteBuffer window = ByteBuffer.allocate(WINDOW_BYTES);
    try (FileChannel channel = FileChannel.open(file)) {
      long at = from;
      while (true) {
        int read = channel.read(window.clear(), at);
        if (read < MAGIC_BYTES) {
          return Optional.empty();
        }
        for (int i = 0; i + MAGIC_BYTES <= read; i++) {
          boolean magic =
              window.get(i) == 0x1f && window.get(i + 1) == (byte) 0x8b && window.get(i + 2) == 8;
          if (magic) {
            return Optional.of(at + i);
          }
        }
        at += read - MAGIC_BYTES + 1;
      }
    }
  }
}
