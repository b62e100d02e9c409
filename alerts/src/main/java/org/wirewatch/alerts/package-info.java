/**
 * Matches every enriched article against every subscription and tells the receivers, once per
 * subscription and story.
 *
 * <p>{@link org.wirewatch.alerts.AlertsTopology} is the page to read: enriched articles in,
 * notifications out. {@code subscription} keeps the matcher in step with the compacted topic,
 * {@code match} finds and explains matches, {@code group} remembers what was alerted, {@code
 * deliver} reads the notifications and sends them by mail or webhook until each has arrived or its
 * deadline has passed.
 *
 * <p>On failure: an unreadable record, a bad query and a notification that could not be delivered
 * become dead letters; everything else goes on.
 */
package org.wirewatch.alerts;
