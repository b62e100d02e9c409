package org.wirewatch.testkit.web;

import java.time.Instant;

/**
 * A request that a simulated site got.
 *
 * @param host {@code 127.0.0.1:port}
 * @param at when it came
 * @param early whether the site had asked to be left alone until later, by Retry-After or by the
 *     age that its last answer was to reach
 */
public record Visit(String host, String path, Instant at, int status, boolean early) {}
