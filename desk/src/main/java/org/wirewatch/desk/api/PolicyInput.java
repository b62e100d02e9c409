package org.wirewatch.desk.api;

import java.time.Duration;
import java.util.Set;
import org.wirewatch.desk.api.SubscriptionInput.ReceiverInput;
import org.wirewatch.desk.http.Problem;
import org.wirewatch.wire.AlertPolicy;
import org.wirewatch.wire.AlertPolicy.Digest;
import org.wirewatch.wire.AlertPolicy.QuietHours;
import org.wirewatch.wire.AlertPolicy.UpdateOn;
import org.wirewatch.wire.Subscription.Receiver;

/**
 * When and how often someone wants to be told; the fields are those of {@link AlertPolicy}, and
 * what is left out takes its default.
 */
public record PolicyInput(
    Set<UpdateOn> updates,
    Integer newOutlets,
    Duration groupWait,
    Digest digest,
    QuietHours quietHours,
    String zone,
    EscalationInput escalation) {
  private static final int NEW_OUTLETS_MAX = 100;

  public PolicyInput {
    updates = updates == null ? Set.of() : Set.copyOf(updates);
    zone = zone == null || zone.isBlank() ? null : zone.strip();
  }

  /** Whom to tell when nobody acknowledges. */
  public record EscalationInput(Integer afterMinutes, ReceiverInput receiver) {}

  /** The same as someone would have written it. */
  public static PolicyInput of(AlertPolicy policy) {
    AlertPolicy.Escalation escalation = policy.escalation();
    return new PolicyInput(
        policy.updates(),
        policy.newOutlets(),
        policy.groupWait(),
        policy.digest(),
        policy.quietHours(),
        policy.zone(),
        escalation == null
            ? null
            : new EscalationInput(
                escalation.afterMinutes(),
                new ReceiverInput(
                    escalation.receiver().channel(), Receivers.masked(escalation.receiver()))));
  }

  /**
   * The policy.
   *
   * @param second who is told when nobody acknowledges; null when nobody is
   * @throws Problem naming the field that is wrong
   */
  AlertPolicy policy(Receiver second) {
    if (newOutlets != null && (newOutlets < 1 || newOutlets > NEW_OUTLETS_MAX)) {
      throw Problem.invalid("policy.new_outlets", "From 1 to " + NEW_OUTLETS_MAX + " outlets.");
    }
    if (escalation != null && escalation.afterMinutes() == null) {
      throw Problem.invalid("policy.escalation.after_minutes", "Say after how many minutes.");
    }
    try {
      return new AlertPolicy(
          updates,
          newOutlets == null ? 0 : newOutlets,
          groupWait,
          digest,
          quietHours,
          zone,
          escalation == null
              ? null
              : new AlertPolicy.Escalation(escalation.afterMinutes(), second));
    } catch (IllegalArgumentException e) {
      throw fault("policy", e);
    }
  }

  /** The fault of a record whose constructor names the field before a colon. */
  static Problem fault(String path, IllegalArgumentException e) {
    String message = e.getMessage();
    int colon = message.indexOf(':');
    String field = snake(message.substring(0, Math.max(0, colon)));
    return field.equals("after_minutes")
        ? Problem.invalid(path + ".escalation." + field, message.substring(colon + 1).strip())
        : Problem.invalid(
            field.isEmpty() ? path : path + "." + field, message.substring(colon + 1).strip());
  }

  private static String snake(String name) {
    return name.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
  }
}
