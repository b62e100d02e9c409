package org.wirewatch.ingest.raw;

import java.net.InetAddress;
import java.net.URI;
import java.time.Instant;
import okhttp3.Headers;

/**
 * One GET and its answer as they went over the wire, but for the transfer coding, which is undone.
 *
 * @param http2 whether the headers below were sent by HTTP/2
 * @param peer the address that answered; null when unknown
 * @param reason the words behind the status; empty in HTTP/2
 * @param body content coding not undone; not copied, not to be changed
 * @param at when the answer was complete
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; a copy would double the memory
public record Exchange(
    URI url,
    boolean http2,
    InetAddress peer,
    Headers requestHeaders,
    int status,
    String reason,
    Headers headers,
    byte[] body,
    Instant at) {}
