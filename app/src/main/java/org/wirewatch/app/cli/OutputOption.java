package org.wirewatch.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where an export goes. */
final class OutputOption {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "standard output when absent")
  Path output;

  void write(byte[] content) throws IOException {
    if (output == null) {
      System.out.write(content);
      System.out.flush();
    } else {
      Files.write(output, content);
    }
  }
}
