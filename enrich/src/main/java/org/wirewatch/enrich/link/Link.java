package org.wirewatch.enrich.link;

import org.wirewatch.wire.KnownEntity;

/**
 * What was decided on a group.
 *
 * @param entity whom or what it names; null when unknown or not sure
 * @param namesake whether somebody known bears the name and it was not taken for them
 * @param confidence of the link, 0.5 to 1; 0 without one
 */
public record Link(KnownEntity entity, boolean namesake, double confidence) {
  static final Link UNKNOWN = new Link(null, false, 0);
  static final Link NAMESAKE = new Link(null, true, 0);
}
