package org.wirewatch.desk.live;

/**
 * Something on a live stream.
 *
 * @param id begins with {@code partition.offset} of its record; the event id, also after a restart
 */
public record LiveItem<T>(String id, T value) {}
