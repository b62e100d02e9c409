package org.wirewatch.app.cli;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.wirewatch.app.Logging;
import org.wirewatch.app.Node;
import org.wirewatch.app.Node.Management;
import org.wirewatch.app.ServiceKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One service against a cluster, until stopped by SIGTERM or Ctrl-C. */
@Command(description = "Runs this service against a cluster until stopped.")
public final class ServiceCommand implements Callable<Integer> {
  private final ServiceKind kind;

  @Mixin KafkaOptions kafka;

  @Option(
      names = "--management-host",
      defaultValue = "${env:WIREWATCH_MANAGEMENT_HOST:-127.0.0.1}",
      description = "address of /metrics and /health (${DEFAULT-VALUE})")
  String managementHost;

  @Option(
      names = "--management-port",
      defaultValue = "${env:WIREWATCH_MANAGEMENT_PORT:-8081}",
      description = "0 takes a free one (${DEFAULT-VALUE})")
  int managementPort;

  @Option(
      names = "--instance-id",
      description = "unique and stable among the instances; host name and port when absent")
  String instanceId;

  public ServiceCommand(ServiceKind kind) {
    this.kind = kind;
  }

  @Override
  public Integer call() throws Exception {
    Logging.ofService();
    Stop stop = new Stop();
    Management management = new Management(managementHost, managementPort);
    Node node =
        stop.add(
            Node.start(List.of(kind), kafka.kafka(), kafka.config(), environment(), management));
    System.err.println(
        kind.serviceName() + " started; metrics and health on port " + node.managementPort());
    stop.await();
    return 0;
  }

  /** The environment, with a stable name for this instance unless one is configured. */
  private Map<String, String> environment() throws UnknownHostException {
    Map<String, String> environment = new HashMap<>(System.getenv());
    if (kind == ServiceKind.ENRICH || kind == ServiceKind.ALERTS) {
      String key = "WIREWATCH_" + kind.serviceName().toUpperCase(Locale.ROOT) + "_INSTANCE_ID";
      String name =
          instanceId != null
              ? instanceId
              : InetAddress.getLocalHost().getHostName() + "-" + managementPort;
      if (instanceId != null) {
        environment.put(key, name);
      } else {
        environment.putIfAbsent(key, name);
      }
    }
    return environment;
  }
}
