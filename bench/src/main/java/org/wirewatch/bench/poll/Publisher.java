package org.wirewatch.bench.poll;

import java.time.Instant;
import java.util.List;

/**
 * When a source published.
 *
 * @param group for the table
 * @param times in order; those before the start of the simulation are history
 * @param listed entries that its document lists at a time
 */
record Publisher(String group, List<Instant> times, int listed, Instant start, Instant end) {}
