package org.wirewatch.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Holds generated files in {@code docs/} to the code: the test fails when they differ, and {@code
 * -Dwirewatch.docs=write} writes them.
 */
final class GeneratedDocs {
  private static final Path DOCS = Path.of("..", "docs");

  private GeneratedDocs() {}

  static boolean writing() {
    return "write".equals(System.getProperty("wirewatch.docs"));
  }

  static Path path(String name) {
    return DOCS.resolve(name);
  }

  static void check(String name, String content) throws IOException {
    Path file = path(name);
    if (writing()) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
    }
    assertThat(file)
        .as("out of date; write it with: mvn -pl wire test -Dwirewatch.docs=write")
        .content()
        .isEqualTo(content);
  }
}
