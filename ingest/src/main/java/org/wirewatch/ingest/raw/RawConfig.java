package org.wirewatch.ingest.raw;

import java.nio.file.Path;
import java.time.Duration;
import org.wirewatch.wire.config.Settings;

/**
 * Whether and how answers are kept.
 *
 * @param folder where the WARC files are written; null keeps nothing
 * @param fileBytesMax a file this large is closed and the next one begun
 * @param fileAgeMax a file this old is closed and the next one begun
 * @param keep closed files older than this are deleted
 * @param bytesMax when all files together are larger, the oldest closed ones are deleted
 */
public record RawConfig(
    Path folder, long fileBytesMax, Duration fileAgeMax, Duration keep, long bytesMax) {

  private static final long GIB = 1L << 30;

  public RawConfig {
    if (fileBytesMax < 1 || bytesMax < fileBytesMax) {
      throw new IllegalArgumentException(
          "raw: file-bytes-max at least 1, bytes-max at least as large");
    }
  }

  public static RawConfig defaults() {
    return new RawConfig(null, GIB, Duration.ofHours(12), Duration.ofDays(30), 20 * GIB);
  }

  /** Keys {@code raw.*}. */
  public static RawConfig read(Settings settings) {
    RawConfig otherwise = defaults();
    String folder = settings.text("raw.folder", null);
    return new RawConfig(
        folder == null || folder.isBlank() ? null : Path.of(folder),
        settings.bytes("raw.file-bytes-max", otherwise.fileBytesMax),
        settings.duration("raw.file-age-max", otherwise.fileAgeMax),
        settings.duration("raw.keep", otherwise.keep),
        settings.bytes("raw.bytes-max", otherwise.bytesMax));
  }

  /** The same in a folder. */
  public RawConfig in(Path other) {
    return new RawConfig(other, fileBytesMax, fileAgeMax, keep, bytesMax);
  }

  /** The same with other bounds on one file. */
  public RawConfig withFiles(long bytes, Duration age) {
    return new RawConfig(folder, bytes, age, keep, Math.max(bytes, bytesMax));
  }

  /** The same with other bounds on all files. */
  public RawConfig withRetention(Duration age, long bytes) {
    return new RawConfig(folder, Math.min(bytes, fileBytesMax), fileAgeMax, age, bytes);
  }
}
