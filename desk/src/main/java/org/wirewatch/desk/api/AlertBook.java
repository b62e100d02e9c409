package org.wirewatch.desk.api;

import io.javalin.http.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.wirewatch.desk.archive.AlertArchive;
import org.wirewatch.desk.http.EventStream;
import org.wirewatch.desk.http.Problem;
import org.wirewatch.desk.state.Alert;
import org.wirewatch.desk.state.AlertLog;
import org.wirewatch.desk.state.Desk;
import org.wirewatch.wire.AlertResponse;
import org.wirewatch.wire.AlertResponse.Verdict;
import org.wirewatch.wire.Notification;
import org.wirewatch.wire.Subscription;

/** The alerts, and what people say of them. Thread-safe. */
public final class AlertBook {
  private final Desk desk;

  public AlertBook(Desk desk) {
    this.desk = desk;
  }

  /**
   * What someone says of an alert.
   *
   * @param verdict null leaves it as it is
   * @param acknowledge null leaves it as it is; false takes it back
   */
  public record Response(Verdict verdict, Boolean acknowledge) {
    /** A verdict. */
    public static Response of(Verdict verdict) {
      return new Response(verdict, null);
    }

    /** That someone takes charge. */
    public static Response acknowledged() {
      return new Response(null, true);
    }
  }

  /** Those that the caller may see, as of {@link org.wirewatch.desk.state.AlertLog#newest}. */
  public Paging.Page<Alert> newest(String subscriptionId, Paging paging) {
    return paging.read(
        (after, count) -> newest(subscriptionId, after, count, desk::sees), Alert::alertId);
  }

  /** The newest of a subscription, whoever asks: for its feed, whose address lets in. */
  List<Alert> fed(Subscription subscription, int limit) {
    return newest(subscription.subscriptionId(), null, limit, any -> true);
  }

  private List<Alert> newest(
      String subscriptionId, String after, int limit, Predicate<Notification> visible) {
    UnaryOperator<String> survivor = desk.archive().search()::survivor;
    List<Alert> found =
        new ArrayList<>(
            desk.state().alerts().newest(subscriptionId, after, limit, survivor, visible));
    if (found.size() < limit) {
      String last = found.isEmpty() ? after : found.getLast().alertId();
      found.addAll(older(subscriptionId, last, limit - found.size(), visible));
    }
    return found;
  }

  /**
   * Alerts of the archive that are no longer in memory, newest first.
   *
   * @param afterAlertId null for the newest of them
   */
  private List<Alert> older(
      String subscriptionId, String afterAlertId, int limit, Predicate<Notification> visible) {
    Alert after = afterAlertId == null ? null : known(afterAlertId).orElse(null);
    if (afterAlertId != null && after == null) {
      return List.of();
    }
    Instant oldest = desk.state().alerts().oldest().orElseGet(desk.clock()::instant);
    Instant until = after == null || after.at().isAfter(oldest) ? oldest : after.at();
    Map<String, Alert> found = new HashMap<>();
    desk.archive()
        .alerts()
        .visit(
            subscriptionId,
            until,
            one -> {
              if (visible.test(one)) {
                one.alertIds()
                    .forEach(id -> found.computeIfAbsent(id, alertId -> left(alertId, after)));
              }
              return found.size() < limit || !found.values().stream().allMatch(later(one));
            });
    return found.values().stream()
        .filter(alert -> current(alert).alertId().equals(alert.alertId()))
        .sorted(AlertBook::order)
        .limit(limit)
        .toList();
  }

  /** An alert that is no longer in memory and comes after another; null for all else. */
  private Alert left(String alertId, Alert after) {
    return desk.state().alerts().find(alertId).isPresent()
        ? null
        : archived(alertId).filter(alert -> after == null || order(alert, after) > 0).orElse(null);
  }

  private static Predicate<Alert> later(Notification than) {
    Instant at = than.createdAt() == null ? Instant.EPOCH : than.createdAt();
    return alert -> alert.at().isAfter(at);
  }

  /** Newest first. */
  private static int order(Alert one, Alert other) {
    int byTime = other.at().compareTo(one.at());
    return byTime == 0 ? one.alertId().compareTo(other.alertId()) : byTime;
  }

  /**
   * The alert; of a story that was merged the alert of the one that remains, if there is one.
   *
   * @throws Problem 404 also when the caller may not see it
   */
  public Alert get(String alertId) {
    return find(alertId).orElseThrow(() -> Problem.notFound("This alert"));
  }

