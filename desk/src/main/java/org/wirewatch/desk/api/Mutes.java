package org.wirewatch.desk.api;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.wirewatch.desk.http.Problem;
import org.wirewatch.desk.state.Desk;
import org.wirewatch.wire.Mute;
import org.wirewatch.wire.Subscription;

/** What can be muted, and whether there is such a thing. */
final class Mutes {
  private static final Duration MUTE_MAX = Duration.ofDays(366);

  private Mutes() {}

  /**
   * A mute as it is stored.
   *
   * @param by user id
   * @throws Problem naming the field that is wrong
   */
  static Mute of(MuteInput input, String by, Instant now) {
    if (input.target() == null) {
      throw Problem.invalid("target", "Say what: SUBSCRIPTION, OUTLET, ENTITY or STORY.");
    }
    if (input.until() == null || !input.until().isAfter(now)) {
      throw Problem.invalid("until", "A mute needs an end in the future.");
    }
    if (input.until().isAfter(now.plus(MUTE_MAX))) {
      throw Problem.invalid("until", "A mute ends within a year.");
    }
    boolean whole = input.target() == Mute.Target.SUBSCRIPTION;
    if (!whole && (input.id() == null || input.id().isBlank())) {
      throw Problem.invalid("id", "Say which one.");
    }
    return new Mute(input.target(), whole ? null : input.id().strip(), input.until(), by);
  }

  /** The mutes that still hold, without those of one thing. */
  static List<Mute> others(Subscription old, Mute.Target target, String mutedId, Instant now) {
    List<Mute> mutes = new ArrayList<>(old.mutes());
    mutes.removeIf(
        known ->
            !known.until().isAfter(now)
                || (known.target() == target && Objects.equals(known.id(), mutedId)));
    return mutes;
  }

  /** That nothing of the kind is known, once the desk has read everything. */
  static List<Warning> warnings(Mute mute, Desk desk) {
    String id = mute.id();
    boolean known =
        !desk.loading().ready()
            || switch (mute.target()) {
              case SUBSCRIPTION -> true;
              case OUTLET ->
                  desk.state().sources().stream()
                      .anyMatch(
                          one -> id.equals(one.sourceId()) || id.equalsIgnoreCase(one.outlet()));
              case ENTITY ->
                  desk.state().knowledge().entity(id).isPresent()
                      || desk.archive().search().mentioning(List.of(id), null, 1).total() > 0;
              case STORY -> desk.archive().story(id).isPresent();
            };
    return known
        ? List.of()
        : List.of(
            Warning.of(
                "id",
                "There is no "
                    + mute.target().name().toLowerCase(Locale.ROOT)
                    + " '"
                    + id
                    + "', so this mutes nothing for now."));
  }
}
