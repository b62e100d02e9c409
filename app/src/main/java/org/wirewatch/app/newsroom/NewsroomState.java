package org.wirewatch.app.newsroom;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wirewatch.wire.Json;

/**
 * What the newsroom must know after a restart, so that its addresses and dates stay the same.
 *
 * @param startedAt wall-clock instant of the very first start
 * @param ports by outlet id
 * @param live wall-clock instant of each step taken, oldest first
 */
record NewsroomState(Instant startedAt, Map<String, Integer> ports, List<Instant> live) {
  private static final String FILE = "newsroom.json";

  NewsroomState {
    ports = Map.copyOf(ports);
    live = List.copyOf(live);
  }

  /** Reads the state; empty at the first start. */
  static Optional<NewsroomState> read(Path folder) {
    if (folder == null || !Files.exists(folder.resolve(FILE))) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.read(Files.readAllBytes(folder.resolve(FILE)), NewsroomState.class));
    } catch (IOException e) {
      throw new UncheckedIOException("newsroom state " + folder.resolve(FILE), e);
    }
  }

  /** Replaces the file whole, so that a killed process leaves the old or the new state. */
  void write(Path folder) {
    if (folder == null) {
      return;
    }
    try {
      Files.createDirectories(folder);
      Path draft = folder.resolve(FILE + ".new");
      Files.write(draft, Json.bytes(this));
      Files.move(
          draft,
          folder.resolve(FILE),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("newsroom state " + folder.resolve(FILE), e);
    }
  }
}
