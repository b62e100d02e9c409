package org.wirewatch.app.newsroom;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.wirewatch.wire.Subscription;

/** The subscriptions that come with the sample newsroom. */
public final class SampleSubscriptions {
  private static final String OWNER = "demo";

  private SampleSubscriptions() {}

  /** All of them; only the desk shows their alerts. */
  public static List<Subscription> load() {
    return load(List.of());
  }

  /**
   * All of them.
   *
   * @param receivers of each
   */
  public static List<Subscription> load(List<Subscription.Receiver> receivers) {
    List<Subscription> subscriptions = new ArrayList<>();
    for (Object entry : (List<?>) Library.yaml(Library.resource("subscriptions.yaml"))) {
      Map<?, ?> fields = (Map<?, ?>) entry;
      subscriptions.add(
          new Subscription(
              Subscription.SCHEMA_VERSION,
              (String) fields.get("id"),
              OWNER,
              (String) fields.get("name"),
              (String) fields.get("query"),
              receivers,
              true,
              null,
              null));
    }
    return List.copyOf(subscriptions);
  }
}
