/**
 * Finding the sources behind a web address, as a question one part of Wirewatch asks another: the
 * desk asks, ingest answers, and neither knows the other.
 */
package org.wirewatch.wire.discovery;
