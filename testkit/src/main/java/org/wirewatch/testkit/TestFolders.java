package org.wirewatch.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * Temporary folders of tests: in memory where there is room, elsewhere on disk. A broker, a state
 * store and an index wait for the disk at each file they open, hundreds of times in a test. {@code
 * junit-platform.properties} makes it the source of every {@code @TempDir}. Thread-safe.
 */
public final class TestFolders implements TempDirFactory {
  private static final Path MEMORY = Path.of("/dev/shm"); // of Linux; a container's may be tiny
  private static final long BYTES_MIN = 1L << 30;

  @Override
  public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext test)
      throws IOException {
    return create("wirewatch-test");
  }

  /** A new folder, which whoever asked for it deletes. */
  static Path create(String prefix) throws IOException {
    return Files.isWritable(MEMORY) && Files.getFileStore(MEMORY).getUsableSpace() >= BYTES_MIN
        ? Files.createTempDirectory(MEMORY, prefix)
        : Files.createTempDirectory(prefix);
  }
}
