package org.wirewatch.ingest;

import org.wirewatch.ingest.fetch.FetchConfig;
import org.wirewatch.ingest.fetch.HttpConfig;
import org.wirewatch.ingest.poll.PollConfig;
import org.wirewatch.ingest.raw.RawConfig;
import org.wirewatch.ingest.websub.WebSubConfig;
import org.wirewatch.wire.config.Settings;

/**
 * Settings of the ingest service, keys {@code ingest.*}.
 *
 * @param instance a name that this instance keeps over restarts and shares with no other, so that
 *     it resumes at once; null for instances that come and go
 */
public record IngestConfig(
    String instance,
    HttpConfig http,
    PollConfig poll,
    FetchConfig fetch,
    RawConfig raw,
    WebSubConfig webSub) {
  public static IngestConfig defaults() {
    return new IngestConfig(
        null,
        HttpConfig.defaults(),
        PollConfig.defaults(),
        FetchConfig.defaults(),
        RawConfig.defaults(),
        WebSubConfig.defaults());
  }

  /** Reads every setting; the caller calls {@link Settings#finish}. */
  public static IngestConfig read(Settings settings) {
    return new IngestConfig(
        settings.text("instance", null),
        HttpConfig.read(settings),
        PollConfig.read(settings),
        FetchConfig.read(settings),
        RawConfig.read(settings),
        WebSubConfig.read(settings));
  }

  public IngestConfig withInstance(String name) {
    return new IngestConfig(name, http, poll, fetch, raw, webSub);
  }

  public IngestConfig withHttp(HttpConfig other) {
    return new IngestConfig(instance, other, poll, fetch, raw, webSub);
  }

  public IngestConfig withPoll(PollConfig other) {
    return new IngestConfig(instance, http, other, fetch, raw, webSub);
  }

  public IngestConfig withFetch(FetchConfig other) {
    return new IngestConfig(instance, http, poll, other, raw, webSub);
  }

  public IngestConfig withRaw(RawConfig other) {
    return new IngestConfig(instance, http, poll, fetch, other, webSub);
  }

  public IngestConfig withWebSub(WebSubConfig other) {
    return new IngestConfig(instance, http, poll, fetch, raw, other);
  }
}
