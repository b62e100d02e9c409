/**
 * Sends notifications to their receivers.
 *
 * <p>{@link org.wirewatch.alerts.deliver.DeliveryWorker} reads the notifications of its partitions
 * and gives each to the queue of its receiver. A queue sends one at a time on a virtual thread, so
 * a slow or dead receiver delays itself alone. Each attempt is written to {@code deliveries} before
 * the notification counts as done or is tried again; the offset of a notification is committed only
 * when it has arrived or is a dead letter. After a restart, {@code DeliveryHistory} reads back what
 * was done with the notifications that are not committed.
 *
 * <p>So nothing is lost at a kill at any point. A receiver may see a notification twice only if it
 * acknowledged the first one at the moment of the kill; both carry the same id.
 */
package org.wirewatch.alerts.deliver;
