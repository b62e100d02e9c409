package org.wirewatch.desk.web;

import io.javalin.http.Context;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.wirewatch.desk.api.PolicyInput;
import org.wirewatch.desk.api.PolicyInput.EscalationInput;
import org.wirewatch.desk.api.SubscriptionInput.ReceiverInput;
import org.wirewatch.desk.http.Problem;
import org.wirewatch.wire.AlertPolicy;
import org.wirewatch.wire.AlertPolicy.Digest;
import org.wirewatch.wire.AlertPolicy.Period;
import org.wirewatch.wire.AlertPolicy.QuietHours;
import org.wirewatch.wire.AlertPolicy.UpdateOn;
import org.wirewatch.wire.Subscription.Channel;

/** The part of a subscription's form that says when and how often receivers are told. Pure. */
final class PolicyFields {
  private PolicyFields() {}

  static Html render(PolicyInput given) {
    PolicyInput policy = given == null ? PolicyInput.of(AlertPolicy.AT_ONCE) : given;
    Digest digest = policy.digest();
    QuietHours quiet = policy.quietHours();
    EscalationInput escalation = policy.escalation();
    Duration wait = policy.groupWait() == null ? Duration.ZERO : policy.groupWait();
    return Html.of(
        """
        <details class="policy field"><summary>When receivers are told</summary>
          <fieldset class="field"><legend>Tell again of a story when</legend>
            <p class="choices">{}</p>
            <label>New outlets needed <input class="short" type="number" name="new_outlets" min="1" max="100" value="{}"></label></fieldset>
          <div class="columns-form">
            <label>Gather alerts for (minutes) <input type="number" name="group_wait" min="0" max="1440" value="{}"></label>
            <label>and seconds <input type="number" name="group_wait_seconds" min="0" max="59.999" step="any" value="{}"></label>
            <label>Digest <select name="digest"><option value="">none</option>{}</select></label>
            <label>at <input type="time" name="digest_at" value="{}"></label>
            <label>on <select name="digest_day">{}</select></label>
            <label>Quiet from <input type="time" name="quiet_from" value="{}"></label>
            <label>to <input type="time" name="quiet_to" value="{}"></label>
            <label>Time zone <input name="zone" value="{}" placeholder="Europe/Berlin" autocomplete="off"></label>
          </div>
          <fieldset class="field"><legend>Quiet hours begin on these days; on every day if none is chosen</legend>
            <p class="choices">{}</p></fieldset>
          <fieldset class="field"><legend>If nobody takes charge</legend>
            <div class="columns-form">
              <label>after (minutes) <input type="number" name="escalate_after" min="1" max="10080" value="{}"></label>
              <label>tell by <select name="escalate_channel">{}</select></label>
              <label>address <input name="escalate_address" value="{}" maxlength="2048" autocomplete="off"></label>
            </div></fieldset>
        </details>
        """,
        boxes("updates", List.of(UpdateOn.values()), policy.updates()),
        policy.newOutlets(),
        wait.toMinutes(),
        seconds(wait),
        options(List.of(Period.values()), digest == null ? null : digest.period()),
        digest == null ? "07:00" : digest.at(),
        options(List.of(DayOfWeek.values()), digest == null ? DayOfWeek.MONDAY : digest.day()),
        quiet == null ? "" : quiet.from(),
        quiet == null ? "" : quiet.to(),
        policy.zone(),
        boxes("quiet_days", List.of(DayOfWeek.values()), quiet == null ? Set.of() : quiet.days()),
        escalation == null ? "" : escalation.afterMinutes(),
        options(
            channels(escalation),
            escalation == null ? Channel.EMAIL : escalation.receiver().channel()),
        escalation == null ? "" : escalation.receiver().address());
  }

  /** How often receivers are told of a story, and when, in words. */
  static String howOften(PolicyInput policy) {
    return again(policy) + (policy == null ? "" : when(policy));
  }

  private static String when(PolicyInput policy) {
    Digest digest = policy.digest();
    QuietHours quiet = policy.quietHours();
    String gathered =
        digest == null
            ? ""
            : switch (digest.period()) {
              case HOURLY -> " A digest goes out every hour.";
              case DAILY -> " A digest goes out every day at " + digest.at() + zone(policy);
              case WEEKLY ->
                  " A digest goes out every "
                      + digest.day().getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                      + " at "
                      + digest.at()
                      + zone(policy);
            };
    return quiet == null
        ? gathered
        : gathered
            + " It is quiet from "
            + quiet.from()
            + " to "
            + quiet.to()
            + zone(policy)
            + " What comes then is told after it.";
  }

  private static String zone(PolicyInput policy) {
    return " (" + (policy.zone() == null ? "UTC" : policy.zone()) + ").";
  }

  private static String again(PolicyInput policy) {
    Set<UpdateOn> updates = policy == null ? Set.of() : policy.updates();
    if (updates.contains(UpdateOn.EVERY_ARTICLE)) {
      return "Receivers are told of every article that matches and repeats no earlier one.";
    }
    String again = updates.stream().sorted().map(Parts::words).collect(Collectors.joining(", "));
    return again.isEmpty()
        ? "Receivers are told once per story."
        : "Receivers are told once per story, and again of: " + again + ".";
  }

