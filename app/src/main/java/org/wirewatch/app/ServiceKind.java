package org.wirewatch.app;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.wirewatch.alerts.AlertsConfig;
import org.wirewatch.alerts.AlertsService;
import org.wirewatch.desk.DeskConfig;
import org.wirewatch.desk.DeskService;
import org.wirewatch.enrich.EnrichConfig;
import org.wirewatch.enrich.EnrichService;
import org.wirewatch.enrich.topic.TopicTrials;
import org.wirewatch.ingest.IngestConfig;
import org.wirewatch.ingest.IngestService;
import org.wirewatch.ingest.discover.Discovery;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.config.Settings;
import org.wirewatch.wire.ops.Service;

/** The services that Wirewatch is made of. */
public enum ServiceKind {
  INGEST {
    @Override
    Service create(Given given) {
      return new IngestService(
          IngestConfig.read(given.settings()), given.kafka(), given.metrics(), CLOCK);
    }
  },
  ENRICH {
    @Override
    Service create(Given given) {
      return new EnrichService(
          EnrichConfig.read(given.settings()), given.kafka(), given.metrics(), CLOCK);
    }
  },
  ALERTS {
    @Override
    Service create(Given given) {
      return new AlertsService(
          AlertsConfig.read(given.settings()), given.kafka(), given.metrics(), CLOCK);
    }
  },
  DESK {
    @Override
    Service create(Given given) {
      // looking for sources is ingest's craft: with its settings, in the desk's process
      Settings ingest = given.settingsOf().apply("ingest");
      Discovery finder = new Discovery(IngestConfig.read(ingest).http(), CLOCK);
      ingest.finish();
      Settings enrich = given.settingsOf().apply("enrich");
      EnrichConfig below = EnrichConfig.read(enrich);
      enrich.finish();
      return new DeskService(
          DeskConfig.read(given.settings()),
          given.kafka(),
          given.metrics(),
          finder,
          below.knowledge(),
          below.topics(),
          new TopicTrials(),
          CLOCK);
    }
  };

  private static final InstantSource CLOCK = InstantSource.system();

  /** The name on the command line, in settings and in metrics. */
  public String serviceName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Makes the service without starting it.
   *
   * @throws org.wirewatch.wire.config.ConfigException naming every bad setting
   */
  public Service create(
      Path config, Map<String, String> environment, KafkaSettings kafka, MeterRegistry metrics) {
    Settings settings = Settings.read(serviceName(), config, environment);
    Function<String, Settings> settingsOf = name -> Settings.read(name, config, environment);
    Service service = create(new Given(settings, settingsOf, kafka, metrics));
    settings.finish();
    return service;
  }

  abstract Service create(Given given);

  /**
   * What a service is made from.
   *
   * @param settings its own
   * @param settingsOf reads those of another service
   */
  record Given(
      Settings settings,
      Function<String, Settings> settingsOf,
      KafkaSettings kafka,
      MeterRegistry metrics) {}
}
