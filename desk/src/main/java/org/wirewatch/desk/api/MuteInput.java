package org.wirewatch.desk.api;

import java.time.Instant;
import org.wirewatch.wire.Mute;

/**
 * What someone does not want to be told of for a time.
 *
 * @param id of the outlet, entity or story; null of the whole subscription
 */
public record MuteInput(Mute.Target target, String id, Instant until) {}
