package org.wirewatch.ingest.raw;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The WARC files of a folder: names, order, ends. */
final class RawFolder {
  static final String SUFFIX = ".warc.gz";

  /** Behind the name of a file that is being written. */
  static final String OPEN = ".open";

  private static final Logger LOG = LoggerFactory.getLogger(RawFolder.class);
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private RawFolder() {}

  /** Sorts by time; unlike any other instance's and any other file's of this instance. */
  static String name(String instance, Instant at, long count) {
    return String.format(
        Locale.ROOT, "wirewatch-%s-%05d-%s%s", STAMP.format(at), count, instance, SUFFIX);
  }

  /** A file by the name that it has when finished, which it may not be yet. */
  static Path find(Path folder, String name) throws NoSuchFileException {
    if (!name.equals(Path.of(name).getFileName().toString())) {
      throw new NoSuchFileException(name, null, "no plain file name");
    }
    for (String suffix : List.of("", OPEN)) {
      Path file = folder.resolve(name + suffix);
      if (Files.isRegularFile(file)) {
        return file;
      }
    }
    throw new NoSuchFileException(folder.resolve(name).toString());
  }

  /** All WARC files by name, those being written too. */
  static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> isWarc(file.getFileName().toString()))
          .sorted(Comparator.comparing(file -> file.getFileName().toString()))
          .toList();
    }
  }

  private static boolean isWarc(String name) {
    return name.endsWith(SUFFIX) || name.endsWith(".warc") || name.endsWith(SUFFIX + OPEN);
  }

  /** Gives the files whose writer is dead their proper name. */
  static void finishAbandoned(Path folder) throws IOException {
    for (Path file : files(folder)) {
      String name = file.getFileName().toString();
      if (name.endsWith(OPEN) && !isLocked(file)) {
        Files.move(file, file.resolveSibling(name.substring(0, name.length() - OPEN.length())));
        LOG.info("raw file of a stopped instance finished file={}", name);
      }
    }
  }

  private static boolean isLocked(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock == null;
    } catch (OverlappingFileLockException e) {
      return true;
    }
  }

  /** Deletes finished files by age, then the oldest until the rest is small enough. */
  static void deleteOld(RawConfig config, Instant now) throws IOException {
    List<Path> finished = new ArrayList<>();
    long bytes = 0;
    for (Path file : files(config.folder())) {
      bytes += Files.size(file);
      if (!file.toString().endsWith(OPEN)) {
        finished.add(file);
      }
    }
    for (Path file : finished) {
      long size = Files.size(file);
      Instant ended = Files.getLastModifiedTime(file).toInstant();
      // room for the file that is about to grow
      boolean full = bytes > config.bytesMax() - config.fileBytesMax();
      if (full || ended.isBefore(now.minus(config.keep()))) {
        Files.deleteIfExists(file);
        bytes -= size;
        LOG.info("raw file deleted file={} bytes={}", file.getFileName(), size);
      }
    }
  }
}
