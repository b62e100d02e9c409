package org.wirewatch.app;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import org.wirewatch.alerts.AlertsConfig;
import org.wirewatch.alerts.AlertsService;
import org.wirewatch.desk.DeskConfig;
import org.wirewatch.desk.DeskService;
import org.wirewatch.enrich.EnrichConfig;
import org.wirewatch.enrich.EnrichService;
import org.wirewatch.ingest.IngestConfig;
import org.wirewatch.ingest.IngestService;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.config.Settings;
import org.wirewatch.wire.ops.Service;

/** The services that Wirewatch is made of. */
public enum ServiceKind {
  INGEST {
    @Override
    Service create(Settings settings, KafkaSettings kafka, MeterRegistry metrics) {
      return new IngestService(IngestConfig.read(settings), kafka, metrics, CLOCK);
    }
  },
  ENRICH {
    @Override
    Service create(Settings settings, KafkaSettings kafka, MeterRegistry metrics) {
      return new EnrichService(EnrichConfig.read(settings), kafka, metrics, CLOCK);
    }
  },
  ALERTS {
    @Override
    Service create(Settings settings, KafkaSettings kafka, MeterRegistry metrics) {
      return new AlertsService(AlertsConfig.read(settings), kafka, metrics, CLOCK);
    }
  },
  DESK {
    @Override
    Service create(Settings settings, KafkaSettings kafka, MeterRegistry metrics) {
      return new DeskService(DeskConfig.read(settings), kafka, metrics, CLOCK);
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
    Service service = create(settings, kafka, metrics);
    settings.finish();
    return service;
  }

  abstract Service create(Settings settings, KafkaSettings kafka, MeterRegistry metrics);
}
