package org.wirewatch.desk.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wirewatch.wire.AlertResponse;
import org.wirewatch.wire.AlertResponse.Verdict;

/** What people said of alerts: the last response to each, of the newest 100,000. Thread-safe. */
public final class ResponseLog {
  private static final int RESPONSES_MAX = 100_000;

  private final LinkedHashMap<String, AlertResponse> responses = new LinkedHashMap<>();
  private final Map<String, Tally> tallies = new HashMap<>();

  /** Verdicts on the alerts of a subscription. */
  public record Tally(int good, int bad) {
    private Tally with(Verdict verdict, int change) {
      return switch (verdict) {
        case null -> this;
        case GOOD -> new Tally(good + change, bad);
        case BAD -> new Tally(good, bad + change);
      };
    }
  }

  /** Takes a response; null takes back what was said of the alert. */
  public synchronized void put(String alertId, AlertResponse response) {
    count(responses.remove(alertId), -1);
    if (response != null) {
      responses.put(alertId, response);
      count(response, 1);
    }
    if (responses.size() > RESPONSES_MAX) {
      count(responses.pollFirstEntry().getValue(), -1);
    }
  }

  private void count(AlertResponse response, int change) {
    if (response != null) {
      tallies.compute(
          response.subscriptionId(),
          (id, known) ->
              (known == null ? new Tally(0, 0) : known).with(response.verdict(), change));
    }
  }

  public synchronized Optional<AlertResponse> of(String alertId) {
    return Optional.ofNullable(responses.get(alertId));
  }

  public synchronized Tally tally(String subscriptionId) {
    return tallies.getOrDefault(subscriptionId, new Tally(0, 0));
  }

  /** Responses to a subscription's alerts that have a verdict, newest first. */
  public synchronized List<AlertResponse> judged(String subscriptionId, int limit) {
    List<AlertResponse> found = new ArrayList<>();
    for (AlertResponse one : responses.sequencedValues().reversed()) {
      if (found.size() < limit
          && one.verdict() != null
          && one.subscriptionId().equals(subscriptionId)) {
        found.add(one);
      }
    }
    return found;
  }
}
