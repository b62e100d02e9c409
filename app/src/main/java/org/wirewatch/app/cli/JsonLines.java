package org.wirewatch.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
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
import java.util.concurrent.atomic.AtomicLong;
import org.wirewatch.wire.Json;

/**
 * JSON Lines in, JSON Lines out: one output line per input line, in order. A line that fails gives
 * {@code {"id": ..., "error": "..."}} and the run goes on. Lines are worked on by all cores; what
 * depends on their order is done afterwards by one.
 */
final class JsonLines {
  private static final int PENDING_PER_CORE = 8;
  private static final String BYTE_ORDER_MARK = "\ufeff";

  /** One value a line and nothing behind it. */
  private static final ObjectReader LINE =
      Json.mapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final String idField;
  private final FirstStep step;
  private final int threads;

  /** What is done with one line. */
  interface Step {
    /** Returns one line of JSON. */
    String apply(ObjectNode input) throws Exception;
  }

  /** What is done with one line before those that were read earlier are done with. */
  interface FirstStep {
    /**
     * Returns what is left to do in the order of the lines: it gives one line of JSON.
     *
     * @param number of the line, from 1
     */
    Callable<String> apply(long number, ObjectNode input) throws Exception;
  }

  private JsonLines(String idField, FirstStep step, int threads) {
    this.idField = idField;
    this.step = step;
    this.threads = threads;
  }

  /** Lines that do not depend on one another; the step is called by several threads. */
  static JsonLines independent(String idField, Step step) {
    return inOrder(
        idField,
        (number, input) -> {
          String line = step.apply(input);
          return () -> line;
        });
  }

  /** Lines that depend on earlier ones; the first step, which does not, is called by several. */
  static JsonLines inOrder(String idField, FirstStep step) {
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
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.ISO_8859_1)); // bytes
    AtomicLong lines = new AtomicLong();
    ordered(
        () -> {
          String line = reader.readLine();
          long number = lines.incrementAndGet();
          return line == null
              ? null
              : () -> begin(number, line.getBytes(StandardCharsets.ISO_8859_1));
        },
        Callable::call,
        threads,
        out,
        err);
  }

  /** Gives one piece of work after another; null at the end. */
  interface Works<T> {
    Callable<T> next() throws IOException;
  }

  /** Makes a line of what was worked out. */
  private interface Finish<T> {
    String line(T worked) throws Exception;
  }

  /** Does the work on several threads and writes its lines in order. */
  static void ordered(Works<String> works, int threads, PrintStream out, PrintStream err)
      throws IOException {
    ordered(works, line -> line, threads, out, err);
  }

  private static <T> void ordered(
      Works<T> works, Finish<T> finish, int threads, PrintStream out, PrintStream err)
      throws IOException {
    Queue<Future<T>> pending = new ArrayDeque<>();
    Progress progress = new Progress(err);
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      for (Callable<T> work = works.next(); work != null; work = works.next()) {
        pending.add(pool.submit(work));
        if (pending.size() >= threads * PENDING_PER_CORE) {
          print(pending.remove(), finish, out);
          progress.step();
        }
      }
      while (!pending.isEmpty()) {
        print(pending.remove(), finish, out);
        progress.step();
      }
    }
    out.flush();
    progress.close();
  }

  private Callable<String> begin(long number, byte[] line) {
    ObjectNode input = null;
    try {
      String read = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
      boolean marked = number == 1 && read.startsWith(BYTE_ORDER_MARK);
      JsonNode node = LINE.readTree(marked ? read.substring(BYTE_ORDER_MARK.length()) : read);
      if (!(node instanceof ObjectNode object)) {
        String error = error(null, "not a JSON object");
        return () -> error;
      }
      input = object;
      Callable<String> rest = step.apply(number, object);
      return () -> finished(object, rest);
    } catch (StackOverflowError | Exception e) {
      String error = error(input, message(e));
      return () -> error;
    }
  }

  private String finished(ObjectNode input, Callable<String> rest) {
    try {
      return rest.call();
    } catch (StackOverflowError | Exception e) {
      return error(input, message(e));
    }
  }

  private static String message(Throwable e) {
    return switch (e) {
      case JsonProcessingException json -> "not valid JSON: " + json.getOriginalMessage();
      case CharacterCodingException bytes -> "not valid UTF-8";
      case NoSuchFileException file -> "no such file: " + file.getFile();
      default -> e.getMessage() == null ? e.toString() : e.getMessage();
    };
  }

  private String error(ObjectNode input, String message) {
    ObjectNode line = Json.mapper().createObjectNode();
    line.set(idField, input == null ? null : input.get(idField));
    line.put("error", message);
    return line.toString();
  }

  private static <T> void print(Future<T> worked, Finish<T> finish, PrintStream out) {
    try {
      byte[] bytes = finish.line(worked.get()).getBytes(StandardCharsets.UTF_8);
      out.write(bytes, 0, bytes.length);
      out.write('\n');
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
