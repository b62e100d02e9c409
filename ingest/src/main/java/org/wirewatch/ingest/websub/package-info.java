/**
 * WebSub: hubs tell what is new, so that nobody has to ask.
 *
 * <p>{@link org.wirewatch.ingest.websub.Subscriber} asks the hub that a source names and decides
 * when to renew; {@link org.wirewatch.ingest.websub.CallbackServer} answers the hub on any instance
 * without state, since a {@code Callback}'s address proves itself, and writes what came to {@code
 * feed-pushes}; {@link org.wirewatch.ingest.websub.PushReader} gives it to the instance that owns
 * the source, which reads it like the answer to a poll. What is missed is found by the next poll.
 *
 * @see <a href="https://www.w3.org/TR/websub/">WebSub, W3C Recommendation, 2018</a>
 */
package org.wirewatch.ingest.websub;
