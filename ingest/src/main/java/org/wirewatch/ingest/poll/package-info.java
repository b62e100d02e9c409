/**
 * Polling: which sources are due, what they list, what of it is new.
 *
 * <p>{@link org.wirewatch.ingest.poll.PollWork} holds the sources whose partitions this instance
 * owns and polls each when it is due. {@code Poller} asks one source once and says what is new and
 * what its status is now; {@code Schedule} when to ask again. New entries and the status are
 * written in one transaction, so an entry is asked for once whatever is killed when.
 */
package org.wirewatch.ingest.poll;