  /**
   * What was written into the fields.
   *
   * @throws Problem naming the field
   */
  static PolicyInput read(Context context) {
    Set<UpdateOn> updates = EnumSet.noneOf(UpdateOn.class);
    for (String one : context.formParams("updates")) {
      updates.add(value("policy.updates", one, UpdateOn::valueOf));
    }
    return new PolicyInput(
        updates,
        value("policy.new_outlets", context.formParam("new_outlets"), Integer::valueOf),
        groupWait(context),
        digest(context),
        quiet(context),
        context.formParam("zone"),
        escalation(context));
  }

  private static Duration groupWait(Context context) {
    String field = "policy.group_wait";
    Duration minutes =
        value(
            field,
            context.formParam("group_wait"),
            text -> Duration.ofMinutes(Integer.parseInt(text)));
    BigDecimal seconds = value(field, context.formParam("group_wait_seconds"), BigDecimal::new);
    if (seconds == null) {
      return minutes;
    }
    if (seconds.signum() < 0 || seconds.compareTo(BigDecimal.valueOf(60)) >= 0) {
      throw Problem.invalid(field, "The seconds are from 0 to below 60.");
    }
    return (minutes == null ? Duration.ZERO : minutes)
        .plusNanos(seconds.movePointRight(9).longValue());
  }

  /** What is left beside the whole minutes. */
  private static String seconds(Duration wait) {
    return BigDecimal.valueOf(wait.minusMinutes(wait.toMinutes()).toNanos(), 9)
        .stripTrailingZeros()
        .toPlainString();
  }

  private static Digest digest(Context context) {
    Period period = value("policy.digest.period", context.formParam("digest"), Period::valueOf);
    return period == null
        ? null
        : new Digest(
            period,
            value("policy.digest.at", context.formParam("digest_at"), LocalTime::parse),
            value("policy.digest.day", context.formParam("digest_day"), DayOfWeek::valueOf));
  }

  private static QuietHours quiet(Context context) {
    LocalTime from =
        value("policy.quiet_hours.from", context.formParam("quiet_from"), LocalTime::parse);
    LocalTime to = value("policy.quiet_hours.to", context.formParam("quiet_to"), LocalTime::parse);
    if (from == null && to == null) {
      return null;
    }
    if (from == null || to == null || from.equals(to)) {
      throw Problem.invalid("policy.quiet_hours", "Quiet hours have a beginning and another end.");
    }
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String one : context.formParams("quiet_days")) {
      days.add(value("policy.quiet_hours.days", one, DayOfWeek::valueOf));
    }
    return new QuietHours(from, to, days);
  }

  private static EscalationInput escalation(Context context) {
    Integer after =
        value(
            "policy.escalation.after_minutes",
            context.formParam("escalate_after"),
            Integer::valueOf);
    return after == null
        ? null
        : new EscalationInput(
            after,
            new ReceiverInput(
                value(
                    "policy.escalation.receiver",
                    context.formParam("escalate_channel"),
                    Channel::valueOf),
                context.formParam("escalate_address")));
  }

  private static <T> T value(String field, String text, Function<String, T> parse) {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      return parse.apply(text.strip());
    } catch (IllegalArgumentException | DateTimeException e) {
      throw Problem.invalid(field, "'" + text + "' cannot be read.");
    }
  }

  /** Mail and webhook, and what the API was told. */
  private static List<Channel> channels(EscalationInput escalation) {
    Channel now = escalation == null ? Channel.EMAIL : escalation.receiver().channel();
    return now == Channel.EMAIL || now == Channel.WEBHOOK
        ? List.of(Channel.EMAIL, Channel.WEBHOOK)
        : List.of(Channel.EMAIL, Channel.WEBHOOK, now);
  }

  private static List<Html> boxes(
      String name, List<? extends Enum<?>> values, Set<? extends Enum<?>> chosen) {
    List<Html> boxes = new ArrayList<>();
    for (Enum<?> one : values) {
      boxes.add(
          Html.of(
              chosen.contains(one)
                  ? "<label><input type=\"checkbox\" name=\"{}\" value=\"{}\" checked> {}</label>"
                  : "<label><input type=\"checkbox\" name=\"{}\" value=\"{}\"> {}</label>",
              name,
              one.name(),
              Parts.words(one)));
    }
    return boxes;
  }

  private static List<Html> options(List<? extends Enum<?>> values, Enum<?> chosen) {
    List<Html> options = new ArrayList<>();
    for (Enum<?> one : values) {
      options.add(
          Html.of(
              one == chosen
                  ? "<option value=\"{}\" selected>{}</option>"
                  : "<option value=\"{}\">{}</option>",
              one.name(),
              Parts.words(one).toLowerCase(Locale.ROOT)));
    }
    return options;
  }
}
