package org.wirewatch.desk.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wirewatch.desk.api.SubscriptionInput.ReceiverInput;
import org.wirewatch.desk.http.Problem;
import org.wirewatch.wire.Ids;
import org.wirewatch.wire.ReceiverCheck;
import org.wirewatch.wire.Subscription;
import org.wirewatch.wire.Subscription.Channel;
import org.wirewatch.wire.Subscription.Receiver;
import org.wirewatch.wire.net.AddressGuard;
import org.wirewatch.wire.net.AllowList;

/**
 * Addresses of receivers: whether they can be used, and how they are shown. What is secret in an
 * address is not shown; who sends the shown form back means the receiver as it is stored. Pure.
 */
public final class Receivers {
  private static final int MARK_CHARS = 6;

  private static final String CREDENTIALS = "***";

  /** Stands for what is not shown; a mark after it tells addresses apart. */
  private static final String REST = "…";

  private static final Pattern WEB =
      Pattern.compile("(https?://)([^/?#]*@)?([^/?#]*)([^?#]*)(.*)", Pattern.CASE_INSENSITIVE);

  /** What alerts sends to when its operator opens nothing. */
  private static final AddressGuard GUARD = AddressGuard.of(AllowList.publicWeb());

  private Receivers() {}

  /**
   * The address for showing it: without user name and password, without a query, and where the
   * address as a whole is the secret only the host.
   */
  public static String masked(Channel channel, String address) {
    Matcher web = WEB.matcher(address == null ? "" : address);
    if (!web.matches()) {
      return address;
    }
    String mark = Ids.of("masked", address).substring(0, MARK_CHARS);
    String host = web.group(1) + (web.group(2) == null ? "" : CREDENTIALS + "@") + web.group(3);
    boolean wholeSecret =
        switch (channel) {
          case SLACK, DISCORD, TEAMS, WEB_PUSH -> true;
          case EMAIL, WEBHOOK, NTFY, DESK -> false;
        };
    if (wholeSecret) {
      return host + "/" + REST + mark;
    }
    return host + web.group(4) + (web.group(5).isEmpty() ? "" : "?" + REST + mark);
  }

  /** As the other. */
  public static String masked(Receiver receiver) {
    return masked(receiver.channel(), receiver.address());
  }

  /** The receivers of a subscription, at the end the one that alerts are escalated to. */
  public static List<Receiver> all(Subscription subscription) {
    List<Receiver> all = new ArrayList<>(subscription.receivers());
    if (subscription.policy().escalation() != null) {
      all.add(subscription.policy().escalation().receiver());
    }
    return all;
  }

  /**
   * The receiver of a subscription that somebody means by its address or by its shown form.
   *
   * @param old null when there is none yet
   */
  static Optional<Receiver> known(Subscription old, ReceiverInput wanted) {
    if (old == null) {
      return Optional.empty();
    }
    return all(old).stream()
        .filter(known -> known.channel() == wanted.channel())
        .filter(
            known ->
                wanted.address().equals(known.address()) || wanted.address().equals(masked(known)))
        .findFirst();
  }

  /**
   * Checks a receiver; one that is stored already is taken as it is.
   *
   * @param old null when there is none yet
   * @throws Problem naming the field
   */
  static void check(Subscription old, String field, ReceiverInput receiver) {
    String address = receiver.address();
    if (receiver.channel() == null) {
      throw Problem.invalid(field, "A receiver has a channel and an address.");
    }
    if (receiver.secret() != null) {
      if (receiver.channel() != Channel.NTFY) {
        throw Problem.invalid(
            field, "Only NTFY takes a secret; the one of a webhook is made here.");
      }
      fault(field, receiver);
    }
    boolean known = known(old, receiver).isPresent();
    if (receiver.rotation() != null && (receiver.channel() != Channel.WEBHOOK || !known)) {
      throw Problem.invalid(field, "Only a webhook that is stored has secrets to rotate.");
    }
    if (known) {
      return;
    }
    if (address.contains(REST) || address.contains(CREDENTIALS)) {
      throw Problem.invalid(
          field, "'" + address + "' only shows a stored address. Write the whole of it.");
    }
    if (receiver.channel() == Channel.DESK) {
      throw Problem.invalid(
          field,
          "DESK stands for the private feed, which POST /api/subscriptions/{id}/feed makes."
              + " The desk shows every alert without a receiver; leave it out.");
    }
    fault(field, receiver);
  }

  /**
   * That nothing is sent to an address unless the operator has opened it, which only alerts knows.
   * Asks no DNS.
   */
  static Optional<Warning> warning(String field, Receiver receiver) {
    if (receiver.channel() == Channel.EMAIL || receiver.channel() == Channel.DESK) {
      return Optional.empty();
    }
    AddressGuard.Decision decision = GUARD.checkWithoutDns(receiver.address());
    return decision.allowed()
        ? Optional.empty()
        : Optional.of(
            Warning.of(
                field,
                "Nothing is sent to '"
                    + masked(receiver)
                    + "' unless alerts.webhook.allow opens it: "
                    + decision.detail()
                    + "."));
  }

  private static void fault(String field, ReceiverInput wanted) {
    Receiver receiver = new Receiver("new", wanted.channel(), wanted.address(), wanted.secret());
    ReceiverCheck.fault(receiver)
        .ifPresent(
            fault -> {
              throw Problem.invalid(
                  field, "'" + masked(receiver) + "': the " + fault.replaceFirst(":", "") + ".");
            });
  }
}
