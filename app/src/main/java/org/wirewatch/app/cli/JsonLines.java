package org.wirewatch.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.wirewatch.wire.Json;

/**
 * JSON Lines in, JSON Lines out: one output line per input line, in order. A line that fails gives
 * {@code {"id": ..., "error": "..."}} and the run goes on. Lines are worked on by all cores unless
 * the step depends on order.
 */
final class JsonLines {
  private static final int PENDING_PER_CORE = 8;

  private final String idField;
  private final Step step;
  private final int threads;

  /** What is done with one line. */
  interface Step {
    /** Returns one line of JSON. */
    String apply(ObjectNode input) throws Exception;
  }

  private JsonLines(String idField, Step step, int threads) {
    this.idField = idField;
    this.step = step;
    this.threads = threads;
  }

  /** Lines that do not depend on one another; the step is called by several threads. */
  static JsonLines independent(String idField, Step step) {
    return new JsonLines(idField, step, Runtime.getRuntime().availableProcessors());
  }

  /**
   * Runs over a file.
   *
   * @param file null reads standard input
   * @return exit status: 1 if the input cannot be read at all, otherwise 0
   */
  int run(Path file, PrintStream out, PrintStream err) {
    try (InputStream in = file == null ? System.in : Files.newInputStream(file)) {
      run(in, out, err);
      return 0;
    } catch (NoSuchFileException e) {
      err.println("no such file: " + file);
      return 1;
    } catch (IOException e) {
      err.println(
          "cannot read " + (file == null ? "standard input" : file) + ": " + e.getMessage());
      return 1;
    }
  }

  private void run(InputStream in, PrintStream out, PrintStream err) throws IOException {
    BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    ordered(
        () -> {
          String line = reader.readLine();
          return line == null ? null : () -> process(line);
        },
        threads,
        out,
        err);
  }

  /** Gives one piece of work after another; null at the end. */
  interface Works {
    Callable<String> next() throws IOException;
  }

  /** Does the work on several threads and writes its lines in order. */
  static void ordered(Works works, int threads, PrintStream out, PrintStream err)
      throws IOException {
    Queue<Future<String>> pending = new ArrayDeque<>();
    Progress progress = new Progress(err);
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      for (Callable<String> work = works.next(); work != null; work = works.next()) {
        pending.add(pool.submit(work));
        if (pending.size() >= threads * PENDING_PER_CORE) {
          print(pending.remove(), out);
          progress.step();
        }
      }
      while (!pending.isEmpty()) {
        print(pending.remove(), out);
        progress.step();
      }
    }
    out.flush();
    progress.close();
  }

  private String process(String line) {
    ObjectNode input = null;
    try {
      JsonNode node = Json.mapper().readTree(line);
      if (!(node instanceof ObjectNode object)) {
        return error(null, "not a JSON object");
      }
      input = object;
      return step.apply(object);
    } catch (JsonProcessingException e) {
      return error(input, "not valid JSON: " + e.getOriginalMessage());
    } catch (NoSuchFileException e) {
      return error(input, "no such file: " + e.getFile());
    } catch (StackOverflowError | Exception e) {
      return error(input, e.getMessage() == null ? e.toString() : e.getMessage());
    }
  }

  private String error(ObjectNode input, String message) {
    ObjectNode line = Json.mapper().createObjectNode();
    line.set(idField, input == null ? null : input.get(idField));
    line.put("error", message);
    return line.toString();
  }

  private static void print(Future<String> line, PrintStream out) {
    try {
      byte[] bytes = line.get().getBytes(StandardCharsets.UTF_8);
      out.write(bytes, 0, bytes.length);
      out.write('\n');
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
