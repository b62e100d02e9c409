package org.wirewatch.app;

import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.TopicAdmin;
import org.wirewatch.wire.ops.ManagementServer;
import org.wirewatch.wire.ops.Service;

/** Services in this JVM over one Kafka, with their metrics and health. */
public final class Node implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Node.class);

  private final PrometheusMeterRegistry metrics =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final List<AutoCloseable> meters = new ArrayList<>();
  private final List<Service> services = new ArrayList<>();
  private ManagementServer management;

  private Node() {}

  /**
   * Where a node's metrics and health are.
   *
   * @param port 0 takes a free one
   */
  public record Management(String host, int port) {}

  /**
   * Starts services and returns when each has started; {@link #ready} tells when they work.
   *
   * @param config properties file; null for none
   * @param environment goes before the file
   * @throws org.wirewatch.wire.config.ConfigException before anything is started
   */
  public static Node start(
      List<ServiceKind> kinds,
      KafkaSettings kafka,
      Path config,
      Map<String, String> environment,
      Management management) {
    Node node = new Node();
    try {
      for (ServiceKind kind : kinds) {
        node.services.add(kind.create(config, environment, kafka, node.metrics));
      }
      node.bindMeters();
      node.management =
          ManagementServer.start(management.host(), management.port(), node.metrics, node.services);
      TopicAdmin.createMissing(kafka);
      node.startAll();
    } catch (RuntimeException e) {
      node.close();
      throw e;
    }
    return node;
  }

  /** Whether every service does its work. */
  public boolean ready() {
    return services.stream().allMatch(Service::ready);
  }

  /** Whether every service could still do its work. */
  public boolean live() {
    return services.stream().allMatch(Service::live);
  }

  /** Port of {@code /metrics} and {@code /health}. */
  public int managementPort() {
    return management.port();
  }

  /** The service of a kind in this node. */
  public <T extends Service> T service(Class<T> type) {
    return services.stream().filter(type::isInstance).map(type::cast).findFirst().orElseThrow();
  }

  /** Stops the services in the order of the stream, sources first. */
  @Override
  public void close() {
    for (Service service : services) {
      try {
        service.close();
      } catch (RuntimeException e) {
        LOG.warn("service did not close cleanly service={}", service.name(), e);
      }
    }
    if (management != null) {
      management.close();
    }
    for (AutoCloseable meter : meters) {
      try {
        meter.close();
      } catch (Exception e) {
        LOG.warn("meter did not close", e);
      }
    }
    metrics.close();
  }

  /** In parallel: each spends its start on loading models or joining a group. */
  private void startAll() {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> starts = new ArrayList<>();
      for (Service service : services) {
        starts.add(threads.submit(service::start));
      }
      for (Future<?> start : starts) {
        start.get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while starting", e);
    }
  }

  private void bindMeters() {
    new JvmMemoryMetrics().bindTo(metrics);
    new JvmThreadMetrics().bindTo(metrics);
    new ProcessorMetrics().bindTo(metrics);
    JvmGcMetrics gc = new JvmGcMetrics();
    gc.bindTo(metrics);
    meters.add(gc);
  }
}
