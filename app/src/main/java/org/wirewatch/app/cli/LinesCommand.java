package org.wirewatch.app.cli;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command that maps JSON Lines to JSON Lines. */
abstract class LinesCommand implements Callable<Integer> {
  private static final int BUFFER_BYTES = 1 << 16;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FILE",
      description = "JSON Lines to read; standard input when absent")
  Path file;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "where to write; standard output when absent")
  Path output;

  /** Loads what the step needs; called once. */
  abstract JsonLines lines() throws Exception;

  @Override
  public final Integer call() throws Exception {
    try (PrintStream out = open()) {
      return run(out);
    }
  }

  /** Reads, works and writes; gives the exit status. */
  int run(PrintStream out) throws Exception {
    return lines().run(file, out, System.err);
  }

  private PrintStream open() throws IOException {
    FileOutputStream target =
        output == null
            ? new FileOutputStream(java.io.FileDescriptor.out)
            : new FileOutputStream(output.toFile());
    return new PrintStream(
        new java.io.BufferedOutputStream(target, BUFFER_BYTES), false, StandardCharsets.UTF_8);
  }
}
