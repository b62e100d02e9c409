/**
 * What crosses Kafka: one record per value, the catalogue of topics, the serdes, and the small
 * pieces that every service needs (configuration, health and metrics, the address guard).
 *
 * <p>Start at {@link org.wirewatch.wire.Topic}: it lists what flows. Records are JSON with
 * snake_case names; readers ignore unknown fields; offsets are UTF-16 {@code [start, end)}.
 */
package org.wirewatch.wire;