  /** As {@link #get}; empty when there is none that the caller may see. */
  private Optional<Alert> find(String alertId) {
    return known(alertId).filter(found -> desk.sees(found.notification())).map(this::current);
  }

  /** Of the newest in memory, or else of the archive. */
  private Optional<Alert> known(String alertId) {
    Optional<Alert> recent = desk.state().alerts().find(alertId);
    return recent
        .filter(alert -> alert.notification().kind() != Notification.Kind.UPDATE)
        .or(() -> archived(alertId)) // an update may come when the alert has left memory
        .or(() -> recent);
  }

  private Optional<Alert> archived(String alertId) {
    AlertArchive.Told told = desk.archive().alerts().told(alertId);
    return AlertLog.alert(alertId, told.notifications(), told.deliveries());
  }

  private Alert current(Alert own) {
    String storyId = own.notification().storyId();
    if (storyId == null) {
      return own;
    }
    String now = desk.archive().search().survivor(storyId);
    return now.equals(storyId)
        ? own
        : known(Notification.alertId(own.notification().subscriptionId(), now)).orElse(own);
  }

  /**
   * Answers with a stream of the alerts that the caller may see, as they come: {@code alert} for a
   * new one, {@code update} for one that changed.
   *
   * @param subscriptionId null for all
   * @param render the data of an event
   */
  public void stream(Context context, String subscriptionId, Function<Alert, String> render) {
    EventStream.serve(
        context,
        desk.liveAlerts(),
        item -> {
          AlertLog.Change change = item.value();
          boolean wanted =
              subscriptionId == null || subscriptionId.equals(change.told().subscriptionId());
          return wanted
              ? find(change.alertId()).map(alert -> told(change, render.apply(alert)))
              : Optional.empty();
        });
  }

  private static EventStream.Told told(AlertLog.Change change, String data) {
    return new EventStream.Told(change.first() ? "alert" : "update", data);
  }

  /** How many alerts the caller may see that came after an instant, counted to a maximum. */
  public long countSince(Instant since, long max) {
    return desk.state()
        .alerts()
        .countSince(since, max, desk.archive().search()::survivor, desk::sees);
  }

  public Optional<AlertResponse> response(String alertId) {
    return desk.state().responses().of(alertId);
  }

  /**
   * Stores what the caller says of an alert; what was said before and is not contradicted stays.
   *
   * @throws Problem 404 also when the caller may not see the alert
   */
  public AlertResponse respond(String alertId, Response said) {
    Alert alert = get(alertId);
    return respond(
        alert.notification().subscriptionId(),
        alert.notification().storyId(),
        alert.notification().articleId(),
        alert.alertId(),
        said,
        desk.caller().get().id());
  }

  /**
   * As {@link #respond(String, Response)}, of any alert, also one that is not known here: for links
   * in messages, which let in themselves.
   *
   * @param by user id; null when unknown
   */
  public AlertResponse respond(
      String subscriptionId,
      String storyId,
      String articleId,
      String alertId,
      Response said,
      String by) {
    if (said.verdict() == null && said.acknowledge() == null) {
      throw Problem.invalid("verdict", "Say GOOD or BAD, or acknowledge.");
    }
    Instant now = desk.clock().instant();
    Optional<AlertResponse> before = response(alertId);
    Verdict verdict =
        said.verdict() != null ? said.verdict() : before.map(AlertResponse::verdict).orElse(null);
    Instant acknowledged = before.map(AlertResponse::acknowledgedAt).orElse(null);
    if (Boolean.FALSE.equals(said.acknowledge())) {
      acknowledged = null;
    } else if (said.acknowledge() != null && acknowledged == null) {
      acknowledged = now;
    }
    AlertResponse response =
        new AlertResponse(
            AlertResponse.SCHEMA_VERSION,
            alertId,
            subscriptionId,
            storyId,
            articleId,
            verdict,
            acknowledged,
            by,
            now);
    desk.commands().save(response);
    return response;
  }

  /** Precision of a subscription by what people said of its alerts. */
  public Precision precision(String subscriptionId) {
    var tally = desk.state().responses().tally(subscriptionId);
    return Precision.of(tally.good(), tally.bad());
  }

  /** What would make a subscription's alerts better, by the same. */
  public List<TermSuggestions.Suggestion> suggestions(Subscription subscription) {
    return new TermSuggestions(desk.archive().search(), desk.state().knowledge())
        .of(
            subscription.query(),
            desk.state()
                .responses()
                .judged(subscription.subscriptionId(), TermSuggestions.JUDGED_MAX));
  }
}
