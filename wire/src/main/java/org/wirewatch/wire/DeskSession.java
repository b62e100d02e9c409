package org.wirewatch.wire;

import java.time.Instant;

/**
 * Somebody is signed in at the desk. The key of its record is the SHA-256 of the id in the cookie,
 * so that who reads the topic cannot use the session.
 *
 * @param userId a user's, or an id made of {@code desk.token}
 * @param lastUsedAt to within a part of the idle time, not of each request
 */
public record DeskSession(int schemaVersion, String userId, Instant createdAt, Instant lastUsedAt) {

  public static final int SCHEMA_VERSION = 1;

  public DeskSession {
    Checks.present(userId, "userId");
    Checks.present(createdAt, "createdAt");
    lastUsedAt = lastUsedAt == null ? createdAt : lastUsedAt;
  }
}
