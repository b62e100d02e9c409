package org.wirewatch.enrich;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.wirewatch.enrich.dedupe.DuplicateSettings;
import org.wirewatch.enrich.story.StorySettings;
import org.wirewatch.enrich.topic.TopicDefinitions;
import org.wirewatch.knowledge.KnowledgeBase;
import org.wirewatch.wire.TopicOverlay;
import org.wirewatch.wire.config.ConfigException;
import org.wirewatch.wire.config.Settings;

/**
 * Configuration of enrich.
 *
 * @param instanceId stable name of this instance within the group (static membership), so that it
 *     gets its partitions back at once after a restart; unique among the instances
 * @param stateDir where the stores are; a cache of their changelog topics
 * @param threads stream threads
 * @param window how long content is remembered for telling duplicates, and stories stay open
 * @param commitInterval between transactions; about what exactly-once adds to the latency
 * @param topicsFile YAML of topic definitions instead of the bundled ones; null for these
 * @param knowledgeFile CSV of entities that add to the bundled ones and override those with the
 *     same id; null for none
 * @param duplicatesMax articles of the window that near duplicates are looked for in, the newest; a
 *     thousand take some 0.7 MB of heap
 * @param rocksDbBytesMax bound on the native memory of all stores together
 */
public record EnrichConfig(
    String instanceId,
    Path stateDir,
    int threads,
    Duration window,
    Duration commitInterval,
    Path topicsFile,
    Path knowledgeFile,
    int duplicatesMax,
    int rocksDbBytesMax) {

  private static final int MEBIBYTE = 1024 * 1024;

  public EnrichConfig {
    if (instanceId == null || !instanceId.matches("[A-Za-z0-9._-]{1,200}")) {
      throw new IllegalArgumentException("instanceId: letters, digits, '.', '_' and '-' only");
    }
    if (threads < 1 || threads > 256) {
      throw new IllegalArgumentException("threads: 1 to 256, was " + threads);
    }
    if (window.compareTo(Duration.ofMinutes(1)) < 0) {
      throw new IllegalArgumentException("window: at least one minute, was " + window);
    }
    if (commitInterval.isNegative() || commitInterval.isZero()) {
      throw new IllegalArgumentException("commitInterval: must be positive");
    }
    if (duplicatesMax < 1) {
      throw new IllegalArgumentException("duplicatesMax: at least 1, was " + duplicatesMax);
    }
    if (rocksDbBytesMax < 8 * MEBIBYTE) {
      throw new IllegalArgumentException("rocksDbBytesMax: at least 8 MiB");
    }
  }

  /** For one machine. */
  public static EnrichConfig defaults() {
    return new EnrichConfig(
        "1",
        Path.of(System.getProperty("java.io.tmpdir"), "wirewatch", "enrich"),
        Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
        Duration.ofDays(7),
        Duration.ofMillis(100),
        null,
        null,
        150_000,
        48 * MEBIBYTE);
  }

  /** Reads {@code enrich.*}. */
  public static EnrichConfig read(Settings settings) {
    EnrichConfig defaults = defaults();
    String topics = settings.text("topics.file", null);
    String knowledge = settings.text("knowledge.file", null);
    EnrichConfig config =
        new EnrichConfig(
            settings.text("instance.id", defaults.instanceId),
            Path.of(settings.text("state.dir", defaults.stateDir.toString())),
            settings.number("threads", defaults.threads),
            settings.duration("window", defaults.window),
            settings.duration("commit.interval", defaults.commitInterval),
            topics == null ? null : Path.of(topics),
            knowledge == null ? null : Path.of(knowledge),
            settings.number("duplicates.max", defaults.duplicatesMax),
            settings.number("rocksdb.mib.max", defaults.rocksDbBytesMax / MEBIBYTE) * MEBIBYTE);
    settings.finish();
    return config;
  }

  /** The same with another folder for the stores. */
  public EnrichConfig withStateDir(Path folder) {
    return new EnrichConfig(
        instanceId,
        folder,
        threads,
        window,
        commitInterval,
        topicsFile,
        knowledgeFile,
        duplicatesMax,
        rocksDbBytesMax);
  }

  /**
   * What ships with Wirewatch and the knowledge file over it.
   *
   * @throws ConfigException if the file cannot be read; the message names the row
   */
  public KnowledgeBase knowledge() {
    try {
      return KnowledgeBase.bundledWith(knowledgeFile);
    } catch (IOException e) {
      throw new ConfigException("enrich.knowledge.file " + knowledgeFile + ": " + e.getMessage());
    }
  }

  DuplicateSettings duplicates() {
    return DuplicateSettings.within(window, duplicatesMax);
  }

  /**
   * What ships with Wirewatch, or the topics file instead of it.
   *
   * @throws ConfigException if the file cannot be read
   */
  public TopicOverlay topics() {
    if (topicsFile == null) {
      return new TopicOverlay(TopicOverlay.Origin.BUNDLED, TopicDefinitions.bundled());
    }
    try {
      return new TopicOverlay(TopicOverlay.Origin.FILE, TopicDefinitions.read(topicsFile));
    } catch (IOException e) {
      throw new ConfigException("enrich.topics.file " + topicsFile + ": " + e.getMessage());
    }
  }

  StorySettings stories() {
    return StorySettings.defaults().withWindow(window);
  }
}
