package org.wirewatch.ingest.feed;

import java.util.EnumSet;

/**
 * The text of a body.
 *
 * @param encoding by which it was decoded, in lower case
 * @param repairs mutable: later steps add theirs
 */
record Decoded(String text, String encoding, EnumSet<Repair> repairs) {}
