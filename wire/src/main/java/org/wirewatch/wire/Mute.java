package org.wirewatch.wire;

import java.time.Instant;

/**
 * What a subscription is not told of for a time.
 *
 * @param target what is muted
 * @param id of the outlet (source id or name), entity or story; null when the whole subscription is
 *     muted
 * @param until an end is compulsory: who forgets a mute still hears again
 * @param by who muted; null when unknown
 */
public record Mute(Target target, String id, Instant until, String by) {
  public Mute {
    Checks.present(target, "target");
    Checks.present(until, "until");
    if (target != Target.SUBSCRIPTION) {
      Checks.present(id, "id");
    }
  }

  /** What can be muted. */
  public enum Target {
    SUBSCRIPTION,
    OUTLET,
    ENTITY,
    STORY
  }
}
